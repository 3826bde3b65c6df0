package org.minyi.model;

/**
 * The two inner loops of the dense layers, written so that the JIT compiler makes good use of the
 * processor.
 */
public final class FloatVectors {
  private FloatVectors() {}

  /** Adds a row times a factor; {@code sums} is at least as long as the row. */
  public static void addScaled(float[] sums, float factor, float[] row) {
    for (int j = 0; j < row.length; j++) {
      sums[j] += factor * row[j];
    }
  }

  /**
   * The scalar product of two vectors of equal length. Four sums side by side: one alone waits for
   * each addition before the next can start.
   */
  public static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }
}
