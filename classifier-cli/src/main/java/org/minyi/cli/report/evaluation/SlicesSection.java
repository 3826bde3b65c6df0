package org.minyi.cli.report.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.Chart.Format;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Shares;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.evaluate.ErrorAnalysis;
import org.minyi.evaluate.ErrorAnalysis.By;
import org.minyi.evaluate.ErrorAnalysis.LevelCount;
import org.minyi.evaluate.ErrorAnalysis.Slice;

/** How good the model is on parts of the messages. */
record SlicesSection(ErrorAnalysis errors, Names names, PageTexts texts) {
  private static final int SHOWN = 24;

  Section section() {
    return new Section(
        "slices",
        texts.get("evaluation.slices"),
        List.of(texts.get("evaluation.slices.note")),
        List.of(
            new Chart(
                "slices-chart",
                texts.get("evaluation.slices.chart"),
                new Chart.Forest(drawn(), Format.DECIMAL))),
        List.of(table()));
  }

  /** The first and the last level of each length: all levels would be too many rows. */
  private List<Chart.Forest.Row> drawn() {
    List<Chart.Forest.Row> rows = new ArrayList<>();
    for (Slice slice : errors.slices()) {
      for (LevelCount level : slice.levels()) {
        boolean ends = level.level() == 1 || level.level() == slice.levels().size();
        if (slice.by() == By.LENGTH && ends) {
          Cell.Value accuracy = accuracy(level);
          rows.add(
              new Chart.Forest.Row(
                  texts.get("evaluation.row", name(slice), names.level(level.level())),
                  names.level(level.level()),
                  accuracy.value(),
                  accuracy.low(),
                  accuracy.high()));
        }
      }
    }
    return rows;
  }

  private Table table() {
    TableBuilder table =
        new TableBuilder(texts, "slices-table", texts.get("evaluation.slices.table"))
            .text("by")
            .text("part")
            .text("level")
            .count("messages")
            .number("pathAccuracy")
            .shown(SHOWN)
            .searchable();
    for (Slice slice : errors.slices()) {
      for (LevelCount level : slice.levels()) {
        table.row(
            Cell.text(texts.get("evaluation.by." + slice.by())),
            Cell.text(name(slice)),
            Cell.text(names.level(level.level())),
            Cell.count(level.messages() / errors.runs()),
            accuracy(level));
      }
    }
    return table.build();
  }

  private Cell.Value accuracy(LevelCount level) {
    return Shares.ofRuns(level.right(), level.messages(), errors.runs());
  }

  private String name(Slice slice) {
    return switch (slice.by()) {
      case LENGTH -> texts.get("evaluation.length", slice.name());
      case SOURCE -> slice.name().isEmpty() ? texts.get("sources.unknown") : slice.name();
      case DEPTH -> texts.get("evaluation.depth", slice.name());
    };
  }
}
