package org.minyi.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells, printed in columns that line up on the screen whatever their script. */
public final class AlignedTable {
  private static final String GAP = "  ";

  /** To which side a column's cells are pushed. */
  public enum Align {
    /** For words. */
    LEFT,
    /** For numbers. */
    RIGHT
  }

  private final List<Align> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these columns. */
  public AlignedTable(Align... columns) {
    this.columns = List.of(columns);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when it has not one cell for each column
   */
  public AlignedTable row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "expected " + columns.size() + " cells, but got " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, each after an indent, without trailing blanks. */
  public List<String> lines(String indent) {
    int[] widths = new int[columns.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(indent, row, widths)).toList();
  }

  private String line(String indent, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String padding = " ".repeat(widths[i] - DisplayWidth.of(cell));
      line.append(i == 0 ? "" : GAP)
          .append(columns.get(i) == Align.RIGHT ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }
}
