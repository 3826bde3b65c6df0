package org.minyi.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Turns a model's raw path probabilities into confidences that come true as often as they say: a
 * rising, piecewise linear function for each level, fitted on messages that the model was not
 * trained on. Immutable and thread-safe.
 */
public final class Calibration {
  private final List<float[]> raw;
  private final List<float[]> calibrated;

  /**
   * Takes the arrays without copying.
   *
   * @param raw for each level the ends of the pieces, strictly rising, between 0 and 1, at least
   *     two
   * @param calibrated for each level the confidences there, not falling, between 0 and 1
   * @throws IllegalArgumentException if they are not
   */
  public Calibration(List<float[]> raw, List<float[]> calibrated) {
    this.raw = List.copyOf(raw);
    this.calibrated = List.copyOf(calibrated);
    if (raw.size() != calibrated.size()) {
      throw new IllegalArgumentException("calibration levels differ");
    }
    for (int level = 0; level < raw.size(); level++) {
      check(raw.get(level), calibrated.get(level), level + 1);
    }
  }

  /** Confidences equal to the raw probabilities. */
  public static Calibration none(int levels) {
    List<float[]> identity = Collections.nCopies(levels, new float[] {0, 1});
    return new Calibration(identity, identity);
  }

  private static void check(float[] x, float[] y, int level) {
    boolean good = x.length >= 2 && x.length == y.length;
    for (int i = 0; good && i < x.length; i++) {
      good = x[i] >= 0 && x[i] <= 1 && y[i] >= 0 && y[i] <= 1;
      good &= i == 0 || (x[i] > x[i - 1] && y[i] >= y[i - 1]);
    }
    if (!good) {
      throw new IllegalArgumentException("calibration of level " + level + " is not rising");
    }
  }

  /** The number of levels. */
  public int levels() {
    return raw.size();
  }

  /** The ends of a level's pieces; level 0 is the top. A copy. */
  public float[] raw(int level) {
    return raw.get(level).clone();
  }

  /** The confidences at the ends of a level's pieces; level 0 is the top. A copy. */
  public float[] calibrated(int level) {
    return calibrated.get(level).clone();
  }

  /**
   * The confidence for a raw probability; level 0 is the top. Below the first piece, where there
   * were too few messages to fit, the confidence falls straight to zero: the many improbable tags
   * of a message must not all get the confidence of the least probable one that was seen.
   *
   * @param probability NaN counts as 0
   */
  public double apply(int level, double probability) {
    float[] x = raw.get(level);
    float[] y = calibrated.get(level);
    int last = x.length - 1;
    if (!(probability > x[0])) {
      return x[0] > 0 ? y[0] * (probability > 0 ? probability / x[0] : 0) : y[0];
    }
    if (probability >= x[last]) {
      return y[last];
    }
    int found = Arrays.binarySearch(x, (float) probability);
    int above = found >= 0 ? Math.max(1, found) : -found - 1;
    double width = (double) x[above] - x[above - 1];
    double height = (double) y[above] - y[above - 1];
    double value = y[above - 1] + (probability - x[above - 1]) / width * height;
    // The search sees the probability as a float, so it may lie a little beyond the piece.
    return Math.min(y[above], value);
  }
}
