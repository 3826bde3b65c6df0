package org.minyi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.minyi.cli.console.AlignedTable;
import org.minyi.cli.console.Console;
import org.minyi.evaluate.EvaluationReport.FurtherScores;
import org.minyi.evaluate.EvaluationReport.NatureScores;
import org.minyi.evaluate.EvaluationReport.PrecisionRecall;
import org.minyi.evaluate.EvaluationReport.Scores;
import org.minyi.evaluate.EvaluationReport.UrgencyScores;

/** Shows how good is what a model says of messages beside their paths. */
final class FacetPrinter {
  private static final double[] RECALLS = {0.5, 0.6, 0.7, 0.8, 0.9, 1};

  private final Console console;
  private final EvaluationTables tables;

  FacetPrinter(Console console) {
    this.console = console;
    this.tables = new EvaluationTables(console);
  }

  void print(Scores scores) {
    if (scores.nature() != null) {
      print(scores.nature());
    }
    if (scores.urgency() != null) {
      print(scores.urgency());
    }
    if (!scores.further().isEmpty()) {
      printFurther(scores.further());
    }
  }

  private void print(NatureScores nature) {
    tables.heading(
        "evaluate.nature",
        nature.messages(),
        tables.estimate(nature.accuracy()),
        tables.estimate(nature.macroF1()));
    List<String> header =
        new ArrayList<>(List.of(console.messages().get("evaluate.column.confusion")));
    nature.natures().forEach(name -> header.add(name(name)));
    AlignedTable table = tables.withHeader(header);
    for (int row = 0; row < nature.natures().size(); row++) {
      table.row(
          Stream.concat(
                  Stream.of(name(nature.natures().get(row))),
                  nature.confusion().get(row).stream().map(tables::count))
              .toArray(String[]::new));
    }
    tables.print(table);
  }

  private String name(String nature) {
    return console.messages().get("nature." + nature);
  }

  private void print(UrgencyScores urgency) {
    tables.heading(
        "evaluate.urgency",
        urgency.urgent(),
        urgency.messages(),
        tables.count(urgency.flagged()),
        tables.estimate(urgency.precision()),
        tables.estimate(urgency.recall()),
        tables.number(urgency.averagePrecision()));
    AlignedTable table = tables.table("recall", "precision", "threshold");
    for (double recall : RECALLS) {
      urgency.curve().stream()
          .filter(point -> point.recall() >= recall - 1e-9)
          .findFirst()
          .ifPresent(point -> row(table, point));
    }
    tables.print(table);
  }

  private void row(AlignedTable table, PrecisionRecall point) {
    table.row(
        tables.number(point.recall()),
        tables.number(point.precision()),
        tables.number(point.threshold()));
  }

  private void printFurther(List<FurtherScores> levels) {
    tables.heading("evaluate.further");
    AlignedTable table = tables.table("level", "tags", "given", "precision", "recall", "f1");
    for (FurtherScores level : levels) {
      table.row(
          tables.level(level.level()),
          tables.count(level.gold()),
          tables.count(level.given()),
          tables.estimate(level.precision()),
          tables.estimate(level.recall()),
          tables.point(level.f1()));
    }
    tables.print(table);
  }
}
