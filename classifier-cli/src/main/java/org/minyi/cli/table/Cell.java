package org.minyi.cli.table;

import java.math.BigDecimal;

/**
 * A cell of a table: a text and what it stands for. Formats without types read everything as {@link
 * Kind#TEXT}; formats with types keep them from input to output. Immutable.
 *
 * @param text never null; empty for an empty cell
 * @param kind what the text stands for
 */
public record Cell(String text, Kind kind) {
  /** What the text of a cell stands for. */
  public enum Kind {
    /** Text as the user has it. It is written as it is. */
    TEXT,
    /** Text that must never run as a formula: CSV and TSV put an apostrophe before it if needed. */
    LABEL,
    /** Digits that keep their leading zeros: CSV and TSV put an invisible tab behind them. */
    CODE,
    /** A decimal number in the notation of JSON. */
    NUMBER,
    /** {@code true} or {@code false}. */
    TRUTH,
    /** {@code yyyy-MM-dd} or {@code yyyy-MM-dd HH:mm:ss}. */
    TIME,
    /** A JSON array or object, in JSON. */
    JSON,
    /** Nothing; JSON Lines leaves it out, where an empty cell of another kind is null. */
    ABSENT
  }

  private static final Cell NOTHING = new Cell("", Kind.ABSENT);

  /** The user's text. */
  public static Cell text(String text) {
    return new Cell(text, Kind.TEXT);
  }

  /** Text that never runs as a formula. */
  public static Cell label(String text) {
    return new Cell(text, Kind.LABEL);
  }

  /** A code, such as a tag's. */
  public static Cell code(String code) {
    return new Cell(code, Kind.CODE);
  }

  /** A whole number. */
  public static Cell number(long value) {
    return new Cell(Long.toString(value), Kind.NUMBER);
  }

  /** A number as it should be shown, such as {@code 0.250}. */
  public static Cell number(BigDecimal value) {
    return new Cell(value.toPlainString(), Kind.NUMBER);
  }

  /** An empty cell. */
  public static Cell absent() {
    return NOTHING;
  }
}
