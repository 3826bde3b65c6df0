package org.minyi.cli.report;

import java.util.List;

/**
 * Numbers in rows.
 *
 * @param id unique on its page: ASCII letters and hyphens
 * @param caption what it holds
 * @param columns its columns
 * @param rows its rows, each with a cell a column
 * @param shown how many rows are shown before the reader asks for the rest
 * @param searchable whether the reader may look for words in it
 */
public record Table(
    String id,
    String caption,
    List<Column> columns,
    List<Row> rows,
    int shown,
    boolean searchable) {

  /** How many rows are shown at first unless said otherwise. */
  public static final int SHOWN = 20;

  /** Copies the lists and checks that each row fits the columns. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            id + ": expected " + columns.size() + " cells, found " + row.cells().size());
      }
    }
  }

  /** What a column holds. */
  public enum Kind {
    /** Words: {@link Cell.Text}. */
    TEXT,
    /** A code, whose zeros matter: {@link Cell.Text}. */
    CODE,
    /** A whole number: {@link Cell.Count}. */
    COUNT,
    /** A share: {@link Cell.Value}, shown times 100. */
    SHARE,
    /** A number of small size: {@link Cell.Value}. */
    NUMBER,
    /** A change: {@link Cell.Changed}. */
    CHANGE,
    /** A day: {@link Cell.Day}. */
    DATE
  }

  /**
   * A column.
   *
   * @param key its name for programs
   * @param heading its name for people
   * @param kind what its cells are; each may also be {@link Cell#NONE}
   */
  public record Column(String key, String heading, Kind kind) {}

  /**
   * A row.
   *
   * @param depth 0, or in a tree the number of rows above it that it is part of
   * @param cells one a column
   */
  public record Row(int depth, List<Cell> cells) {
    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Whether its rows form a tree. */
  public boolean tree() {
    return rows.stream().anyMatch(row -> row.depth() > 0);
  }
}
