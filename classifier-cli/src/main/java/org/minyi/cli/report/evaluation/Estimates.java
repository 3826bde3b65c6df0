package org.minyi.cli.report.evaluation;

import org.minyi.cli.report.Cell;
import org.minyi.cli.report.PageTexts;
import org.minyi.evaluate.Estimate;

/** How estimates are shown, with their intervals. */
final class Estimates {
  private Estimates() {}

  /** In a table; nothing where nothing was measured. */
  static Cell cell(Estimate estimate) {
    return estimate == null
        ? Cell.NONE
        : new Cell.Value(estimate.value(), estimate.low(), estimate.high());
  }

  /** In a sentence. */
  static String text(Estimate estimate, PageTexts texts) {
    return texts.decimal(estimate.value()) + " " + interval(estimate, texts);
  }

  static String interval(Estimate estimate, PageTexts texts) {
    return "[" + texts.decimal(estimate.low()) + ", " + texts.decimal(estimate.high()) + "]";
  }
}
