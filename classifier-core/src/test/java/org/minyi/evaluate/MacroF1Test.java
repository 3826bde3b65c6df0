package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MacroF1Test {
  /** X: 2·1/3, Y: 0 of 1, Z: 0 of 1; the message without gold or prediction counts nowhere. */
  private static final MacroF1 METRIC =
      MacroF1.of(List.of("X", "X", "Y", ""), List.of("X", "Z", "", ""));

  @Test
  void isTheMeanOverClassesThatOccur() {
    assertEquals(2.0 / 3 / 3, METRIC.value(), 1e-12);
  }

  @Test
  void weightsOfGroupsCountMessagesSeveralTimesOrNotAtAll() {
    int[] groups = {0, 1, 1, 2};
    assertEquals(METRIC.value(), METRIC.byGroup(groups, 3).applyAsDouble(new int[] {1, 1, 1}));
    assertEquals(1, METRIC.byGroup(groups, 3).applyAsDouble(new int[] {2, 0, 5}));
    assertEquals(0, METRIC.byGroup(groups, 3).applyAsDouble(new int[] {0, 1, 0}));
    assertTrue(Double.isNaN(METRIC.byGroup(groups, 3).applyAsDouble(new int[] {0, 0, 9})));
  }

  @Test
  void theMeanOfMetricsIsResampledAsOne() {
    MacroF1 perfect = MacroF1.of(List.of("X", "X", "Y", ""), List.of("X", "X", "Y", ""));
    Metric mean = Metric.mean(List.of(METRIC, perfect));
    assertEquals((2.0 / 9 + 1) / 2, mean.value(), 1e-12);
    assertEquals(
        0.5, mean.byGroup(new int[] {0, 1, 1, 2}, 3).applyAsDouble(new int[] {0, 1, 0}), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> Metric.mean(List.of()));
  }

  @Test
  void anotherNumberOfPredictionsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> MacroF1.of(List.of("X"), List.of("X", "Y")));
  }
}
