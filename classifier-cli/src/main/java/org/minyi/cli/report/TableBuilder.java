package org.minyi.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.report.Table.Column;
import org.minyi.cli.report.Table.Kind;
import org.minyi.cli.report.Table.Row;

/**
 * Puts a {@link Table} together: its columns, then its rows. The heading of a column is the text
 * {@code column.KEY}. Not thread-safe.
 */
public final class TableBuilder {
  private final PageTexts texts;
  private final String id;
  private final String caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private int shown = Table.SHOWN;
  private boolean searchable;

  /**
   * A table without columns and rows.
   *
   * @param id unique on its page: ASCII letters and hyphens
   * @param caption what it holds
   */
  public TableBuilder(PageTexts texts, String id, String caption) {
    this.texts = texts;
    this.id = id;
    this.caption = caption;
  }

  /** Adds a column of words. */
  public TableBuilder text(String key) {
    return column(key, Kind.TEXT);
  }

  /** Adds a column of codes. */
  public TableBuilder code(String key) {
    return column(key, Kind.CODE);
  }

  /** Adds a column of whole numbers. */
  public TableBuilder count(String key) {
    return column(key, Kind.COUNT);
  }

  /** Adds a column of whole numbers under a heading of its own. */
  public TableBuilder count(String key, String heading) {
    columns.add(new Column(key, heading, Kind.COUNT));
    return this;
  }

  /** Adds a column of shares. */
  public TableBuilder share(String key) {
    return column(key, Kind.SHARE);
  }

  /** Adds a column of small numbers. */
  public TableBuilder number(String key) {
    return column(key, Kind.NUMBER);
  }

  /** Adds a column of changes. */
  public TableBuilder change(String key) {
    return column(key, Kind.CHANGE);
  }

  /** Adds a column of days. */
  public TableBuilder date(String key) {
    return column(key, Kind.DATE);
  }

  private TableBuilder column(String key, Kind kind) {
    columns.add(new Column(key, texts.get("column." + key), kind));
    return this;
  }

  /** Adds a row, with a cell a column. */
  public TableBuilder row(Cell... cells) {
    return row(List.of(cells));
  }

  /** Adds a row, with a cell a column. */
  public TableBuilder row(List<Cell> cells) {
    return row(0, cells);
  }

  /**
   * Adds a row of a tree.
   *
   * @param depth the number of rows above it that it is part of
   */
  public TableBuilder row(int depth, List<Cell> cells) {
    rows.add(new Row(depth, cells));
    return this;
  }

  /** Shows so many rows at first, instead of {@value Table#SHOWN}. */
  public TableBuilder shown(int most) {
    this.shown = most;
    return this;
  }

  /** Lets the reader look for words. */
  public TableBuilder searchable() {
    this.searchable = true;
    return this;
  }

  /** The table. */
  public Table build() {
    return new Table(id, caption, columns, rows, shown, searchable);
  }
}
