package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.minyi.model.Calibration;

class IsotonicCalibrationTest {
  private static Calibration fit(List<Outcome> outcomes) {
    return IsotonicCalibration.fit(List.of(outcomes));
  }

  /** Outcomes that come true as often as a function of their probability says. */
  private static List<Outcome> outcomes(int count, DoubleUnaryOperator truth) {
    Random random = new Random(3);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double probability = random.nextDouble();
      outcomes.add(
          new Outcome(probability, random.nextDouble() < truth.applyAsDouble(probability)));
    }
    return outcomes;
  }

  private static void assertRising(Calibration calibration) {
    double before = 0;
    for (int i = 0; i <= 1000; i++) {
      double value = calibration.apply(0, i / 1000.0);
      assertTrue(value >= before && value <= 1);
      before = value;
    }
  }

  @Test
  void calibratedProbabilitiesStayAboutAsTheyAre() {
    Calibration calibration = fit(outcomes(20_000, p -> p));
    assertRising(calibration);
    for (double p = 0.05; p < 1; p += 0.05) {
      assertEquals(p, calibration.apply(0, p), 0.05);
    }
  }

  @Test
  void probabilitiesThatPromiseTooMuchAreLowered() {
    Calibration calibration = fit(outcomes(20_000, p -> p * p));
    assertRising(calibration);
    for (double p = 0.05; p < 1; p += 0.05) {
      assertEquals(p * p, calibration.apply(0, p), 0.05);
    }
  }

  @Test
  void theOrderOfOutcomesDoesNotMatter() {
    List<Outcome> outcomes = outcomes(500, p -> p);
    Calibration expected = fit(outcomes);
    Collections.shuffle(outcomes, new Random(4));
    for (double p = 0; p <= 1; p += 0.01) {
      assertEquals(expected.apply(0, p), fit(outcomes).apply(0, p));
    }
  }

  @Test
  void levelsAreFittedApartAndOneWithoutOutcomesKeepsItsProbabilities() {
    Calibration calibration =
        IsotonicCalibration.fit(List.of(outcomes(5000, p -> p / 2), List.of()));
    assertEquals(2, calibration.levels());
    assertEquals(0.4, calibration.apply(0, 0.8), 0.06);
    assertEquals(0.8, calibration.apply(1, 0.8));
  }

  @Test
  void tooFewOutcomesForTwoPoolsKeepTheProbabilities() {
    for (int count : new int[] {0, 1, 2, 29, 30, 59}) {
      assertEquals(0.3, fit(outcomes(count, p -> 1)).apply(0, 0.3), "" + count);
    }
  }

  @Test
  void sizesAroundAPoolsAreFitted() {
    for (int count : new int[] {60, 61, 89, 90, 91, 119, 120, 500}) {
      assertRising(fit(outcomes(count, p -> p)));
    }
    List<Outcome> twoPools = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      twoPools.add(new Outcome(0.2, i < 3));
      twoPools.add(new Outcome(0.8, i < 15));
    }
    Calibration calibration = fit(twoPools);
    assertEquals(0.1, calibration.apply(0, 0.2), 1e-6);
    assertEquals(0.3, calibration.apply(0, 0.5), 1e-6);
    assertEquals(0.5, calibration.apply(0, 1), 1e-6);
  }

  @Test
  void constantAndContraryOutcomesAreNoReasonToFail() {
    assertRising(fit(Collections.nCopies(500, new Outcome(0.5, true))));
    assertRising(fit(Collections.nCopies(500, new Outcome(1, false))));
    assertRising(fit(Collections.nCopies(500, new Outcome(0, true))));
    assertRising(fit(outcomes(2000, p -> 1 - p)));
    List<Outcome> nearlyEqual = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      nearlyEqual.add(new Outcome(0.5 + i * 1e-12, i % 300 < i));
    }
    assertRising(fit(nearlyEqual));
  }
}
