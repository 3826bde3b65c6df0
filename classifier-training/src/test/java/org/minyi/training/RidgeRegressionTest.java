package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.features.SparseVector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RidgeRegressionTest {
  private static final int FEATURES = 40;
  private static final int TARGETS = 3;

  @BeforeAll
  static void nativeCode() {
    TinyCorpus.assumeNativeCode();
  }

  private static INDArray columnMajor(double[][] rows) {
    INDArray array =
        Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows.length, rows[0].length}, 'f');
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        array.putScalar(i, j, rows[i][j]);
      }
    }
    return array;
  }

  private static double[][] targets(int rows, Random random) {
    double[][] targets = new double[rows][TARGETS];
    for (double[] row : targets) {
      row[random.nextInt(TARGETS)] = 1;
    }
    return targets;
  }

  private static float[] penalties(int rows, Random random) {
    float[] penalties = new float[rows];
    for (int i = 0; i < rows; i++) {
      penalties[i] = 0.3f + random.nextFloat();
    }
    return penalties;
  }

  private static double product(SparseVector a, SparseVector b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        sum += a.ids()[i] == b.ids()[j] ? (double) a.weights()[i] * b.weights()[j] : 0;
      }
    }
    return sum;
  }

  /** Gauss-Jordan elimination in doubles: the dual weights of the rows for one target. */
  private static double[] solve(
      List<SparseVector> rows, float[] penalties, double[][] targets, int target) {
    int n = rows.size();
    double[][] a = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = product(rows.get(i), rows.get(j)) + (i == j ? penalties[i] : 0);
      }
      a[i][n] = targets[i][target];
    }
    for (int p = 0; p < n; p++) {
      for (int i = 0; i < n; i++) {
        double factor = i == p ? 0 : a[i][p] / a[p][p];
        for (int j = p; factor != 0 && j <= n; j++) {
          a[i][j] -= factor * a[p][j];
        }
      }
    }
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = a[i][n] / a[i][i];
    }
    return solution;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 30})
  void solvesTheSystemAndPredictsEachRowAsIfTrainedWithoutIt(int n) {
    Random random = new Random(n);
    List<SparseVector> rows = TinyCorpus.rows(n, FEATURES, random);
    float[] penalties = penalties(n, random);
    double[][] targets = targets(n, random);
    RidgeRegression.Solution solution =
        RidgeRegression.fit(rows, FEATURES, penalties, columnMajor(targets));
    for (int target = 0; target < TARGETS; target++) {
      double[] dual = solve(rows, penalties, targets, target);
      for (int i = 0; i < n; i++) {
        assertEquals(dual[i], solution.dual().getDouble(i, target), 1e-4);
        assertEquals(
            retrained(rows, penalties, targets, target, i),
            solution.leaveOneOut().getDouble(i, target),
            1e-4,
            "row " + i);
      }
    }
  }

  /** What a regression on all other rows predicts for a row. */
  private static double retrained(
      List<SparseVector> rows, float[] penalties, double[][] targets, int target, int left) {
    List<SparseVector> others = new ArrayList<>(rows);
    others.remove(left);
    float[] otherPenalties = new float[others.size()];
    double[][] otherTargets = new double[others.size()][];
    for (int i = 0; i < others.size(); i++) {
      otherPenalties[i] = penalties[i < left ? i : i + 1];
      otherTargets[i] = targets[i < left ? i : i + 1];
    }
    double[] dual = solve(others, otherPenalties, otherTargets, target);
    double prediction = 0;
    for (int i = 0; i < dual.length; i++) {
      prediction += dual[i] * product(others.get(i), rows.get(left));
    }
    return prediction;
  }

  /** More rows than one block of columns; the whole system is checked by its residual. */
  @Test
  void solvesMoreRowsThanABlock() {
    Random random = new Random(5);
    int n = 600;
    List<SparseVector> rows = TinyCorpus.rows(n, FEATURES, random);
    float[] penalties = penalties(n, random);
    double[][] targets = targets(n, random);
    RidgeRegression.Solution solution =
        RidgeRegression.fit(rows, FEATURES, penalties, columnMajor(targets));
    for (int i = 0; i < n; i += 37) {
      double sum = penalties[i] * solution.dual().getDouble(i, 1);
      for (int j = 0; j < n; j++) {
        sum += product(rows.get(i), rows.get(j)) * solution.dual().getDouble(j, 1);
      }
      assertEquals(targets[i][1], sum, 1e-3);
    }
    for (int left : new int[] {0, 255, 256, 511, 512, 599}) {
      assertEquals(
          retrained(rows, penalties, targets, 1, left),
          solution.leaveOneOut().getDouble(left, 1),
          1e-3,
          "row " + left);
    }
  }

  @Test
  void aRowWithoutFeaturesIsPredictedAsNothing() {
    List<SparseVector> rows = new ArrayList<>(TinyCorpus.rows(4, FEATURES, new Random(1)));
    rows.add(new SparseVector(new int[0], new float[0], 0));
    float[] penalties = {1, 1, 1, 1, 1};
    RidgeRegression.Solution solution =
        RidgeRegression.fit(rows, FEATURES, penalties, columnMajor(targets(5, new Random(2))));
    for (int target = 0; target < TARGETS; target++) {
      assertEquals(0, solution.leaveOneOut().getDouble(4, target), 1e-6);
    }
  }

  @Test
  void saysWhatMayBeWrongWhenTheSystemCannotBeSolved() {
    SparseVector row = new SparseVector(new int[] {0}, new float[] {1}, 1);
    assertThrows(
        IllegalStateException.class,
        () ->
            RidgeRegression.fit(
                List.of(row, row),
                1,
                new float[] {-2, -2},
                columnMajor(new double[][] {{1, 0}, {0, 1}})));
  }
}
