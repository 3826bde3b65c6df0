package org.minyi.training;

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
 *
 * <p>Takes {@code 4 n²} bytes of native memory and {@code n³} operations.
 */
final class RidgeRegression {
  private static final byte LOWER = 'L';

  private RidgeRegression() {}

  /**
   * Fits all targets at once.
   *
   * @param rows training rows
   * @param features the number of features
   * @param penalties {@code λ / w} for each row, positive
   * @param targets one row for each training row; column-major
   * @return the dual variables: one row for each training row and one column for each target,
   *     column-major
   */
  static INDArray fit(List<SparseVector> rows, int features, float[] penalties, INDArray targets) {
    int n = rows.size();
    INDArray matrix = gram(rows, features, penalties);
    FloatPointer k = pointer(matrix);
    check("potrf", openblas.LAPACKE_spotrf(openblas.LAPACK_COL_MAJOR, LOWER, n, k, n));
    TriangularFactor factor = new TriangularFactor(k, n);
    INDArray dual = targets.dup('f');
    factor.solveForward(pointer(dual), dual.columns());
    factor.solveBackward(pointer(dual), dual.columns());
    matrix.close();
    return dual;
  }

  private static INDArray gram(List<SparseVector> rows, int features, float[] penalties) {
    int n = rows.size();
    Postings postings = Postings.of(rows, features);
    INDArray matrix = Nd4j.createUninitialized(DataType.FLOAT, new long[] {n, n}, 'f');
    // Not by an NIO buffer, which would end at 2 GB.
    FloatPointer values = pointer(matrix);
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              float[] products = new float[n];
              SparseVector row = rows.get(i);
              for (int j = 0; j < row.size(); j++) {
                int[] holders = postings.rows()[row.ids()[j]];
                float[] weights = postings.weights()[row.ids()[j]];
                float own = row.weights()[j];
                for (int h = 0; h < holders.length; h++) {
                  products[holders[h]] += own * weights[h];
                }
              }
              products[i] += penalties[i];
              values.getPointer((long) i * n).put(products);
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
