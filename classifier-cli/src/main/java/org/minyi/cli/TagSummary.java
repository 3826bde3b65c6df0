package org.minyi.cli;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minyi.classify.Classification;
import org.minyi.classify.Stop;
import org.minyi.cli.console.AlignedTable;
import org.minyi.cli.console.AlignedTable.Align;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.Messages;
import org.minyi.cli.console.Printable;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/** Counts what became of the rows. Not thread-safe. */
final class TagSummary {
  private static final int TOP = 10;
  private static final int NAME_COLUMNS = 60;

  private final Taxonomy taxonomy;
  private final long[] byLevel;
  private final Map<Stop, Long> untagged = new EnumMap<>(Stop.class);
  private final Map<String, Long> byCode = new HashMap<>();
  private long tagged;

  TagSummary(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.byLevel = new long[taxonomy.depth() + 1];
  }

  void add(Classification result) {
    if (result.level() == 0) {
      untagged.merge(result.stop(), 1L, Long::sum);
      return;
    }
    tagged++;
    byLevel[result.level()]++;
    byCode.merge(result.code(), 1L, Long::sum);
  }

  /** Rows that are in the output. */
  long written() {
    return tagged + untagged.values().stream().mapToLong(Long::longValue).sum();
  }

  void print(Console console, long rejects, long blankLines) {
    Messages messages = console.messages();
    AlignedTable counts = new AlignedTable(Align.LEFT, Align.RIGHT, Align.LEFT);
    long rows = written() + rejects;
    counts.row(messages.get("summary.rows"), number(messages, rows), "");
    for (int level = taxonomy.depth(); level >= 1; level--) {
      counts.row(
          messages.get("summary.level", level),
          number(messages, byLevel[level]),
          share(messages, byLevel[level], rows));
    }
    untagged.forEach(
        (stop, count) ->
            counts.row(
                messages.get("summary.untagged", messages.get("stop." + stop)),
                number(messages, count),
                share(messages, count, rows)));
    if (rejects > 0) {
      counts.row(
          messages.get("summary.rejects"),
          number(messages, rejects),
          share(messages, rejects, rows));
    }
    if (blankLines > 0) {
      counts.row(messages.get("summary.blank"), number(messages, blankLines), "");
    }
    counts.lines("").forEach(console.out()::println);
    printTop(console);
  }

  private void printTop(Console console) {
    List<Map.Entry<String, Long>> top =
        byCode.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(TOP)
            .toList();
    if (top.isEmpty()) {
      return;
    }
    console.say("summary.top");
    AlignedTable table = new AlignedTable(Align.RIGHT, Align.LEFT, Align.LEFT);
    for (Map.Entry<String, Long> entry : top) {
      table.row(
          number(console.messages(), entry.getValue()),
          Printable.line(entry.getKey(), NAME_COLUMNS),
          Printable.line(
              taxonomy.path(entry.getKey()).stream()
                  .map(Tag::name)
                  .collect(Collectors.joining("/")),
              NAME_COLUMNS));
    }
    table.lines("  ").forEach(console.out()::println);
  }

  private static String number(Messages messages, long count) {
    return String.format(messages.locale(), "%,d", count);
  }

  private static String share(Messages messages, long count, long rows) {
    return String.format(messages.locale(), "%.1f%%", 100.0 * count / Math.max(1, rows));
  }
}
