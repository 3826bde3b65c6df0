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

  private static INDArray fit(List<SparseVector> rows, float[] penalties, double[][] targets) {
    try (RidgeRegression ridge = RidgeRegression.of(rows, FEATURES, penalties)) {
      INDArray dual = columnMajor(targets);
      ridge.solve(dual);
      return dual;
    }
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
  void solvesTheSystem(int n) {
    Random random = new Random(n);
    List<SparseVector> rows = TinyCorpus.rows(n, FEATURES, random);
    float[] penalties = penalties(n, random);
    double[][] targets = targets(n, random);
    INDArray solution = fit(rows, penalties, targets);
    for (int target = 0; target < TARGETS; target++) {
      double[] dual = solve(rows, penalties, targets, target);
      for (int i = 0; i < n; i++) {
        assertEquals(dual[i], solution.getDouble(i, target), 1e-4);
      }
    }
  }

  /** More rows than one block of columns; the whole system is checked by its residual. */
  @Test
  void solvesMoreRowsThanABlock() {
    Random random = new Random(5);
    int n = 600;
    List<SparseVector> rows = TinyCorpus.rows(n, FEATURES, random);
    float[] penalties = penalties(n, random);
    double[][] targets = targets(n, random);
    INDArray solution = fit(rows, penalties, targets);
    for (int i = 0; i < n; i += 37) {
      double sum = penalties[i] * solution.getDouble(i, 1);
      for (int j = 0; j < n; j++) {
        sum += product(rows.get(i), rows.get(j)) * solution.getDouble(j, 1);
      }
      assertEquals(targets[i][1], sum, 1e-3);
    }
  }

  /** More rows than a block, the middle one and the last left out and asked about. */
  @Test
  void knowsWhatItWouldSayOfARowThatIsLeftOut() {
    Random random = new Random(6);
    int n = 601;
    List<SparseVector> rows = TinyCorpus.rows(n, FEATURES, random);
    float[] penalties = penalties(n, random);
    double[][] targets = targets(n, random);
    float[] inverseDiagonal;
    try (RidgeRegression ridge = RidgeRegression.of(rows, FEATURES, penalties)) {
      inverseDiagonal = ridge.inverseDiagonal();
    }
    float[][] leftOut =
        RidgeRegression.leftOut(
            columnMajor(targets), fit(rows, penalties, targets), inverseDiagonal);
    for (int out : new int[] {300, n - 1}) {
      List<SparseVector> others = without(rows, out);
      float[] otherPenalties = new float[n - 1];
      double[][] otherTargets = new double[n - 1][];
      for (int i = 0; i < n - 1; i++) {
        otherPenalties[i] = penalties[i < out ? i : i + 1];
        otherTargets[i] = targets[i < out ? i : i + 1];
      }
      INDArray dual = fit(others, otherPenalties, otherTargets);
      float[] said = RidgeRegression.predict(others, FEATURES, dual, List.of(rows.get(out))).get(0);
      for (int target = 0; target < TARGETS; target++) {
        assertEquals(said[target], leftOut[out][target], 1e-4);
      }
    }
  }

  private static List<SparseVector> without(List<SparseVector> rows, int out) {
    List<SparseVector> others = new ArrayList<>(rows);
    others.remove(out);
    return others;
  }

  /** More than are told about together; against the sums written out. */
  @Test
  void predictsOtherRows() {
    Random random = new Random(7);
    List<SparseVector> rows = TinyCorpus.rows(30, FEATURES, random);
    List<SparseVector> others = TinyCorpus.rows(300, FEATURES, random);
    INDArray dual = fit(rows, penalties(30, random), targets(30, random));
    List<float[]> said = RidgeRegression.predict(rows, FEATURES, dual, others);
    assertEquals(others.size(), said.size());
    for (int i = 0; i < others.size(); i += 7) {
      double sum = 0;
      for (int j = 0; j < rows.size(); j++) {
        sum += product(others.get(i), rows.get(j)) * dual.getDouble(j, 2);
      }
      assertEquals(sum, said.get(i)[2], 1e-4);
    }
  }

  @Test
  void saysWhatMayBeWrongWhenTheSystemCannotBeSolved() {
    SparseVector row = new SparseVector(new int[] {0}, new float[] {1}, 1);
    assertThrows(
        IllegalStateException.class,
        () -> RidgeRegression.of(List.of(row, row), 1, new float[] {-2, -2}));
  }
}
