package org.minyi.cli.table;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line where it begins: the line of the file, or the row of the sheet, from 1
 * @param cells as many as the table has columns; for a row with a problem, what was found
 * @param problem why the row cannot be handled
 */
public record TableRow(long line, List<Cell> cells, Problem problem) {
  /** What is wrong with a row. */
  public enum Problem {
    /** Nothing. */
    NONE,
    /** It has more fields than the header, and not only empty ones. */
    TOO_MANY_FIELDS,
    /** It ends before the message's columns. */
    TOO_FEW_FIELDS,
    /** A quotation mark is left open, or text follows a closing one. */
    BROKEN_QUOTES,
    /** It is no JSON object, or has a name twice. */
    BROKEN_JSON,
    /** One of the message's columns holds a formula whose result is not in the file. */
    NO_RESULT,
    /** A field has more than {@link TableReader#MAX_FIELD} characters. */
    TOO_LONG,
    /** A field is longer than a cell of a workbook can be. */
    TOO_LONG_FOR_WORKBOOK,
    /** A character does not exist in the encoding of the output. */
    NOT_ENCODABLE
  }

  /** A row of texts. */
  public static TableRow of(long line, List<String> fields, Problem problem) {
    return new TableRow(line, fields.stream().map(Cell::text).toList(), problem);
  }

  /** The texts of the cells. */
  public List<String> fields() {
    return cells.stream().map(Cell::text).toList();
  }

  /** The same row with a problem. */
  public TableRow with(Problem found) {
    return new TableRow(line, cells, found);
  }
}
