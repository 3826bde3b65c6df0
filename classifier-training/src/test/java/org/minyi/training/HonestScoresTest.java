package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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

class HonestScoresTest {
  private static final int FEATURES = 40;
  private static final int CLASSES = 3;
  private static final int ROWS = 60;
  private static final float PENALTY = 0.5f;
  private static final List<SparseVector> VECTORS = TinyCorpus.rows(ROWS, FEATURES, new Random(3));

  @BeforeAll
  static void nativeCode() {
    TinyCorpus.assumeNativeCode();
  }

  private static INDArray targets() {
    float[][] targets = new float[ROWS][CLASSES];
    for (int i = 0; i < ROWS; i++) {
      targets[i][i % CLASSES] = 1;
    }
    return Nd4j.create(targets).dup('f');
  }

  private static RidgeRegression.Solution fit(List<SparseVector> rows, INDArray targets) {
    float[] penalties = new float[rows.size()];
    Arrays.fill(penalties, PENALTY);
    return RidgeRegression.fit(rows, FEATURES, penalties, targets);
  }

  private static SparseLayer layer(RidgeRegression.Solution ridge, int most) {
    long[] hashes = new long[FEATURES];
    float[] idf = new float[FEATURES];
    Arrays.setAll(hashes, i -> i + 1);
    Arrays.fill(idf, 1);
    return SparseLayerBuilder.build(VECTORS, new Vocabulary(hashes, idf), ridge.dual(), most);
  }

  @Test
  void withAllWeightsKeptTheyAreTheLeaveOneOutScores() {
    RidgeRegression.Solution ridge = fit(VECTORS, targets());
    List<float[]> honest = HonestScores.of(VECTORS, ridge, layer(ridge, FEATURES * CLASSES));
    float[][] leaveOneOut = ridge.leaveOneOut().toFloatMatrix();
    for (int i = 0; i < ROWS; i++) {
      // Weights of eight bits.
      assertArrayEquals(leaveOneOut[i], honest.get(i), 0.02f);
    }
  }

  @Test
  void withFewWeightsKeptTheyAreNearWhatTheSameWeightsOfOtherRowsSay() {
    RidgeRegression.Solution ridge = fit(VECTORS, targets());
    SparseLayer layer = layer(ridge, FEATURES * CLASSES / 3);
    List<float[]> honest = HonestScores.of(VECTORS, ridge, layer);
    double error = 0;
    double errorOfFittedScores = 0;
    for (int i = 0; i < ROWS; i++) {
      float[] truth = withoutRow(layer, i);
      float[] fitted = new float[CLASSES];
      layer.addTo(fitted, VECTORS.get(i));
      for (int c = 0; c < CLASSES; c++) {
        error += Math.abs(honest.get(i)[c] - truth[c]);
        errorOfFittedScores += Math.abs(fitted[c] - truth[c]);
      }
    }
    assertTrue(error < errorOfFittedScores / 3, error + " against " + errorOfFittedScores);
  }

  /** The score of a row by a regression that has not seen it, over the weights that were kept. */
  private static float[] withoutRow(SparseLayer layer, int left) {
    List<SparseVector> others = new ArrayList<>(VECTORS);
    others.remove(left);
    float[][] targets = targets().toFloatMatrix();
    List<float[]> otherTargets = new ArrayList<>(Arrays.asList(targets));
    otherTargets.remove(left);
    INDArray dual = fit(others, Nd4j.create(otherTargets.toArray(float[][]::new)).dup('f')).dual();
    double[][] weights = new double[FEATURES][CLASSES];
    for (int i = 0; i < others.size(); i++) {
      for (int j = 0; j < others.get(i).size(); j++) {
        for (int c = 0; c < CLASSES; c++) {
          weights[others.get(i).ids()[j]][c] += others.get(i).weights()[j] * dual.getFloat(i, c);
        }
      }
    }
    float[] scores = new float[CLASSES];
    SparseVector row = VECTORS.get(left);
    for (int j = 0; j < row.size(); j++) {
      int feature = row.ids()[j];
      for (int k = layer.starts()[feature]; k < layer.starts()[feature + 1]; k++) {
        int c = layer.classes()[k];
        scores[c] += (float) (row.weights()[j] * weights[feature][c]);
      }
    }
    return scores;
  }
}
