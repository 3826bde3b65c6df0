package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minyi.model.StopTable;

class PrecisionControlTest {
  /** Confidences that come true as often as they say. */
  private static List<Outcome> calibrated(int count, long seed) {
    Random random = new Random(seed);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double confidence = random.nextDouble();
      outcomes.add(new Outcome(confidence, random.nextDouble() < confidence));
    }
    return outcomes;
  }

  /** The share of right ones among uniform, true confidences above a threshold. */
  private static double precision(double threshold) {
    return (1 + threshold) / 2;
  }

  @Test
  void theWantedPrecisionIsMissedInFewerRunsThanAllowed() {
    int missed = 0;
    for (int run = 0; run < 200; run++) {
      StopTable table = PrecisionControl.stopTable(List.of(calibrated(1000, run)));
      double threshold = table.threshold(0, 0.9);
      missed += threshold <= 1 && precision(threshold) < 0.9 ? 1 : 0;
    }
    assertTrue(missed <= 0.05 * 200, missed + " of 200 runs");
  }

  @Test
  void tagsAboutAsMuchAsTheTruthAllows() {
    double threshold = PrecisionControl.stopTable(List.of(calibrated(5000, 1))).threshold(0, 0.75);
    assertTrue(threshold > 0.5 && threshold < 0.6, "threshold " + threshold);
  }

  @Test
  void whereNothingCanBeProvedNothingIsTagged() {
    List<Outcome> wrong = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      wrong.add(new Outcome(i / 400.0, i % 2 == 0));
    }
    assertEquals(StopTable.NEVER, PrecisionControl.stopTable(List.of(wrong)).threshold(0, 0.9));
  }

  @Test
  void aHandfulOfMessagesProvesNothingSoThatConfidencesAreTakenAtTheirWord() {
    StopTable table = PrecisionControl.stopTable(List.of(List.of(), calibrated(50, 2)));
    assertEquals(0.5, table.threshold(0, 0.5), 1e-6);
    assertEquals(0.9, table.threshold(1, 0.9), 1e-6);
  }

  @Test
  void deeperLevelsAndHigherTargetsNeverAskForLess() {
    StopTable table = PrecisionControl.stopTable(List.of(calibrated(800, 3), calibrated(800, 4)));
    for (int entry = 0; entry < StopTable.TARGETS; entry++) {
      double target = StopTable.target(entry);
      assertTrue(table.threshold(1, target) >= table.threshold(0, target));
      assertTrue(entry == 0 || table.threshold(0, target) >= table.threshold(0, target - 0.01));
    }
  }

  @Test
  void messagesOfEqualConfidenceAreTaggedAllOrNone() {
    List<Outcome> equal = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      equal.add(new Outcome(0.8, i % 5 > 0));
    }
    StopTable table = PrecisionControl.stopTable(List.of(equal));
    assertEquals(0.8, table.threshold(0, 0.7), 1e-6);
    assertEquals(StopTable.NEVER, table.threshold(0, 0.85));
  }
}
