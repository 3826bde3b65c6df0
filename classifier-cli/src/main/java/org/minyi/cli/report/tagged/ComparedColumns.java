package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.TableBuilder;
import org.minyi.cli.report.tagged.Comparison.Compared;

/**
 * The columns of a table that compare the latest period with earlier ones; none where there is
 * nothing to compare.
 *
 * @param compared the rows of the table; empty where there is nothing to compare
 */
record ComparedColumns(Optional<Comparison> comparison, List<Compared> compared) {

  /** Compares categories that stand side by side. */
  static ComparedColumns of(Optional<Comparison> comparison, DailyCounts counts, int rows) {
    return new ComparedColumns(
        comparison, comparison.map(c -> c.of(counts, rows)).orElse(List.of()));
  }

  void addTo(TableBuilder table, PageTexts texts) {
    comparison.ifPresent(
        c -> {
          table.count("current", c.currentName(texts));
          if (c.hasBefore()) {
            table.change("onBefore");
          }
          if (c.hasYear()) {
            table.change("onYear");
          }
        });
  }

  List<Cell> cells(int row) {
    List<Cell> cells = new ArrayList<>();
    comparison.ifPresent(
        c -> {
          cells.add(Cell.count(compared.get(row).total()));
          if (c.hasBefore()) {
            cells.add(Comparison.cell(compared.get(row).onBefore()));
          }
          if (c.hasYear()) {
            cells.add(Comparison.cell(compared.get(row).onYear()));
          }
        });
    return cells;
  }
}
