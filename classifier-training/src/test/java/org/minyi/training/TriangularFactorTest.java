package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class TriangularFactorTest {
  /** More than two blocks, and not a whole number of them. */
  private static final int N = 1_100;

  private static final int WIDTH = 3;

  static {
    Nd4j.zeros(1); // loads the native libraries
  }

  private final float[] matrix = new float[N * N];
  private final float[] right = new float[N * WIDTH];

  TriangularFactorTest() {
    Random random = new Random(1);
    for (int column = 0; column < N; column++) {
      for (int row = 0; row < N; row++) {
        // Above the diagonal lies what must not be read.
        float value = (float) random.nextGaussian() / N;
        matrix[column * N + row] = row > column ? value : row == column ? 1 + value : Float.NaN;
      }
    }
    for (int i = 0; i < right.length; i++) {
      right[i] = (float) random.nextGaussian();
    }
  }

  @Test
  void solvesForward() {
    float[] x = right.clone();
    try (FloatPointer values = new FloatPointer(matrix);
        FloatPointer solution = new FloatPointer(x)) {
      new TriangularFactor(values, N).solveForward(solution, WIDTH);
      solution.get(x);
    }
    for (int column = 0; column < WIDTH; column++) {
      for (int i = 0; i < N; i++) {
        double sum = 0;
        for (int j = 0; j <= i; j++) {
          sum += (double) matrix[j * N + i] * x[column * N + j];
        }
        assertEquals(right[column * N + i], sum, 1e-4, "row " + i);
      }
    }
  }

  @Test
  void solvesBackward() {
    float[] x = right.clone();
    try (FloatPointer values = new FloatPointer(matrix);
        FloatPointer solution = new FloatPointer(x)) {
      new TriangularFactor(values, N).solveBackward(solution, WIDTH);
      solution.get(x);
    }
    for (int column = 0; column < WIDTH; column++) {
      for (int i = 0; i < N; i++) {
        double sum = 0;
        for (int j = i; j < N; j++) {
          sum += (double) matrix[i * N + j] * x[column * N + j];
        }
        assertEquals(right[column * N + i], sum, 1e-4, "row " + i);
      }
    }
  }
}
