package org.minyi.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.features.SparseVector;

class SparseLayerTest {
  private static String refusal(int[] starts, short[] classes, byte[] values, int rows, int width) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> new SparseLayer(starts, classes, values, new float[rows], width))
        .getMessage();
  }

  private static int[] starts(int... starts) {
    return starts;
  }

  @Test
  void addsWeightTimesScaleTimesValueForEachEntryOfTheMessagesFeatures() {
    SparseLayer layer =
        new SparseLayer(
            starts(0, 2, 2, 3),
            new short[] {0, 2, 2},
            new byte[] {127, -128, 10},
            new float[] {0.5f, 9, 2},
            3);
    float[] scores = {1, 1, 1};
    // Entries behind the size are left over from another message.
    layer.addTo(scores, new SparseVector(new int[] {2, 0, 1}, new float[] {0.5f, 0.1f, 7}, 2));
    assertArrayEquals(
        new float[] {1 + 0.1f * 0.5f * 127, 1, 1 - 0.1f * 0.5f * 128 + 0.5f * 2 * 10},
        scores,
        1e-5f);
    assertEquals(3, layer.features());
  }

  /** The plain sum, in doubles, of what the layer says in whole numbers. */
  @ParameterizedTest
  @ValueSource(floats = {1e-20f, 1, 1e20f})
  void equalsThePlainSum(float size) {
    Random random = new Random(1);
    int width = 50;
    int features = 400;
    int[] starts = new int[features + 1];
    for (int row = 0; row < features; row++) {
      starts[row + 1] = starts[row] + random.nextInt(30);
    }
    short[] classes = new short[starts[features]];
    byte[] values = new byte[classes.length];
    for (int k = 0; k < classes.length; k++) {
      classes[k] = (short) random.nextInt(width);
      values[k] = (byte) random.nextInt(256);
    }
    float[] scales = new float[features];
    float[] weights = new float[features];
    for (int row = 0; row < features; row++) {
      scales[row] = size * random.nextFloat();
      weights[row] = (float) random.nextGaussian();
    }
    double[] expected = new double[width];
    for (int row = 0; row < features; row++) {
      for (int k = starts[row]; k < starts[row + 1]; k++) {
        expected[classes[k]] += (double) weights[row] * scales[row] * values[k];
      }
    }
    float[] scores = new float[width];
    new SparseLayer(starts, classes, values, scales, width)
        .addTo(scores, new SparseVector(range(features), weights, features));
    for (int c = 0; c < width; c++) {
      assertEquals(expected[c], scores[c], 0.05 * size);
    }
  }

  private static int[] range(int end) {
    return IntStream.range(0, end).toArray();
  }

  @Test
  void whatIsNotFiniteCountsAsZero() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      SparseLayer layer =
          new SparseLayer(starts(0, 1), new short[1], new byte[] {1}, new float[] {bad}, 1);
      float[] scores = {3};
      layer.addTo(scores, new SparseVector(new int[1], new float[] {1}, 1));
      assertEquals(3, scores[0]);
    }
  }

  @Test
  void readsClassesAsUnsigned() {
    SparseLayer layer =
        new SparseLayer(
            starts(0, 1), new short[] {(short) 65_535}, new byte[] {3}, new float[] {1}, 1 << 16);
    float[] scores = new float[1 << 16];
    layer.addTo(scores, new SparseVector(new int[] {0}, new float[] {1}, 1));
    assertEquals(3, scores[65_535]);
  }

  @Test
  void mayBeEmpty() {
    SparseLayer layer = new SparseLayer(starts(0), new short[0], new byte[0], new float[0], 1);
    assertEquals(0, layer.features());
  }

  @Test
  void refusesPartsThatDoNotFit() {
    short[] two = {0, 1};
    byte[] values = {1, 2};
    assertTrue(refusal(starts(), new short[0], new byte[0], 0, 1).contains("row starts"));
    assertTrue(refusal(starts(0, 2), two, values, 2, 2).contains("row starts"));
    assertTrue(refusal(starts(0, 2), two, new byte[1], 1, 2).contains("classes and values"));
    assertTrue(refusal(starts(1, 2), two, values, 1, 2).contains("do not cover"));
    assertTrue(refusal(starts(0, 1), two, values, 1, 2).contains("do not cover"));
    assertTrue(refusal(starts(0, 3), two, values, 1, 2).contains("do not cover"));
  }

  @Test
  void refusesRowsThatEndBeforeTheyStart() {
    short[] two = {0, 1};
    byte[] values = {1, 2};
    assertEquals(
        "sparse layer: row 1 ends before it starts",
        refusal(starts(0, 2, 1, 2), two, values, 3, 2));
    assertTrue(refusal(starts(0, -1, 2), two, values, 2, 2).contains("row 0"));
    assertTrue(
        refusal(starts(0, Integer.MAX_VALUE, Integer.MIN_VALUE, 2), two, values, 3, 2)
            .contains("row 1"));
  }

  @Test
  void refusesClassesThatDoNotExistAndImpossibleWidths() {
    short[] two = {0, 1};
    byte[] values = {1, 2};
    assertTrue(refusal(starts(0, 2), two, values, 1, 1).contains("no class 1"));
    assertTrue(
        refusal(starts(0, 2), new short[] {0, -1}, values, 1, 65_535).contains("no class 65535"));
    assertTrue(refusal(starts(0, 2), two, values, 1, 0).contains("width is 0"));
    assertTrue(refusal(starts(0, 2), two, values, 1, (1 << 16) + 1).contains("width is 65537"));
  }
}
