package org.minyi.training;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.minyi.features.SparseVector;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Ridge regression on sparse rows, solved exactly in its dual form: with the Gram matrix {@code K}
 * of the rows, a penalty {@code λ} and weights {@code w}, {@code (K + λ W⁻¹) A = Y} (Saunders,
 * Gammerman and Vovk 1998; also known as regularised least-squares classification, Rifkin 2002).
 *
 * <p>Takes {@code 2 n²} bytes of native memory and {@code n³ / 3} operations.
 */
final class RidgeRegression implements AutoCloseable {
  /** So many messages are told about together. */
  private static final int TOGETHER = 256;

  private final CholeskyFactor factor;

  private RidgeRegression(CholeskyFactor factor) {
    this.factor = factor;
  }

  /**
   * Prepares the regression of some rows.
   *
   * @param rows training rows
   * @param features the number of features
   * @param penalties {@code λ / w} for each row, positive
   */
  static RidgeRegression of(List<SparseVector> rows, int features, float[] penalties) {
    CholeskyFactor factor = gram(rows, Postings.of(rows, features), penalties);
    try {
      factor.factor();
    } catch (IllegalStateException e) {
      factor.close();
      throw e;
    }
    return new RidgeRegression(factor);
  }

  /**
   * Fits all targets at once.
   *
   * @param targets one row for each training row and one column for each target, column-major;
   *     replaced by the dual variables
   */
  void solve(INDArray targets) {
    factor.solve((FloatPointer) targets.data().addressPointer(), targets.columns());
  }

  /**
   * What {@link #leftOut} needs to know of the rows: {@code diag((K + λ W⁻¹)⁻¹)}. As many
   * operations as the fit.
   */
  float[] inverseDiagonal() {
    return factor.inverseDiagonal();
  }

  /**
   * What would be said of each training row if the regression had been fitted on the others alone,
   * exactly: {@code Y - A / diag((K + λ W⁻¹)⁻¹)} (Rifkin and Lippert 2007, Notes on regularized
   * least squares). Needs the matrix no more.
   *
   * @param targets what was fitted, column-major
   * @param dual what {@link #solve} made of it
   * @return for each row one number for each target
   */
  static float[][] leftOut(INDArray targets, INDArray dual, float[] inverseDiagonal) {
    int rows = inverseDiagonal.length;
    int columns = dual.columns();
    FloatBuffer wanted = targets.data().asNioFloat();
    FloatBuffer fitted = dual.data().asNioFloat();
    float[][] leftOut = new float[rows][columns];
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row -> {
              for (int c = 0; c < columns; c++) {
                int place = c * rows + row;
                leftOut[row][c] = wanted.get(place) - fitted.get(place) / inverseDiagonal[row];
              }
            });
    return leftOut;
  }

  /**
   * What a fit says of other rows.
   *
   * @param dual of the training rows
   * @return for each of the others one number for each target
   */
  static List<float[]> predict(
      List<SparseVector> training, int features, INDArray dual, List<SparseVector> others) {
    Postings postings = Postings.of(training, features);
    float[][] predictions = new float[others.size()][];
    IntStream.range(0, (others.size() + TOGETHER - 1) / TOGETHER)
        .parallel()
        .forEach(
            part -> {
              int from = part * TOGETHER;
              int to = Math.min(others.size(), from + TOGETHER);
              float[][] products = new float[to - from][training.size()];
              for (int i = from; i < to; i++) {
                addProducts(products[i - from], others.get(i), postings, 0);
              }
              try (INDArray left = Nd4j.create(products);
                  INDArray said = left.mmul(dual)) {
                System.arraycopy(said.toFloatMatrix(), 0, predictions, from, to - from);
              }
            });
    return Arrays.asList(predictions);
  }

  private static CholeskyFactor gram(
      List<SparseVector> rows, Postings postings, float[] penalties) {
    int n = rows.size();
    CholeskyFactor matrix = new CholeskyFactor(n);
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              float[] products = new float[n];
              addProducts(products, rows.get(i), postings, CholeskyFactor.firstRow(i));
              products[i] += penalties[i];
              matrix.setColumn(i, products);
            });
    return matrix;
  }

  /** Adds the scalar products of a row with those that the postings are of, from one on. */
  private static void addProducts(
      float[] products, SparseVector row, Postings postings, int first) {
    for (int j = 0; j < row.size(); j++) {
      int[] holders = postings.rows()[row.ids()[j]];
      float[] weights = postings.weights()[row.ids()[j]];
      float own = row.weights()[j];
      for (int h = holders.length - 1; h >= 0 && holders[h] >= first; h--) {
        products[holders[h]] += own * weights[h];
      }
    }
  }

  @Override
  public void close() {
    factor.close();
  }
}
