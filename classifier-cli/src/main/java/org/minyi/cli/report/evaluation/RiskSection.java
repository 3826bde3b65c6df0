package org.minyi.cli.report.evaluation;

import java.util.List;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.Chart.Format;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.evaluate.EvaluationReport.LevelScores;
import org.minyi.evaluate.EvaluationReport.RiskPoint;

/**
 * What leaving out the unsure would gain.
 *
 * @param levels those with a calibration
 */
record RiskSection(List<LevelScores> levels, Names names, PageTexts texts) {
  /** A curve has a hundred points: the table holds every tenth. */
  private static final int STEP = 10;

  private static final int SHOWN = 10;

  Section section() {
    return new Section(
        "risk",
        texts.get("evaluation.risk"),
        List.of(texts.get("evaluation.risk.note")),
        List.of(
            new Chart(
                "risk-chart",
                texts.get("evaluation.risk.chart"),
                new Chart.Lines(
                    texts.get("column.kept"),
                    texts.get("column.risk"),
                    Format.PERCENT,
                    Format.PERCENT,
                    false,
                    levels.stream().map(this::line).toList()))),
        List.of(table()));
  }

  private Chart.Lines.Line line(LevelScores level) {
    return new Chart.Lines.Line(
        names.level(level.level()),
        level.calibration().riskCoverage().stream()
            .map(point -> List.of(point.coverage(), point.risk()))
            .toList());
  }

  private Table table() {
    TableBuilder table =
        new TableBuilder(texts, "risk-table", texts.get("evaluation.risk.table"))
            .text("level")
            .share("kept")
            .share("risk")
            .shown(SHOWN);
    for (LevelScores level : levels) {
      List<RiskPoint> curve = level.calibration().riskCoverage();
      for (int i = STEP - 1; i < curve.size(); i += STEP) {
        table.row(
            Cell.text(names.level(level.level())),
            Cell.Value.of(curve.get(i).coverage()),
            Cell.Value.of(curve.get(i).risk()));
      }
    }
    return table.build();
  }
}
