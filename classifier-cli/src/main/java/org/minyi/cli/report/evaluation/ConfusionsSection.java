package org.minyi.cli.report.evaluation;

import java.util.List;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.evaluate.ErrorAnalysis.Confusion;

/**
 * Which siblings are mistaken for each other.
 *
 * @param confusions the most frequent first, not empty
 */
record ConfusionsSection(List<Confusion> confusions, Names names, PageTexts texts) {
  private static final int MOST = 20;

  Section section() {
    List<Confusion> worst = confusions.stream().limit(MOST).toList();
    return new Section(
        "confusions",
        texts.get("evaluation.confusions"),
        List.of(texts.get("evaluation.confusions.note")),
        List.of(
            new Chart(
                "confusions-chart",
                texts.get("evaluation.confusions.chart"),
                Chart.Bars.ofCounts(
                    worst.stream()
                        .map(c -> names.tag(c.gold()) + " → " + names.tag(c.predicted()))
                        .toList(),
                    worst.stream().map(Confusion::count).toList()))),
        List.of(table(worst)));
  }

  private Table table(List<Confusion> worst) {
    TableBuilder table =
        new TableBuilder(texts, "confusions-table", texts.get("evaluation.confusions.table"))
            .text("parent")
            .text("goldTag")
            .text("predictedTag")
            .count("count")
            .shown(MOST);
    for (Confusion confusion : worst) {
      table.row(
          Cell.text(names.parent(confusion.gold())),
          Cell.text(confusion.gold() + " " + names.tag(confusion.gold())),
          Cell.text(confusion.predicted() + " " + names.tag(confusion.predicted())),
          Cell.count(confusion.count()));
    }
    return table.build();
  }
}
