package org.minyi.cli.table;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** Tells names of columns from what stands where they should. */
final class FirstRow {
  /** Longer names are rare, longer messages are not. */
  private static final int LONGEST_NAME = 40;

  /** With a day, because tables have columns for years and months. */
  private static final Pattern DATE =
      Pattern.compile("\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?([ T]*\\d{1,2}[:时].*)?");

  /** Of many digits, because tables have columns for years and are numbered from 0. */
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z]{0,4}[-+(]?\\d([-() .]*\\d){6,}");

  private FirstRow() {}

  /** How many cells are not blank. */
  static long filled(List<String> cells) {
    return cells.stream().filter(cell -> !cell.isBlank()).count();
  }

  /** Whether one of the cells is a text, a date, a phone or another long number. */
  static boolean looksLikeData(List<String> cells) {
    return cells.stream()
        .map(cell -> Normalizer.normalize(cell, Normalizer.Form.NFKC).strip())
        .anyMatch(
            cell ->
                cell.length() > LONGEST_NAME
                    || DATE.matcher(cell).matches()
                    || NUMBER.matcher(cell).matches());
  }
}
