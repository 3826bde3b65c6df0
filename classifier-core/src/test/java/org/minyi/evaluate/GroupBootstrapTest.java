package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupBootstrapTest {

  private static Ratio accuracy(int[] right) {
    return Ratio.of(right.length, i -> right[i], i -> 1);
  }

  private static int[] alone(int messages) {
    return IntStream.range(0, messages).toArray();
  }

  @Test
  void intervalsCoverTheTruthAboutNinetyFiveTimesInAHundred() {
    Random random = new Random(11);
    int covered = 0;
    for (int sample = 0; sample < 300; sample++) {
      int[] right = IntStream.range(0, 200).map(i -> random.nextDouble() < 0.7 ? 1 : 0).toArray();
      Estimate estimate =
          new GroupBootstrap(alone(200), 300, sample).estimate(List.of(accuracy(right))).get(0);
      covered += estimate.low() <= 0.7 && 0.7 <= estimate.high() ? 1 : 0;
    }
    assertTrue(covered >= 270 && covered <= 297, covered + " of 300");
  }

  @Test
  void theIntervalOfAnAccuracyHasTheWidthOfTheNormalApproximation() {
    int[] right = IntStream.range(0, 1000).map(i -> i % 4 == 0 ? 0 : 1).toArray();
    Estimate estimate =
        new GroupBootstrap(alone(1000), 2000, 1).estimate(List.of(accuracy(right))).get(0);
    double halfWidth = 1.96 * Math.sqrt(0.75 * 0.25 / 1000);
    assertEquals(0.75, estimate.value());
    assertEquals(0.75 - halfWidth, estimate.low(), 0.005);
    assertEquals(0.75 + halfWidth, estimate.high(), 0.005);
  }

  @Test
  void messagesOfOneGroupMakeTheIntervalWider() {
    int[] right = IntStream.range(0, 1000).map(i -> i / 10 % 4 == 0 ? 0 : 1).toArray();
    int[] tens = IntStream.range(0, 1000).map(i -> i / 10).toArray();
    Estimate single =
        new GroupBootstrap(alone(1000), 1000, 1).estimate(List.of(accuracy(right))).get(0);
    Estimate grouped = new GroupBootstrap(tens, 1000, 1).estimate(List.of(accuracy(right))).get(0);
    double factor = (grouped.high() - grouped.low()) / (single.high() - single.low());
    assertEquals(Math.sqrt(10), factor, 0.4);
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    int[] right = IntStream.range(0, 100).map(i -> i % 3 == 0 ? 0 : 1).toArray();
    GroupBootstrap bootstrap = new GroupBootstrap(alone(100), 500, 42);
    assertEquals(
        bootstrap.estimate(List.of(accuracy(right))), bootstrap.estimate(List.of(accuracy(right))));
  }

  @Test
  void aMetricForWhichNoMessageCountsHasNoEstimate() {
    Ratio none = Ratio.of(10, i -> 0, i -> 0);
    assertNull(new GroupBootstrap(alone(10), 10, 1).estimate(List.of(none)).get(0));
  }

  @Test
  void aPairedDifferenceIsSureWhereUnpairedIntervalsOverlap() {
    // The second is right wherever the first is, and on 12 more of 600 messages.
    int[] first = IntStream.range(0, 600).map(i -> i < 400 ? 1 : 0).toArray();
    int[] second = IntStream.range(0, 600).map(i -> i < 412 ? 1 : 0).toArray();
    GroupBootstrap bootstrap = new GroupBootstrap(alone(600), 2000, 5);
    List<Estimate> singly = bootstrap.estimate(List.of(accuracy(first), accuracy(second)));
    assertTrue(singly.get(0).high() > singly.get(1).low());
    GroupBootstrap.Difference difference = bootstrap.compare(accuracy(second), accuracy(first));
    assertEquals(12.0 / 600, difference.estimate().value(), 1e-12);
    assertTrue(difference.estimate().low() > 0);
    assertTrue(difference.p() < 0.01, "p = " + difference.p());
  }

  @Test
  void aDifferenceOfNothingIsNotSignificant() {
    int[] right = IntStream.range(0, 50).map(i -> i % 2).toArray();
    GroupBootstrap bootstrap = new GroupBootstrap(alone(50), 200, 5);
    assertEquals(1, bootstrap.compare(accuracy(right), accuracy(right)).p());
    int[] other = Arrays.stream(right).map(i -> 1 - i).toArray();
    assertTrue(bootstrap.compare(accuracy(right), accuracy(other)).p() > 0.2);
  }

  @Test
  void noResamplesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new GroupBootstrap(alone(3), 0, 1));
  }
}
