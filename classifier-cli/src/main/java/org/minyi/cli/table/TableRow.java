package org.minyi.cli.table;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line the line of the file on which it begins, from 1
 * @param fields as many as the table has columns; for a row with a problem, what was found
 * @param problem why the row cannot be handled
 */
public record TableRow(long line, List<String> fields, Problem problem) {
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
    /** A field has more than {@link CsvTable#MAX_FIELD} characters. */
    TOO_LONG
  }
}
