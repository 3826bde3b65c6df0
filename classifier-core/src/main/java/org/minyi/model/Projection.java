package org.minyi.model;

/**
 * The first layer: a row of small numbers for each feature. A message's value in column {@code j}
 * is {@code columnScales[j] · Σ weight · rowScales[feature] · rows[feature][j]} over its features.
 *
 * <p>The arrays are not copied and must not be written to.
 *
 * @param rows one row for each feature, all of the same length
 * @param rowScales one factor for each feature
 * @param columnScales one factor for each column
 */
public record Projection(byte[][] rows, float[] rowScales, float[] columnScales) {
  /**
   * Checks that the shapes fit.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Projection {
    if (rows.length != rowScales.length) {
      throw new IllegalArgumentException(
          "projection has %d rows but %d row scales".formatted(rows.length, rowScales.length));
    }
    for (byte[] row : rows) {
      if (row.length != columnScales.length) {
        throw new IllegalArgumentException(
            "projection row has %d columns but there are %d column scales"
                .formatted(row.length, columnScales.length));
      }
    }
  }

  /** The number of columns. */
  public int columns() {
    return columnScales.length;
  }
}
