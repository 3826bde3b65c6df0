package org.minyi.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minyi.cli.console.AlignedTable;
import org.minyi.cli.console.AlignedTable.Align;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.Messages;
import org.minyi.cli.console.Printable;
import org.minyi.evaluate.BadRow;
import org.minyi.evaluate.Estimate;
import org.minyi.evaluate.EvaluationReport;
import org.minyi.evaluate.EvaluationReport.Calibration;
import org.minyi.evaluate.EvaluationReport.Chosen;
import org.minyi.evaluate.EvaluationReport.FloorDifference;
import org.minyi.evaluate.EvaluationReport.FloorScores;
import org.minyi.evaluate.EvaluationReport.Hierarchical;
import org.minyi.evaluate.EvaluationReport.LevelScores;
import org.minyi.evaluate.EvaluationReport.Measured;

/** Shows an evaluation on the screen. */
final class EvaluationPrinter {
  private static final String INDENT = "  ";
  private static final String NOTHING = "–";
  private static final int BAD_ROWS = 10;
  private static final int CHECKSUM = 12;

  private final Console console;
  private final Messages messages;

  EvaluationPrinter(Console console) {
    this.console = console;
    this.messages = console.messages();
  }

  void print(EvaluationReport report) {
    printMeasured(report);
    printLevels(report);
    printChosen(report);
    printHierarchical(report);
    if (!report.floors().isEmpty()) {
      printFloors(report);
    }
    blank();
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
    console.say(
        "evaluate.model",
        Printable.line(report.model().name()),
        shorten(report.model().checksum()),
        Printable.line(measured.taxonomyVersion()),
        shorten(measured.taxonomyChecksum()));
    console.say("evaluate.intervals", measured.resamples(), measured.seed());
    for (BadRow bad : measured.badRows().stream().limit(BAD_ROWS).toList()) {
      console.say("evaluate.bad", bad.line(), Printable.line(bad.reason()));
    }
    if (measured.badRows().size() > BAD_ROWS) {
      console.say("evaluate.bad.more", measured.badRows().size() - BAD_ROWS);
    }
  }

  private void printLevels(EvaluationReport report) {
    heading("evaluate.unstopped");
    AlignedTable table =
        table(
            "level",
            "messages",
            "accuracy",
            "lenient",
            "top3",
            "microf1",
            "macrof1",
            "ece",
            "aurc",
            "automation");
    for (LevelScores level : report.scores().levels()) {
      Calibration calibration = level.calibration();
      table.row(
          messages.get("level." + level.level()),
          String.format(messages.locale(), "%,d", level.messages()),
          estimate(level.pathAccuracy()),
          point(level.lenientAccuracy()),
          point(level.topThreeAccuracy()),
          point(level.microF1()),
          number(level.macroF1()),
          calibration == null ? NOTHING : number(calibration.expectedCalibrationError()),
          calibration == null ? NOTHING : number(calibration.areaUnderRiskCoverage()),
          calibration == null ? NOTHING : number(calibration.automationRate95()));
    }
    print(table);
  }

  private void printChosen(EvaluationReport report) {
    heading("evaluate.stopped");
    AlignedTable table = table("level", "coverage", "precision", "accuracy", "microf1", "macrof1");
    for (LevelScores level : report.scores().levels()) {
      Chosen chosen = level.chosen();
      table.row(
          messages.get("level." + level.level()),
          point(chosen.coverage()),
          estimate(chosen.precision()),
          point(chosen.pathAccuracy()),
          point(chosen.microF1()),
          number(chosen.macroF1()));
    }
    print(table);
  }

  private void printHierarchical(EvaluationReport report) {
    heading("evaluate.paths");
    AlignedTable table = table("blank", "hp", "hr", "hf");
    hierarchicalRow(table, "evaluate.row.unstopped", report.scores().hierarchical());
    hierarchicalRow(table, "evaluate.row.stopped", report.scores().hierarchicalChosen());
    for (FloorScores floor : report.floors()) {
      hierarchicalRow(table, "evaluate.floor." + floor.name(), floor.scores().hierarchical());
    }
    print(table);
    console.say("evaluate.consistency", 100 * report.scores().consistency());
  }

  private void hierarchicalRow(AlignedTable table, String name, Hierarchical scores) {
    table.row(
        messages.get(name),
        point(scores.precision()),
        point(scores.recall()),
        estimate(scores.f()));
  }

  private void printFloors(EvaluationReport report) {
    heading("evaluate.floors");
    console.say(
        "evaluate.trained",
        report.floors().get(0).trainedOn().stream()
            .map(file -> messages.get("evaluate.trained.file", file.file(), file.messages()))
            .collect(Collectors.joining(messages.get("view.comma"))));
    AlignedTable table =
        table(
            "floor",
            "level",
            "accuracy",
            "lenient",
            "top3",
            "microf1",
            "macrof1",
            "difference",
            "p");
    for (FloorScores floor : report.floors()) {
      for (LevelScores level : floor.scores().levels()) {
        FloorDifference difference = difference(report, floor.name(), level.level());
        table.row(
            messages.get("evaluate.floor." + floor.name()),
            messages.get("level." + level.level()),
            estimate(level.pathAccuracy()),
            point(level.lenientAccuracy()),
            point(level.topThreeAccuracy()),
            point(level.microF1()),
            number(level.macroF1()),
            signed(difference.difference()),
            number(difference.p()));
      }
    }
    print(table);
  }

  private static FloorDifference difference(EvaluationReport report, String floor, int level) {
    return report.differences().stream()
        .filter(difference -> difference.floor().equals(floor) && difference.level() == level)
        .findFirst()
        .orElseThrow();
  }

  /** A table of words in the first column and numbers in the others, with its header row. */
  private AlignedTable table(String... columns) {
    List<Align> align = new ArrayList<>(Collections.nCopies(columns.length, Align.RIGHT));
    align.set(0, Align.LEFT);
    return new AlignedTable(align.toArray(Align[]::new))
        .row(
            Stream.of(columns)
                .map(column -> messages.get("evaluate.column." + column))
                .toArray(String[]::new));
  }

  private void print(AlignedTable table) {
    table.lines(INDENT).forEach(console.out()::println);
  }

  private void heading(String key) {
    blank();
    console.say(key);
  }

  private void blank() {
    console.out().println();
  }

  /** The value alone: intervals of all figures would not fit the screen; the JSON has them. */
  private String point(Estimate estimate) {
    return estimate == null ? NOTHING : number(estimate.value());
  }

  private String estimate(Estimate estimate) {
    return estimate == null
        ? NOTHING
        : String.format(
            messages.locale(),
            "%.3f [%.3f, %.3f]",
            estimate.value(),
            estimate.low(),
            estimate.high());
  }

  private String signed(Estimate estimate) {
    return String.format(
        messages.locale(),
        "%+.3f [%+.3f, %+.3f]",
        estimate.value(),
        estimate.low(),
        estimate.high());
  }

  private String number(double value) {
    return Double.isNaN(value) ? NOTHING : String.format(messages.locale(), "%.3f", value);
  }

  private static String shorten(String checksum) {
    return checksum.length() <= CHECKSUM ? checksum : checksum.substring(0, CHECKSUM);
  }
}
