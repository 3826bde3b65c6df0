package org.minyi.training;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * A lower triangular matrix in native memory, column-major, to solve equations with. Works in
 * blocks of rows whose bulk is matrix products: in the OpenBLAS that ND4J brings (0.3.19) LAPACK's
 * own routines take more than twice as long at our size (potrs), or crash (trtri).
 *
 * @param values the matrix; what lies above its diagonal is not read
 * @param n rows and columns
 */
record TriangularFactor(FloatPointer values, int n) {
  private static final int BLOCK = 512;

  /**
   * Solves {@code L X = B}.
   *
   * @param x B on entry and X on return, n rows, column-major
   * @param width columns of x
   */
  void solveForward(FloatPointer x, int width) {
    for (int row = 0; row < n; row += BLOCK) {
      int rows = Math.min(BLOCK, n - row);
      if (row > 0) {
        multiplySubtract(openblas.CblasNoTrans, row, 0, rows, row, x, 0, row, width);
      }
      solveBlock(openblas.CblasNoTrans, row, rows, x, width);
    }
  }

  /**
   * Solves {@code Lᵀ X = B}.
   *
   * @param x B on entry and X on return, n rows, column-major
   * @param width columns of x
   */
  void solveBackward(FloatPointer x, int width) {
    for (int row = (n - 1) / BLOCK * BLOCK; row >= 0; row -= BLOCK) {
      int rows = Math.min(BLOCK, n - row);
      int below = row + rows;
      if (below < n) {
        multiplySubtract(openblas.CblasTrans, below, row, rows, n - below, x, below, row, width);
      }
      solveBlock(openblas.CblasTrans, row, rows, x, width);
    }
  }

  /** Takes the known rows of x, times a block of the matrix, away from the rows to solve next. */
  private void multiplySubtract(
      int transpose,
      int row,
      int column,
      int rows,
      int inner,
      FloatPointer x,
      int known,
      int next,
      int width) {
    openblas.cblas_sgemm(
        openblas.CblasColMajor,
        transpose,
        openblas.CblasNoTrans,
        rows,
        width,
        inner,
        -1,
        at(row, column),
        n,
        x.getPointer((long) known),
        n,
        1,
        x.getPointer((long) next),
        n);
  }

  private void solveBlock(int transpose, int row, int rows, FloatPointer x, int width) {
    openblas.cblas_strsm(
        openblas.CblasColMajor,
        openblas.CblasLeft,
        openblas.CblasLower,
        transpose,
        openblas.CblasNonUnit,
        rows,
        width,
        1,
        at(row, row),
        n,
        x.getPointer((long) row),
        n);
  }

  private FloatPointer at(int row, int column) {
    return values.getPointer((long) column * n + row);
  }
}
