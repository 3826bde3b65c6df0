package org.minyi.cli;

import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.console.AlignedTable;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.Printable;
import org.minyi.evaluate.Estimate;
import org.minyi.evaluate.EvaluationReport;
import org.minyi.evaluate.EvaluationReport.ChangedLevel;
import org.minyi.evaluate.EvaluationReport.Outside;
import org.minyi.evaluate.EvaluationReport.OutsideKind;
import org.minyi.evaluate.EvaluationReport.Prefix;
import org.minyi.evaluate.EvaluationReport.PrefixLevel;
import org.minyi.evaluate.EvaluationReport.Traditional;
import org.minyi.evaluate.EvaluationReport.Typing;

/** Shows what a model says of other texts than whole messages of citizens in their own script. */
final class RobustnessPrinter {
  private final Console console;
  private final EvaluationTables tables;

  RobustnessPrinter(Console console) {
    this.console = console;
    this.tables = new EvaluationTables(console);
  }

  void print(EvaluationReport report) {
    if (report.typing() != null) {
      print(report.typing());
    }
    if (report.traditional() != null) {
      print(report.traditional());
    }
    if (report.outside() != null) {
      print(report.outside());
    }
  }

  private void print(Typing typing) {
    tables.heading("evaluate.typing");
    AlignedTable table =
        tables.table("characters", "whole", "level", "accuracy", "coverage", "precision");
    for (Prefix prefix : typing.prefixes()) {
      for (PrefixLevel level : prefix.levels()) {
        table.row(
            tables.count(prefix.characters()),
            tables.count(prefix.whole()),
            tables.level(level.level()),
            tables.estimate(level.pathAccuracy()),
            tables.point(level.coverage()),
            tables.estimate(level.precision()));
      }
    }
    tables.print(table);
    console.say(
        "evaluate.flips", tables.estimate(typing.flips()), tables.estimate(typing.flipped()));
  }

  private void print(Traditional traditional) {
    tables.heading("evaluate.traditional", traditional.converted());
    AlignedTable table = tables.table("level", "changed", "changed.chosen");
    for (ChangedLevel level : traditional.levels()) {
      table.row(
          tables.level(level.level()),
          tables.estimate(level.path()),
          tables.estimate(level.chosen()));
    }
    tables.print(table);
  }

  private void print(Outside outside) {
    List<String> tagged = new ArrayList<>();
    for (Estimate level : outside.tagged()) {
      tagged.add(tables.point(level));
    }
    tables.heading(
        "evaluate.outside",
        outside.messages(),
        Printable.line(outside.file()),
        tables.estimate(outside.refused()),
        String.join(" / ", tagged));
    AlignedTable table = tables.table("kind", "messages", "refused");
    for (OutsideKind kind : outside.kinds()) {
      String name = console.messages().get("outside." + kind.kind());
      table.row(
          kind.learnable() ? name : console.messages().get("evaluate.outside.unseen", name),
          tables.count(kind.messages()),
          tables.number(kind.refused()));
    }
    tables.print(table);
  }
}
