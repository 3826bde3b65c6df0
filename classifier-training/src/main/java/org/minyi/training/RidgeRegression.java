package org.minyi.training;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.minyi.features.SparseVector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Ridge regression on sparse rows, solved exactly in its dual form: with the Gram matrix {@code K}
 * of the rows, a penalty {@code λ} and weights {@code w}, {@code (K + λ W⁻¹) A = Y} (Saunders,
 * Gammerman and Vovk 1998; also known as regularised least-squares classification, Rifkin 2002).
 * The prediction for a row left out of training comes in closed form: {@code y − α / diag((K + λ
 * W⁻¹)⁻¹)}.
 *
 * <p>Takes {@code 4 n²} bytes of native memory and {@code n³} operations.
 */
final class RidgeRegression {
  private static final byte LOWER = 'L';
  private static final byte NON_UNIT = 'N';

  private RidgeRegression() {}

  /**
   * A solution.
   *
   * @param dual one row for each training row and one column for each target, column-major
   * @param leaveOneOut what would have been predicted for each training row without it; same shape
   */
  record Solution(INDArray dual, INDArray leaveOneOut) {}

  /**
   * Fits all targets at once.
   *
   * @param rows training rows
   * @param features the number of features
   * @param penalties {@code λ / w} for each row, positive
   * @param targets one row for each training row; column-major
   */
  static Solution fit(List<SparseVector> rows, int features, float[] penalties, INDArray targets) {
    int n = rows.size();
    INDArray matrix = gram(rows, features, penalties);
    FloatPointer k = pointer(matrix);
    check("potrf", openblas.LAPACKE_spotrf(openblas.LAPACK_COL_MAJOR, LOWER, n, k, n));
    INDArray dual = targets.dup('f');
    int columns = targets.columns();
    check(
        "potrs",
        openblas.LAPACKE_spotrs(
            openblas.LAPACK_COL_MAJOR, LOWER, n, columns, k, n, pointer(dual), n));
    float[] diagonal = inverseDiagonal(matrix, n);
    matrix.close();
    INDArray leaveOneOut = targets.sub(dual.divColumnVector(Nd4j.createFromArray(diagonal)));
    return new Solution(dual, leaveOneOut);
  }

  /**
   * From the factor L: with M = L⁻¹ the inverse is Mᵀ M, so its diagonal is M's squared columns.
   */
  private static float[] inverseDiagonal(INDArray factor, int n) {
    check(
        "trtri",
        openblas.LAPACKE_strtri(openblas.LAPACK_COL_MAJOR, LOWER, NON_UNIT, n, pointer(factor), n));
    FloatBuffer inverse = factor.data().asNioFloat();
    float[] diagonal = new float[n];
    float[] column = new float[n];
    for (int i = 0; i < n; i++) {
      inverse.position(i * n + i).get(column, i, n - i);
      double squares = 0;
      for (int j = i; j < n; j++) {
        squares += (double) column[j] * column[j];
      }
      diagonal[i] = (float) squares;
    }
    return diagonal;
  }

  private static INDArray gram(List<SparseVector> rows, int features, float[] penalties) {
    int n = rows.size();
    int[] lengths = new int[features];
    for (SparseVector row : rows) {
      for (int j = 0; j < row.size(); j++) {
        lengths[row.ids()[j]]++;
      }
    }
    int[][] holders = new int[features][];
    float[][] weights = new float[features][];
    for (int f = 0; f < features; f++) {
      holders[f] = new int[lengths[f]];
      weights[f] = new float[lengths[f]];
    }
    for (int i = n - 1; i >= 0; i--) {
      SparseVector row = rows.get(i);
      for (int j = 0; j < row.size(); j++) {
        int f = row.ids()[j];
        int place = --lengths[f];
        holders[f][place] = i;
        weights[f][place] = row.weights()[j];
      }
    }
    INDArray matrix = Nd4j.createUninitialized(DataType.FLOAT, new long[] {n, n}, 'f');
    FloatBuffer buffer = matrix.data().asNioFloat();
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              float[] products = new float[n];
              SparseVector row = rows.get(i);
              for (int j = 0; j < row.size(); j++) {
                int[] holder = holders[row.ids()[j]];
                float[] weight = weights[row.ids()[j]];
                float own = row.weights()[j];
                for (int h = 0; h < holder.length; h++) {
                  products[holder[h]] += own * weight[h];
                }
              }
              products[i] += penalties[i];
              buffer.duplicate().position(i * n).put(products);
            });
    return matrix;
  }

  private static FloatPointer pointer(INDArray array) {
    return (FloatPointer) array.data().addressPointer();
  }

  private static void check(String routine, int info) {
    if (info != 0) {
      throw new IllegalStateException(
          "LAPACK %s failed with info %d: is a penalty zero or a weight not finite?"
              .formatted(routine, info));
    }
  }
}
