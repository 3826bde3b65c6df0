package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minyi.model.Facet;

class FlagThresholdsTest {
  private static List<Outcome> outcomes(int count, boolean right, double from, double to) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outcomes.add(new Outcome(from + (to - from) * i / count, right));
    }
    return outcomes;
  }

  private static long flagged(List<Outcome> outcomes, float threshold, boolean right) {
    return outcomes.stream()
        .filter(o -> o.right() == right && o.probability() >= threshold)
        .count();
  }

  @Test
  void flagsEnoughOfThoseThatShouldBeAndNoMore() {
    List<Outcome> all = new ArrayList<>(outcomes(100, true, 0.1, 0.9));
    all.addAll(outcomes(500, false, 0, 0.5));
    assertEquals(85, flagged(all, FlagThresholds.ofRecall(all), true));
  }

  @Test
  void flagsHardlyAnyOfThoseThatShouldNotBe() {
    List<Outcome> all = new ArrayList<>(outcomes(50, true, 0.8, 1));
    all.addAll(outcomes(2000, false, 0, 0.9));
    float threshold = FlagThresholds.ofFalseAlarms(all);
    assertEquals(6, flagged(all, threshold, false));
    assertTrue(threshold > 0.89);
    assertEquals(
        0.5f,
        FlagThresholds.ofFalseAlarms(List.of(new Outcome(0.9, true), new Outcome(0.1, false))));
  }

  @Test
  void whatWasNeverSeenIsNeverFlagged() {
    List<Outcome> none = outcomes(10, false, 0, 1);
    assertEquals(Facet.NEVER, FlagThresholds.ofRecall(none));
    assertEquals(Facet.NEVER, FlagThresholds.ofFalseAlarms(none));
  }
}
