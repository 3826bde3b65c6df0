package org.minyi.cli.table;

/** Makes cells that spreadsheets take as they are meant. */
public final class SafeCell {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private SafeCell() {}

  /**
   * Text that a spreadsheet will not run as a formula: an apostrophe goes before a beginning that
   * it would take for one.
   */
  public static String text(String value) {
    boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    return formula ? "'" + value : value;
  }

  /**
   * A code that keeps its leading zeros: a tab after it makes spreadsheets read text, not a number
   * or date.
   *
   * <p>CSV has no types. The other ways are worse: {@code ="01"} is itself a formula and breaks
   * every other reader, and an apostrophe before the code is shown. The tab is invisible and goes
   * away with the blanks that readers trim.
   */
  public static String code(String code) {
    return code.isEmpty() ? code : text(code) + "\t";
  }
}
