package org.minyi.training;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.minyi.features.SparseVector;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Ridge regression on sparse rows, solved exactly in its dual form: with the Gram matrix {@code K}
 * of the rows, a penalty {@code λ} and weights {@code w}, {@code (K + λ W⁻¹) A = Y} (Saunders,
 * Gammerman and Vovk 1998; also known as regularised least-squares classification, Rifkin 2002).
 *
 * <p>Takes {@code 2 n²} bytes of native memory and {@code n³ / 3} operations.
 */
final class RidgeRegression {
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
    INDArray dual = targets.dup('f');
    try (CholeskyFactor factor = gram(rows, features, penalties)) {
      factor.factor();
      factor.solve((FloatPointer) dual.data().addressPointer(), dual.columns());
    }
    return dual;
  }

  private static CholeskyFactor gram(List<SparseVector> rows, int features, float[] penalties) {
    int n = rows.size();
    Postings postings = Postings.of(rows, features);
    CholeskyFactor matrix = new CholeskyFactor(n);
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              float[] products = new float[n];
              int firstRow = CholeskyFactor.firstRow(i);
              SparseVector row = rows.get(i);
              for (int j = 0; j < row.size(); j++) {
                int[] holders = postings.rows()[row.ids()[j]];
                float[] weights = postings.weights()[row.ids()[j]];
                float own = row.weights()[j];
                for (int h = holders.length - 1; h >= 0 && holders[h] >= firstRow; h--) {
                  products[holders[h]] += own * weights[h];
                }
              }
              products[i] += penalties[i];
              matrix.setColumn(i, products);
            });
    return matrix;
  }
}
