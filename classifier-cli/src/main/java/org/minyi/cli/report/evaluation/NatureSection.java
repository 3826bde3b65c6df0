package org.minyi.cli.report.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.evaluate.EvaluationReport.NatureScores;

/** How well the model tells what citizens want. */
record NatureSection(NatureScores nature, PageTexts texts) {
  Section section() {
    return new Section(
        "nature",
        texts.get("evaluation.nature"),
        List.of(
            texts.get(
                "evaluation.nature.note",
                texts.count(nature.messages()),
                Estimates.text(nature.accuracy(), texts),
                Estimates.text(nature.macroF1(), texts))),
        List.of(),
        List.of(confusion()));
  }

  private Table confusion() {
    List<String> natures = nature.natures();
    TableBuilder table =
        new TableBuilder(texts, "nature-table", texts.get("evaluation.nature.table"))
            .text("trueNature");
    for (int i = 0; i < natures.size(); i++) {
      table.count("told" + (i + 1), texts.get("evaluation.told", natures.get(i)));
    }
    for (int i = 0; i < natures.size(); i++) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.text(natures.get(i)));
      nature.confusion().get(i).forEach(count -> cells.add(Cell.count(count)));
      table.row(cells);
    }
    return table.build();
  }
}
