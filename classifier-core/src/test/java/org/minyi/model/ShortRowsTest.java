package org.minyi.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortRowsTest {
  private static float dot(float[] row, float[] vector) {
    short[] rounded = new short[ShortRows.paired(vector.length)];
    float unit = ShortRows.round(vector, rounded);
    return ShortRows.of(new float[][] {row}).dot(0, rounded, unit, new int[rounded.length]);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 64, 511, 512, 5000})
  void multipliesAsFloatsDo(int length) {
    Random random = new Random(length);
    for (float size : new float[] {1e-6f, 1, 1e6f}) {
      float[] row = new float[length];
      float[] vector = new float[length];
      double expected = 0;
      double sizes = 0;
      for (int j = 0; j < length; j++) {
        row[j] = size * (float) random.nextGaussian();
        vector[j] = size * Math.max(0, (float) random.nextGaussian());
        expected += (double) row[j] * vector[j];
        sizes += Math.abs((double) row[j] * vector[j]);
      }
      assertEquals(expected, dot(row, vector), 2e-3 * sizes + 1e-30);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 512, 100_000})
  void neverOverflows(int length) {
    float[] ones = new float[length];
    Arrays.fill(ones, 1);
    // Rounding down costs much of each of very many equal numbers, but signs stay.
    assertTrue(dot(ones, ones) > 0.6f * length);
    assertTrue(dot(ones, ones) <= length * 1.001f);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void whatIsNotFiniteCountsAsZero(float value) {
    assertEquals(0, dot(new float[] {1, 1}, new float[] {value, 1}));
    assertEquals(0, dot(new float[] {Float.POSITIVE_INFINITY, 1}, new float[] {1, 1}));
    assertTrue(Float.isFinite(dot(new float[] {Float.NaN, 1}, new float[] {1, 1})));
  }
}
