package org.minyi.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static Calibration of(float[] raw, float... calibrated) {
    return new Calibration(List.of(raw), List.of(calibrated));
  }

  private static float[] at(float... raw) {
    return raw;
  }

  @Test
  void runsStraightBetweenTheEndsAndFlatOutside() {
    Calibration calibration = of(at(0.2f, 0.4f, 0.8f), 0.1f, 0.5f, 0.6f);
    assertEquals(0, calibration.apply(0, 0));
    assertEquals(0.05, calibration.apply(0, 0.1), 1e-6);
    assertEquals(0.1f, calibration.apply(0, 0.2f));
    assertEquals(0.3, calibration.apply(0, 0.3), 1e-6);
    assertEquals(0.5, calibration.apply(0, 0.4f), 1e-6);
    assertEquals(0.55, calibration.apply(0, 0.6), 1e-6);
    assertEquals(0.6f, calibration.apply(0, 0.8f));
    assertEquals(0.6f, calibration.apply(0, 1));
  }

  @Test
  void noCalibrationLeavesProbabilitiesAsTheyAre() {
    Calibration none = Calibration.none(3);
    assertEquals(3, none.levels());
    for (double p : new double[] {0, 1e-300, 1e-9, 0.1, 0.5, 1 - 1e-12, 1}) {
      assertEquals(p, none.apply(2, p));
    }
  }

  @Test
  void levelsAreApart() {
    Calibration calibration =
        new Calibration(List.of(at(0, 1), at(0, 1)), List.of(at(0, 1), at(0.5f, 0.5f)));
    assertEquals(0.9, calibration.apply(0, 0.9));
    assertEquals(0.5, calibration.apply(1, 0.9));
  }

  @Test
  void neverFallsAndNeverLeavesItsRangeEvenOnSteepPieces() {
    float x = 0.5f;
    Calibration steep = of(at(0, x, Math.nextUp(x), 1), 0, 0, 1, 1);
    double ulp = Math.nextUp(x) - (double) x;
    double before = 0;
    for (int i = -40; i <= 80; i++) {
      double value = steep.apply(0, x + i * ulp / 20);
      assertTrue(value >= before && value <= 1, "step " + i + ": " + value);
      before = value;
    }
    Calibration almostZero = of(at(0, 1), 1e-9f, 1);
    assertTrue(almostZero.apply(0, 1 - 1e-10) <= 1);
  }

  @Test
  void risesForRandomEnds() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      float[] raw = rising(random, 2 + random.nextInt(20), true);
      float[] calibrated = rising(random, raw.length, false);
      Calibration calibration = of(raw, calibrated);
      double[] inputs = random.doubles(200).sorted().toArray();
      double before = 0;
      for (double input : inputs) {
        double value = calibration.apply(0, input);
        assertTrue(value >= before && value <= calibrated[calibrated.length - 1]);
        before = value;
      }
    }
  }

  private static float[] rising(Random random, int length, boolean strictly) {
    double[] values = random.doubles(length).sorted().toArray();
    float[] floats = new float[length];
    for (int i = 0; i < length; i++) {
      floats[i] = (float) values[strictly ? i : i / 2];
      if (strictly && i > 0 && floats[i] <= floats[i - 1]) {
        floats[i] = Math.nextUp(floats[i - 1]);
      }
    }
    return floats;
  }

  @Test
  void notANumberGivesNoConfidence() {
    assertEquals(0, of(at(0.2f, 0.4f), 0.1f, 0.5f).apply(0, Double.NaN));
  }

  @Test
  void theArraysAreCopies() {
    Calibration calibration = of(at(0, 1), 0, 1);
    calibration.raw(0)[1] = 0;
    calibration.calibrated(0)[0] = 1;
    assertEquals(0.5, calibration.apply(0, 0.5));
  }

  @Test
  void refusesWhatDoesNotRiseOrLeavesTheRange() {
    for (float[][] bad :
        List.of(
            new float[][] {{0.5f}, {0.5f}},
            new float[][] {{}, {}},
            new float[][] {{0, 1}, {0, 0.5f, 1}},
            new float[][] {{0, 0}, {0, 1}},
            new float[][] {{1, 0}, {0, 1}},
            new float[][] {{0, 1}, {1, 0}},
            new float[][] {{0, 1}, {0, 1.01f}},
            new float[][] {{-0.1f, 1}, {0, 1}},
            new float[][] {{0, Float.NaN}, {0, 1}},
            new float[][] {{0, 1}, {Float.NaN, 1}})) {
      assertThrows(
          IllegalArgumentException.class, () -> of(bad[0], bad[1]), Arrays.deepToString(bad));
    }
    assertThrows(
        IllegalArgumentException.class, () -> new Calibration(List.of(at(0, 1)), List.of()));
  }
}
