package org.minyi.cli.report.evaluation;

import java.util.List;
import org.minyi.cli.console.Messages;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.evaluate.EvaluationReport.LevelScores;
import org.minyi.evaluate.EvaluationReport.Scores;
import org.minyi.evaluate.EvaluationReport.StopShare;

/** How good the model is after the stop rule, and why paths end. */
record StoppedSection(Scores scores, Messages messages, Names names, PageTexts texts) {
  Section section() {
    return new Section(
        "stopped",
        texts.get("evaluation.stopped"),
        List.of(texts.get("evaluation.stopped.note")),
        List.of(),
        List.of(levels(), stops()));
  }

  private Table levels() {
    TableBuilder table =
        new TableBuilder(texts, "stopped-table", texts.get("evaluation.stopped.table"))
            .text("level")
            .number("coverage")
            .number("precision")
            .number("pathAccuracy")
            .number("macroF1");
    for (LevelScores level : scores.levels()) {
      table.row(
          Cell.text(names.level(level.level())),
          Estimates.cell(level.chosen().coverage()),
          Estimates.cell(level.chosen().precision()),
          Estimates.cell(level.chosen().pathAccuracy()),
          Estimates.cell(level.chosen().macroF1()));
    }
    return table.build();
  }

  private Table stops() {
    TableBuilder table =
        new TableBuilder(texts, "stops-table", texts.get("evaluation.stops.table"))
            .text("reason")
            .share("share");
    for (StopShare stop : scores.stops()) {
      table.row(Cell.text(messages.get("stop." + stop.reason())), Cell.Value.of(stop.share()));
    }
    return table.build();
  }
}
