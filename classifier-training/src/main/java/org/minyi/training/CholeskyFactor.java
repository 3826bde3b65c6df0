package org.minyi.training;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * A symmetric positive definite matrix in native memory, which its Cholesky factor replaces, to
 * solve equations with. Only the lower half is kept, in columns of blocks: {@code 2 n²} bytes.
 *
 * <p>Blocked and right-looking (Golub and Van Loan 2013, 4.2.6): nearly all work is in matrix
 * products, which are dealt out to the threads of the common pool. LAPACK has routines for a half
 * matrix, too, but those of the OpenBLAS that ND4J brings (0.3.19) are slow at our size, or crash.
 * How the work is cut does not depend on the number of threads, so neither does the result, as long
 * as OpenBLAS itself runs on one.
 */
final class CholeskyFactor implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int TARGETS_TOGETHER = 256;

  /** Divides a block. Each thread takes four bytes times the rows times this. */
  private static final int COLUMNS_TOGETHER = 128;

  private static final byte LOWER = 'L';

  private final int n;

  /** Of each column of blocks the rows from its diagonal block down, column-major. */
  private final FloatPointer[] blocks;

  /** A matrix whose columns are still to be set. */
  CholeskyFactor(int n) {
    this.n = n;
    this.blocks = new FloatPointer[(n + BLOCK - 1) / BLOCK];
    for (int k = 0; k < blocks.length; k++) {
      blocks[k] = new FloatPointer((long) height(k) * width(k));
    }
  }

  /** The first row of a column that is read: that of its diagonal block. */
  static int firstRow(int column) {
    return column / BLOCK * BLOCK;
  }

  /**
   * Sets a column of the matrix. Several threads may set different ones.
   *
   * @param values a whole column; what lies above {@link #firstRow} is not read
   */
  void setColumn(int column, float[] values) {
    int k = column / BLOCK;
    long offset = (long) (column - k * BLOCK) * height(k);
    blocks[k].getPointer(offset).put(values, k * BLOCK, height(k));
  }

  /**
   * Replaces the matrix by its factor.
   *
   * @throws IllegalStateException if it is not positive definite
   */
  void factor() {
    for (int k = 0; k < blocks.length; k++) {
      int info =
          openblas.LAPACKE_spotrf(openblas.LAPACK_COL_MAJOR, LOWER, width(k), blocks[k], height(k));
      if (info != 0) {
        throw new IllegalStateException(
            "LAPACK potrf failed with info %d: is a penalty zero or a weight not finite?"
                .formatted(info));
      }
      int done = k;
      IntStream.range(k + 1, blocks.length).parallel().forEach(row -> solvePanel(done, row));
      IntStream.range(k + 1, blocks.length).parallel().forEach(later -> update(done, later));
    }
  }

  /** {@code A := A L⁻ᵀ} for one block below the diagonal block {@code L}. */
  private void solvePanel(int k, int row) {
    openblas.cblas_strsm(
        openblas.CblasColMajor,
        openblas.CblasRight,
        openblas.CblasLower,
        openblas.CblasTrans,
        openblas.CblasNonUnit,
        width(row),
        width(k),
        1,
        blocks[k],
        height(k),
        below(k, row),
        height(k));
  }

  /** Takes the products of a finished column of blocks away from a later one. */
  private void update(int k, int later) {
    openblas.cblas_sgemm(
        openblas.CblasColMajor,
        openblas.CblasNoTrans,
        openblas.CblasTrans,
        height(later),
        width(later),
        width(k),
        -1,
        below(k, later),
        height(k),
        below(k, later),
        height(k),
        1,
        blocks[later],
        height(later));
  }

  /**
   * Solves {@code A X = B} with the factor of {@code A}.
   *
   * @param x B on entry and X on return, n rows, column-major
   * @param targets columns of x
   */
  void solve(FloatPointer x, int targets) {
    int parts = (targets + TARGETS_TOGETHER - 1) / TARGETS_TOGETHER;
    IntStream.range(0, parts)
        .parallel()
        .forEach(
            part -> {
              int first = part * TARGETS_TOGETHER;
              FloatPointer own = x.getPointer((long) first * n);
              solvePart(own, Math.min(TARGETS_TOGETHER, targets - first));
            });
  }

  /**
   * The diagonal of the inverse of {@code A}: the squared lengths of the columns of {@code L⁻¹}.
   */
  float[] inverseDiagonal() {
    float[] diagonal = new float[n];
    IntStream.range(0, (n + COLUMNS_TOGETHER - 1) / COLUMNS_TOGETHER)
        .parallel()
        .forEach(part -> inverseDiagonal(part * COLUMNS_TOGETHER, diagonal));
    return diagonal;
  }

  /** The part of the diagonal that some columns of {@code L⁻¹} give. */
  private void inverseDiagonal(int first, float[] diagonal) {
    int count = Math.min(COLUMNS_TOGETHER, n - first);
    try (FloatPointer x = new FloatPointer((long) n * count)) {
      x.zero();
      FloatBuffer columns = x.asBuffer();
      for (int column = 0; column < count; column++) {
        columns.put(column * n + first + column, 1);
      }
      solveDown(first / BLOCK, x, count);
      for (int column = 0; column < count; column++) {
        double squares = 0;
        for (int i = column * n + first; i < (column + 1) * n; i++) {
          squares += (double) columns.get(i) * columns.get(i);
        }
        diagonal[first + column] = (float) squares;
      }
    }
  }

  private void solvePart(FloatPointer x, int targets) {
    solveDown(0, x, targets);
    for (int k = blocks.length - 1; k >= 0; k--) {
      if (k + 1 < blocks.length) {
        int rows = n - (k + 1) * BLOCK;
        multiplySubtract(openblas.CblasTrans, k, width(k), rows, x, k + 1, k, targets);
      }
      solveBlock(openblas.CblasTrans, k, x, targets);
    }
  }

  /** Solves {@code L X = B} from a row of blocks on; those above it must be zero. */
  private void solveDown(int first, FloatPointer x, int targets) {
    for (int k = first; k < blocks.length; k++) {
      solveBlock(openblas.CblasNoTrans, k, x, targets);
      if (k + 1 < blocks.length) {
        int rows = n - (k + 1) * BLOCK;
        multiplySubtract(openblas.CblasNoTrans, k, rows, width(k), x, k, k + 1, targets);
      }
    }
  }

  /** Takes known rows of x, times the blocks below the diagonal, away from others. */
  private void multiplySubtract(
      int transpose, int k, int rows, int inner, FloatPointer x, int known, int next, int targets) {
    openblas.cblas_sgemm(
        openblas.CblasColMajor,
        transpose,
        openblas.CblasNoTrans,
        rows,
        targets,
        inner,
        -1,
        below(k, k + 1),
        height(k),
        x.getPointer((long) known * BLOCK),
        n,
        1,
        x.getPointer((long) next * BLOCK),
        n);
  }

  private void solveBlock(int transpose, int k, FloatPointer x, int targets) {
    openblas.cblas_strsm(
        openblas.CblasColMajor,
        openblas.CblasLeft,
        openblas.CblasLower,
        transpose,
        openblas.CblasNonUnit,
        width(k),
        targets,
        1,
        blocks[k],
        height(k),
        x.getPointer((long) k * BLOCK),
        n);
  }

  /** The block of a column of blocks that begins in a given row of blocks. */
  private FloatPointer below(int k, int row) {
    return blocks[k].getPointer((long) (row - k) * BLOCK);
  }

  private int height(int k) {
    return n - k * BLOCK;
  }

  private int width(int k) {
    return Math.min(BLOCK, height(k));
  }

  @Override
  public void close() {
    for (FloatPointer block : blocks) {
      block.close();
    }
  }
}
