package org.minyi.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatVectorsTest {
  private static float[] random(int length, Random random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 7, 64, 511, 512})
  void multipliesVectors(int length) {
    Random random = new Random(length);
    float[] a = random(length, random);
    float[] b = random(length, random);
    double expected = 0;
    for (int i = 0; i < length; i++) {
      expected += (double) a[i] * b[i];
    }
    assertEquals(expected, FloatVectors.dot(a, b, new float[length]), 1e-4);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 8, 11})
  void addsTheChosenRowsTimesTheirFactors(int count) {
    Random random = new Random(count);
    float[] factors = random(20, random);
    float[][] rows = new float[20][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random(33, random);
    }
    int[] chosen = random.ints(12, 0, 20).toArray();
    float[] sums = random(33, random);
    double[] expected = new double[33];
    for (int j = 0; j < 33; j++) {
      expected[j] = sums[j];
      for (int i = 0; i < count; i++) {
        expected[j] += (double) factors[chosen[i]] * rows[chosen[i]][j];
      }
    }
    FloatVectors.addRows(sums, factors, chosen, count, rows);
    for (int j = 0; j < 33; j++) {
      assertEquals(expected[j], sums[j], 1e-5);
    }
  }
}
