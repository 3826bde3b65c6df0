package org.minyi.cli.report.evaluation;

import java.util.List;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.Chart.Format;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Shares;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.evaluate.EvaluationReport.Calibration;
import org.minyi.evaluate.EvaluationReport.LevelScores;
import org.minyi.evaluate.EvaluationReport.ReliabilityBin;

/**
 * Whether confidences can be trusted.
 *
 * @param levels those with a calibration
 * @param runs how many models were measured
 */
record ReliabilitySection(List<LevelScores> levels, int runs, Names names, PageTexts texts) {
  private static final int SHOWN_BINS = 15;

  Section section() {
    return new Section(
        "reliability",
        texts.get("evaluation.reliability"),
        List.of(texts.get("evaluation.reliability.note")),
        List.of(
            new Chart(
                "reliability-chart",
                texts.get("evaluation.reliability.chart"),
                new Chart.Lines(
                    texts.get("column.confidence"),
                    texts.get("column.right"),
                    Format.DECIMAL,
                    Format.DECIMAL,
                    true,
                    levels.stream().map(this::line).toList()))),
        List.of(summary(), bins()));
  }

  private Chart.Lines.Line line(LevelScores level) {
    return new Chart.Lines.Line(
        names.level(level.level()),
        level.calibration().reliability().stream()
            .map(bin -> List.of(bin.confidence(), bin.accuracy()))
            .toList());
  }

  private Table summary() {
    TableBuilder table =
        new TableBuilder(texts, "calibration-table", texts.get("evaluation.calibration.table"))
            .text("level")
            .number("ece")
            .number("aurc")
            .share("automation");
    for (LevelScores level : levels) {
      Calibration calibration = level.calibration();
      table.row(
          Cell.text(names.level(level.level())),
          Cell.number(calibration.expectedCalibrationError()),
          Cell.number(calibration.areaUnderRiskCoverage()),
          Cell.number(calibration.automationRate95()));
    }
    return table.build();
  }

  private Table bins() {
    TableBuilder table =
        new TableBuilder(texts, "reliability-table", texts.get("evaluation.reliability.table"))
            .text("level")
            .number("confidence")
            .number("right")
            .count("messages")
            .shown(SHOWN_BINS);
    for (LevelScores level : levels) {
      for (ReliabilityBin bin : level.calibration().reliability()) {
        long right = Math.round(bin.accuracy() * bin.statements());
        table.row(
            Cell.text(names.level(level.level())),
            Cell.number(bin.confidence()),
            Shares.ofRuns(right, bin.statements(), runs),
            Cell.count(bin.statements()));
      }
    }
    return table.build();
  }
}
