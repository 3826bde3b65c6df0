package org.minyi.cli;

import java.util.stream.Collectors;
import org.minyi.classify.ModelIdentity;
import org.minyi.cli.console.AlignedTable;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.Messages;
import org.minyi.cli.console.Printable;
import org.minyi.evaluate.BadRow;
import org.minyi.evaluate.EvaluationReport;
import org.minyi.evaluate.EvaluationReport.Calibration;
import org.minyi.evaluate.EvaluationReport.Chosen;
import org.minyi.evaluate.EvaluationReport.FloorDifference;
import org.minyi.evaluate.EvaluationReport.FloorScores;
import org.minyi.evaluate.EvaluationReport.Hierarchical;
import org.minyi.evaluate.EvaluationReport.LevelScores;
import org.minyi.evaluate.EvaluationReport.Measured;
import org.minyi.evaluate.EvaluationReport.RiskPoint;
import org.minyi.evaluate.EvaluationReport.StopShare;

/** Shows an evaluation on the screen. */
final class EvaluationPrinter {
  private static final int BAD_ROWS = 10;
  private static final int CHECKSUM = 12;
  private static final int[] COVERAGES = {20, 40, 60, 80, 100};

  private final Console console;
  private final Messages messages;
  private final EvaluationTables tables;

  EvaluationPrinter(Console console) {
    this.console = console;
    this.messages = console.messages();
    this.tables = new EvaluationTables(console);
  }

  void print(EvaluationReport report) {
    printMeasured(report);
    printLevels(report);
    printChosen(report);
    printRisk(report);
    printHierarchical(report);
    new FacetPrinter(console).print(report.scores());
    new RobustnessPrinter(console).print(report);
    if (!report.floors().isEmpty()) {
      printFloors(report);
    }
    tables.blank();
    console.say("evaluate.definitions");
  }

  private void printMeasured(EvaluationReport report) {
    Measured measured = report.measured();
    console.say(
        "evaluate.measured",
        measured.file(),
        measured.messages(),
        measured.badRows().size(),
        measured.noMatter());
    console.say(
        measured.groupsGiven() ? "evaluate.groups.given" : "evaluate.groups.computed",
        measured.groups());
    if (measured.folds() > 0) {
      console.say("evaluate.folds", measured.folds());
    }
    for (ModelIdentity model : report.models()) {
      console.say(
          "evaluate.model",
          Printable.line(model.name()),
          shorten(model.checksum()),
          Printable.line(measured.taxonomyVersion()),
          shorten(measured.taxonomyChecksum()));
    }
    if (report.models().size() > 1) {
      console.say("evaluate.models", report.models().size());
    }
    console.say("evaluate.intervals", measured.resamples(), measured.seed());
    for (BadRow bad : measured.badRows().stream().limit(BAD_ROWS).toList()) {
      console.say("evaluate.bad", bad.line(), LabelledFile.reason(bad));
    }
    if (measured.badRows().size() > BAD_ROWS) {
      console.say("evaluate.bad.more", measured.badRows().size() - BAD_ROWS);
    }
  }

  private void printLevels(EvaluationReport report) {
    tables.heading("evaluate.unstopped");
    AlignedTable table =
        tables.table(
            "level",
            "messages",
            "accuracy",
            "lenient",
            "top3",
            "microf1",
            "macrof1",
            "ece",
            "chance",
            "aurc",
            "automation");
    for (LevelScores level : report.scores().levels()) {
      Calibration calibration = level.calibration();
      table.row(
          tables.level(level.level()),
          tables.count(level.messages()),
          tables.estimate(level.pathAccuracy()),
          tables.point(level.lenientAccuracy()),
          tables.point(level.topThreeAccuracy()),
          tables.point(level.microF1()),
          tables.point(level.macroF1()),
          calibration == null
              ? EvaluationTables.NOTHING
              : tables.number(calibration.expectedCalibrationError()),
          calibration == null
              ? EvaluationTables.NOTHING
              : tables.number(calibration.errorByChance()),
          calibration == null
              ? EvaluationTables.NOTHING
              : tables.number(calibration.areaUnderRiskCoverage()),
          calibration == null
              ? EvaluationTables.NOTHING
              : tables.number(calibration.automationRate95()));
    }
    tables.print(table);
  }

  private void printChosen(EvaluationReport report) {
    tables.heading("evaluate.stopped");
    AlignedTable table =
        tables.table("level", "coverage", "precision", "accuracy", "microf1", "macrof1");
    for (LevelScores level : report.scores().levels()) {
      Chosen chosen = level.chosen();
      table.row(
          tables.level(level.level()),
          tables.point(chosen.coverage()),
          tables.estimate(chosen.precision()),
          tables.point(chosen.pathAccuracy()),
          tables.point(chosen.microF1()),
          tables.point(chosen.macroF1()));
    }
    tables.print(table);
    if (!report.scores().stops().isEmpty()) {
      console.say(
          "evaluate.stops",
          report.scores().stops().stream().map(this::stop).collect(Collectors.joining("; ")));
    }
  }

  private String stop(StopShare stop) {
    return messages.get("stop." + stop.reason()) + " " + tables.number(stop.share());
  }

  private void printRisk(EvaluationReport report) {
    if (report.scores().levels().stream().allMatch(level -> level.calibration() == null)) {
      return;
    }
    tables.heading("evaluate.risk");
    AlignedTable table =
        tables.table("level", "risk.20", "risk.40", "risk.60", "risk.80", "risk.100");
    for (LevelScores level : report.scores().levels()) {
      if (level.calibration() != null) {
        String[] cells = new String[1 + COVERAGES.length];
        cells[0] = tables.level(level.level());
        for (int i = 0; i < COVERAGES.length; i++) {
          // The curve has a point for each per cent, from 1 on.
          RiskPoint point = level.calibration().riskCoverage().get(COVERAGES[i] - 1);
          cells[i + 1] = tables.number(point.risk());
        }
        table.row(cells);
      }
    }
    tables.print(table);
  }

  private void printHierarchical(EvaluationReport report) {
    tables.heading("evaluate.paths");
    AlignedTable table = tables.table("blank", "hp", "hr", "hf");
    hierarchicalRow(table, "evaluate.row.unstopped", report.scores().hierarchical());
    hierarchicalRow(table, "evaluate.row.stopped", report.scores().hierarchicalChosen());
    for (FloorScores floor : report.floors()) {
      hierarchicalRow(table, "evaluate.floor." + floor.name(), floor.scores().hierarchical());
    }
    tables.print(table);
    console.say("evaluate.consistency", 100 * report.scores().consistency());
  }

  private void hierarchicalRow(AlignedTable table, String name, Hierarchical scores) {
    table.row(
        messages.get(name),
        tables.point(scores.precision()),
        tables.point(scores.recall()),
        tables.estimate(scores.f()));
  }

  private void printFloors(EvaluationReport report) {
    tables.heading("evaluate.floors");
    if (!report.floors().get(0).trainedOn().isEmpty()) {
      console.say(
          "evaluate.trained",
          report.floors().get(0).trainedOn().stream()
              .map(file -> messages.get("evaluate.trained.file", file.file(), file.messages()))
              .collect(Collectors.joining(messages.get("view.comma"))));
    }
    AlignedTable table =
        tables.table(
            "floor",
            "level",
            "accuracy",
            "lenient",
            "top3",
            "microf1",
            "macrof1",
            "difference",
            "p",
            "difference.macrof1",
            "p");
    for (FloorScores floor : report.floors()) {
      for (LevelScores level : floor.scores().levels()) {
        FloorDifference difference = difference(report, floor.name(), level.level());
        table.row(
            messages.get("evaluate.floor." + floor.name()),
            tables.level(level.level()),
            tables.estimate(level.pathAccuracy()),
            tables.point(level.lenientAccuracy()),
            tables.point(level.topThreeAccuracy()),
            tables.point(level.microF1()),
            tables.point(level.macroF1()),
            tables.signed(difference.pathAccuracy().estimate()),
            tables.number(difference.pathAccuracy().p()),
            tables.signed(difference.macroF1().estimate()),
            tables.number(difference.macroF1().p()));
      }
    }
    tables.print(table);
  }

  private static FloorDifference difference(EvaluationReport report, String floor, int level) {
    return report.differences().stream()
        .filter(difference -> difference.floor().equals(floor) && difference.level() == level)
        .findFirst()
        .orElseThrow();
  }

  private static String shorten(String checksum) {
    return checksum.length() <= CHECKSUM ? checksum : checksum.substring(0, CHECKSUM);
  }
}
