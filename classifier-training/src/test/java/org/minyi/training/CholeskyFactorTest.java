package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyFactorTest {
  @BeforeAll
  static void nativeCode() {
    TinyCorpus.assumeNativeCode();
  }

  /** Symmetric, and positive definite because its diagonal outweighs the rest of each row. */
  private static float[][] matrix(int n, float diagonal) {
    Random random = new Random(n);
    float[][] matrix = new float[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        matrix[i][j] = (float) random.nextGaussian() / n;
        matrix[j][i] = matrix[i][j];
      }
      matrix[i][i] = diagonal;
    }
    return matrix;
  }

  private static CholeskyFactor factor(float[][] matrix) {
    CholeskyFactor factor = new CholeskyFactor(matrix.length);
    for (int column = 0; column < matrix.length; column++) {
      factor.setColumn(column, matrix[column]);
    }
    return factor;
  }

  /**
   * One block and less, exactly two, and three of which the last is not whole; targets likewise.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "300, 3", "1024, 2", "1100, 300"})
  void solvesEquations(int n, int targets) {
    float[][] matrix = matrix(n, 2);
    float[] wanted = new float[n * targets];
    Random random = new Random(1);
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (float) random.nextGaussian();
    }
    float[] solution = new float[wanted.length];
    try (CholeskyFactor factor = factor(matrix);
        FloatPointer x = new FloatPointer(wanted)) {
      factor.factor();
      factor.solve(x, targets);
      x.get(solution);
    }
    for (int target = 0; target < targets; target += 37) {
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += (double) matrix[i][j] * solution[target * n + j];
        }
        assertEquals(wanted[target * n + i], sum, 1e-4, "row " + i + ", target " + target);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 1100})
  void refusesAMatrixThatIsNotPositiveDefinite(int n) {
    try (CholeskyFactor factor = factor(matrix(n, -1))) {
      assertThrows(IllegalStateException.class, factor::factor);
    }
  }
}
