package org.minyi.model;

/**
 * The inner loops of the dense layers, written so that the JIT compiler makes vector instructions
 * of them.
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
   * Adds some rows of a matrix, each times its factor. Four at a time, which spares three of four
   * loads and stores of the sums: half the time of one after the other.
   *
   * @param factors one for each row
   * @param chosen numbers of rows
   * @param count how many of them count
   */
  public static void addRows(
      float[] sums, float[] factors, int[] chosen, int count, float[][] rows) {
    int i = 0;
    for (; i + 3 < count; i += 4) {
      addFour(
          sums,
          factors[chosen[i]],
          rows[chosen[i]],
          factors[chosen[i + 1]],
          rows[chosen[i + 1]],
          factors[chosen[i + 2]],
          rows[chosen[i + 2]],
          factors[chosen[i + 3]],
          rows[chosen[i + 3]]);
    }
    for (; i < count; i++) {
      addScaled(sums, factors[chosen[i]], rows[chosen[i]]);
    }
  }

  private static void addFour(
      float[] sums,
      float f0,
      float[] row0,
      float f1,
      float[] row1,
      float f2,
      float[] row2,
      float f3,
      float[] row3) {
    int length = row0.length;
    for (int j = 0; j < length; j++) {
      sums[j] += f0 * row0[j] + f1 * row1[j] + (f2 * row2[j] + f3 * row3[j]);
    }
  }

  /**
   * The scalar product of two vectors of equal length. The compiler makes vector instructions of a
   * loop that multiplies, but none of one that adds all elements up, because it must not change the
   * order; so four quarters are multiplied side by side, and only a quarter is left to be added.
   *
   * @param products takes what it will, at least as long as the vectors
   */
  public static float dot(float[] a, float[] b, float[] products) {
    int quarter = a.length / 4;
    multiplyQuarters(a, b, products, quarter);
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < quarter; i += 4) {
      s0 += products[i];
      s1 += products[i + 1];
      s2 += products[i + 2];
      s3 += products[i + 3];
    }
    for (; i < quarter; i++) {
      s0 += products[i];
    }
    for (i = 4 * quarter; i < a.length; i++) {
      s1 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static void multiplyQuarters(float[] a, float[] b, float[] products, int quarter) {
    int half = 2 * quarter;
    int last = 3 * quarter;
    for (int i = 0; i < quarter; i++) {
      products[i] =
          a[i] * b[i]
              + a[quarter + i] * b[quarter + i]
              + (a[half + i] * b[half + i] + a[last + i] * b[last + i]);
    }
  }
}
