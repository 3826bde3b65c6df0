package org.minyi.cli;

import java.util.Comparator;
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

  private static final String LEVEL = "level ";
  private static final String STOP = "untagged ";
  private static final String CODE = "code ";
  private static final String WORDS = "words";

  private final Taxonomy taxonomy;
  private final Map<String, Long> counts;

  /** Nothing counted yet. */
  TagSummary(Taxonomy taxonomy) {
    this(taxonomy, Map.of());
  }

  /** Counts on from what was counted before. */
  TagSummary(Taxonomy taxonomy, Map<String, Long> counts) {
    this.taxonomy = taxonomy;
    this.counts = new HashMap<>(counts);
  }

  /**
   * Counts a row.
   *
   * @param words whether there are any in the column with the text
   */
  void add(Classification result, boolean words) {
    if (words) {
      count(WORDS);
    }
    if (result.level() == 0) {
      count(STOP + result.stop());
      return;
    }
    count(LEVEL + result.level());
    count(CODE + result.code());
  }

  private void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  /** All counts, by names that do not change. */
  Map<String, Long> counts() {
    return counts;
  }

  private long at(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Rows that are in the output. */
  long written() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(LEVEL) || entry.getKey().startsWith(STOP))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Whether the column with the text had words in any row, not only numbers or nothing. */
  boolean hasWords() {
    return at(WORDS) > 0;
  }

  void print(Console console, long rejects, long blankLines) {
    Messages messages = console.messages();
    AlignedTable table = new AlignedTable(Align.LEFT, Align.RIGHT, Align.RIGHT);
    long rows = written() + rejects;
    table.row(messages.get("summary.rows"), number(messages, rows), "");
    for (int level = taxonomy.depth(); level >= 1; level--) {
      table.row(
          messages.get("summary.level", level),
          number(messages, at(LEVEL + level)),
          share(messages, at(LEVEL + level), rows));
    }
    for (Stop stop : Stop.values()) {
      long count = at(STOP + stop);
      if (count > 0) {
        table.row(
            messages.get("summary.untagged", messages.get("stop." + stop)),
            number(messages, count),
            share(messages, count, rows));
      }
    }
    if (rejects > 0) {
      table.row(
          messages.get("summary.rejects"),
          number(messages, rejects),
          share(messages, rejects, rows));
    }
    if (blankLines > 0) {
      table.row(messages.get("summary.blank"), number(messages, blankLines), "");
    }
    table.lines("").forEach(console.out()::println);
    printTop(console);
  }

  private void printTop(Console console) {
    List<Map.Entry<String, Long>> top =
        counts.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(CODE))
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
      String code = entry.getKey().substring(CODE.length());
      table.row(
          number(console.messages(), entry.getValue()),
          Printable.line(code, NAME_COLUMNS),
          Printable.line(
              taxonomy.path(code).stream().map(Tag::name).collect(Collectors.joining("/")),
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
