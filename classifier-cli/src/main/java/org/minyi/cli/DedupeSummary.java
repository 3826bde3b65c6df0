package org.minyi.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.minyi.cli.console.AlignedTable;
import org.minyi.cli.console.AlignedTable.Align;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.Messages;
import org.minyi.duplicates.DuplicateGroups;

/**
 * What became of the rows, and the largest groups.
 *
 * @param rejects rows that could not be read
 * @param blankLines lines that are no rows
 */
record DedupeSummary(
    DuplicateGroups groups, DuplicateColumns columns, long rejects, long blankLines) {
  private static final int TOP = 10;

  void print(Console console) {
    Messages messages = console.messages();
    List<Integer> repeated =
        IntStream.range(0, groups.count())
            .filter(group -> groups.size(group) > 1)
            .boxed()
            .sorted(Comparator.comparingInt(groups::size).reversed())
            .toList();
    long inGroups = repeated.stream().mapToLong(groups::size).sum();
    AlignedTable counts = new AlignedTable(Align.LEFT, Align.RIGHT);
    row(counts, messages, "summary.rows", groups.messages() + rejects);
    row(counts, messages, "dedupe.alone", groups.messages() - inGroups);
    row(counts, messages, "dedupe.repeated", inGroups);
    row(counts, messages, "dedupe.groups", repeated.size());
    row(counts, messages, "dedupe.different", groups.count());
    if (rejects > 0) {
      row(counts, messages, "summary.rejects", rejects);
    }
    if (blankLines > 0) {
      row(counts, messages, "summary.blank", blankLines);
    }
    counts.lines("").forEach(console.out()::println);
    if (repeated.isEmpty()) {
      return;
    }
    console.say("dedupe.top");
    AlignedTable top = new AlignedTable(Align.RIGHT, Align.LEFT, Align.LEFT);
    for (int group : repeated.subList(0, Math.min(TOP, repeated.size()))) {
      top.row(
          number(messages, groups.size(group)),
          messages.get("dedupe.group", group + 1),
          messages.get("dedupe.first", columns.firstRow(group)));
    }
    top.lines("  ").forEach(console.out()::println);
  }

  private static void row(AlignedTable table, Messages messages, String key, long count) {
    table.row(messages.get(key), number(messages, count));
  }

  private static String number(Messages messages, long count) {
    return String.format(messages.locale(), "%,d", count);
  }
}
