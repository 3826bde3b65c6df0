package org.minyi.cli.report.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.console.Messages;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.Chart.Format;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.evaluate.Estimate;
import org.minyi.evaluate.EvaluationReport;
import org.minyi.evaluate.EvaluationReport.FloorDifference;
import org.minyi.evaluate.EvaluationReport.FloorScores;
import org.minyi.evaluate.EvaluationReport.LevelScores;

/** How good the model is without the stop rule, beside the floors. */
record HeadlineSection(EvaluationReport report, Messages messages, Names names, PageTexts texts) {
  private static final int SHOWN = 40;

  /** One predictor at one level. */
  private record Entry(String predictor, LevelScores scores, Cell difference, Cell p) {}

  Section section() {
    List<Entry> entries = new ArrayList<>();
    for (LevelScores level : report.scores().levels()) {
      entries.add(new Entry(texts.get("evaluation.model"), level, Cell.NONE, Cell.NONE));
      for (FloorScores floor : report.floors()) {
        floor.scores().levels().stream()
            .filter(scores -> scores.level() == level.level())
            .forEach(scores -> entries.add(entry(floor, scores)));
      }
    }
    return new Section(
        "headline",
        texts.get("evaluation.headline"),
        List.of(texts.get("evaluation.headline.note")),
        List.of(
            new Chart(
                "headline-chart",
                texts.get("evaluation.headline.chart"),
                new Chart.Forest(entries.stream().map(this::drawn).toList(), Format.DECIMAL))),
        List.of(table(entries)));
  }

  private Entry entry(FloorScores floor, LevelScores scores) {
    FloorDifference difference =
        report.differences().stream()
            .filter(d -> d.floor().equals(floor.name()) && d.level() == scores.level())
            .findFirst()
            .orElseThrow();
    return new Entry(
        messages.get("evaluate.floor." + floor.name()),
        scores,
        Estimates.cell(difference.pathAccuracy().estimate()),
        Cell.number(difference.pathAccuracy().p()));
  }

  private Chart.Forest.Row drawn(Entry entry) {
    Estimate accuracy = entry.scores().pathAccuracy();
    return new Chart.Forest.Row(
        texts.get("evaluation.row", names.level(entry.scores().level()), entry.predictor()),
        entry.predictor(),
        accuracy.value(),
        accuracy.low(),
        accuracy.high());
  }

  private Table table(List<Entry> entries) {
    TableBuilder table =
        new TableBuilder(texts, "headline-table", texts.get("evaluation.headline.table"))
            .text("level")
            .text("predictor")
            .count("messages")
            .number("pathAccuracy")
            .number("lenientAccuracy")
            .number("topThree")
            .number("macroF1")
            .number("difference")
            .number("p")
            .shown(SHOWN);
    for (Entry entry : entries) {
      LevelScores scores = entry.scores();
      table.row(
          Cell.text(names.level(scores.level())),
          Cell.text(entry.predictor()),
          Cell.count(scores.messages()),
          Estimates.cell(scores.pathAccuracy()),
          Estimates.cell(scores.lenientAccuracy()),
          Estimates.cell(scores.topThreeAccuracy()),
          Estimates.cell(scores.macroF1()),
          entry.difference(),
          entry.p());
    }
    return table.build();
  }
}
