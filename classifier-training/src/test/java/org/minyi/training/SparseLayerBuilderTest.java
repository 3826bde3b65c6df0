package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minyi.features.SparseVector;
import org.minyi.features.Vocabulary;
import org.minyi.model.SparseLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SparseLayerBuilderTest {
  private static final int FEATURES = 30;
  private static final int CLASSES = 7;
  private static final List<SparseVector> ROWS = TinyCorpus.rows(50, FEATURES, new Random(1));

  @BeforeAll
  static void nativeCode() {
    TinyCorpus.assumeNativeCode();
  }

  private static Vocabulary vocabulary() {
    long[] hashes = new long[FEATURES];
    float[] idf = new float[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      hashes[i] = i + 1;
      idf[i] = 0.5f + i % 4;
    }
    return new Vocabulary(hashes, idf);
  }

  private static float[][] dual() {
    Random random = new Random(2);
    float[][] dual = new float[ROWS.size()][CLASSES];
    for (float[] row : dual) {
      for (int c = 0; c < CLASSES; c++) {
        row[c] = (float) random.nextGaussian();
      }
    }
    return dual;
  }

  private static SparseLayer build(int mostEntries) {
    INDArray dual = Nd4j.create(dual()).dup('f');
    return SparseLayerBuilder.build(ROWS, vocabulary(), dual, CLASSES, mostEntries);
  }

  /** Xᵀ A in doubles. */
  private static double[][] weights() {
    float[][] dual = dual();
    double[][] weights = new double[FEATURES][CLASSES];
    for (int i = 0; i < ROWS.size(); i++) {
      for (int j = 0; j < ROWS.get(i).size(); j++) {
        for (int c = 0; c < CLASSES; c++) {
          weights[ROWS.get(i).ids()[j]][c] += (double) ROWS.get(i).weights()[j] * dual[i][c];
        }
      }
    }
    return weights;
  }

  private static double[][] dense(SparseLayer layer) {
    double[][] weights = new double[FEATURES][CLASSES];
    for (int row = 0; row < FEATURES; row++) {
      for (int k = layer.starts()[row]; k < layer.starts()[row + 1]; k++) {
        weights[row][layer.classes()[k]] += layer.values()[k] * (double) layer.rowScales()[row];
      }
    }
    return weights;
  }

  @Test
  void withoutPruningItHoldsTheWeightsToEightBits() {
    SparseLayer layer = build(1_000_000);
    double[][] expected = weights();
    double[][] actual = dense(layer);
    for (int row = 0; row < FEATURES; row++) {
      double largest = Arrays.stream(expected[row]).map(Math::abs).max().getAsDouble();
      for (int c = 0; c < CLASSES; c++) {
        assertEquals(expected[row][c], actual[row][c], largest / 127 * 0.51);
      }
    }
    SparseVector message = ROWS.get(0);
    float[] scores = new float[CLASSES];
    layer.addTo(scores, message);
    for (int c = 0; c < CLASSES; c++) {
      double exact = 0;
      for (int j = 0; j < message.size(); j++) {
        exact += message.weights()[j] * expected[message.ids()[j]][c];
      }
      assertEquals(exact, scores[c], 0.1);
    }
  }

  @Test
  void keepsAtMostAsManyEntriesAsAskedAndTheMostImportant() {
    double[][] exact = weights();
    double[] usual = rootsOfColumns(exact);
    Vocabulary vocabulary = vocabulary();
    for (int most : new int[] {0, 1, 20, 100, FEATURES * CLASSES}) {
      SparseLayer layer = build(most);
      assertTrue(layer.values().length <= most, layer.values().length + " of " + most);
      assertTrue(layer.values().length >= most * 0.8 - 2, layer.values().length + " of " + most);
      double[][] kept = dense(layer);
      double leastKept = Double.POSITIVE_INFINITY;
      double mostDropped = 0;
      for (int row = 0; row < FEATURES; row++) {
        for (int c = 0; c < CLASSES; c++) {
          double importance = Math.abs(exact[row][c]) * vocabulary.idf(row) / usual[c];
          if (kept[row][c] != 0) {
            leastKept = Math.min(leastKept, importance);
          } else if (most < FEATURES * CLASSES) {
            mostDropped = Math.max(mostDropped, importance);
          }
        }
      }
      // Bins are a 64th of an octave wide.
      assertTrue(mostDropped <= leastKept * 1.02, mostDropped + " dropped, kept " + leastKept);
    }
  }

  /** Of each column the root of the root mean square, over every eighth feature. */
  private static double[] rootsOfColumns(double[][] weights) {
    double[] roots = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      double squares = 0;
      int sampled = 0;
      for (int row = 0; row < FEATURES; row += 8) {
        squares += weights[row][c] * weights[row][c];
        sampled++;
      }
      roots[c] = Math.sqrt(Math.sqrt(squares / sampled));
    }
    return roots;
  }

  @Test
  void featuresThatNoRowHasGetNoEntries() {
    SparseVector one = new SparseVector(new int[] {4}, new float[] {1}, 1);
    SparseLayer layer =
        SparseLayerBuilder.build(
            List.of(one, one), vocabulary(), Nd4j.create(new float[][] {{1, 0}, {1, -1}}), 2, 100);
    assertEquals(2, layer.values().length);
    assertEquals(0, layer.starts()[4]);
    assertEquals(2, layer.starts()[5]);
    assertEquals(127, layer.values()[0]);
    assertEquals(-64, layer.values()[1], 1);
    assertEquals(2, layer.width());
  }

  @Test
  void otherColumnsThanClassesShareASmallPartOfTheEntries() {
    int classes = CLASSES - 2;
    int mostEntries = 60;
    SparseLayer layer =
        SparseLayerBuilder.build(
            ROWS, vocabulary(), Nd4j.create(dual()).dup('f'), classes, mostEntries);
    int others = 0;
    for (short c : layer.classes()) {
      others += c >= classes ? 1 : 0;
    }
    assertTrue(others > 0 && others <= 9, others + " entries of other columns");
    assertTrue(layer.classes().length - others > 40);
    assertTrue(layer.classes().length - others <= 54);
  }
}
