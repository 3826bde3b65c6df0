package org.minyi.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.minyi.cli.console.AlignedTable;
import org.minyi.cli.console.AlignedTable.Align;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.Messages;
import org.minyi.evaluate.Estimate;

/** How figures of an evaluation look on the screen. */
final class EvaluationTables {
  static final String NOTHING = "–";

  private static final String INDENT = "  ";

  private final Console console;
  private final Messages messages;

  EvaluationTables(Console console) {
    this.console = console;
    this.messages = console.messages();
  }

  /** A table of words in the first column and numbers in the others, with its header row. */
  AlignedTable table(String... columns) {
    return withHeader(
        Stream.of(columns).map(column -> messages.get("evaluate.column." + column)).toList());
  }

  /** The same, with the texts of the header. */
  AlignedTable withHeader(List<String> header) {
    List<Align> align = new ArrayList<>(Collections.nCopies(header.size(), Align.RIGHT));
    align.set(0, Align.LEFT);
    return new AlignedTable(align.toArray(Align[]::new)).row(header.toArray(String[]::new));
  }

  void print(AlignedTable table) {
    table.lines(INDENT).forEach(console.out()::println);
  }

  void heading(String key, Object... arguments) {
    blank();
    console.say(key, arguments);
  }

  void blank() {
    console.out().println();
  }

  String level(int level) {
    return messages.get("level." + level);
  }

  String count(double count) {
    return String.format(messages.locale(), count == Math.rint(count) ? "%,.0f" : "%,.1f", count);
  }

  /** The value alone: intervals of all figures would not fit the screen; the JSON has them. */
  String point(Estimate estimate) {
    return estimate == null ? NOTHING : number(estimate.value());
  }

  String estimate(Estimate estimate) {
    return estimate == null
        ? NOTHING
        : String.format(
            messages.locale(),
            "%.3f [%.3f, %.3f]",
            estimate.value(),
            estimate.low(),
            estimate.high());
  }

  String signed(Estimate estimate) {
    return String.format(
        messages.locale(),
        "%+.3f [%+.3f, %+.3f]",
        estimate.value(),
        estimate.low(),
        estimate.high());
  }

  String number(double value) {
    return Double.isNaN(value) ? NOTHING : String.format(messages.locale(), "%.3f", value);
  }
}
