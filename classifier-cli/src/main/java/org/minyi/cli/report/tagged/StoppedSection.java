package org.minyi.cli.report.tagged;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Shares;
import org.minyi.cli.report.TableBuilder;
import org.minyi.cli.report.tagged.Tally.Stopped;

/**
 * Which messages were not tagged down to a leaf, and why.
 *
 * @param stopped how many, by reason and level
 * @param rows all messages
 */
record StoppedSection(Map<Stopped, Long> stopped, long rows, PageTexts texts) {

  Section section() {
    TableBuilder table =
        new TableBuilder(texts, "stopped-table", texts.get("stopped.table"))
            .text("reason")
            .text("depth")
            .count("messages")
            .share("share");
    stopped.entrySet().stream()
        .sorted(
            Map.Entry.<Stopped, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.comparingInt(Stopped::level))))
        .forEach(
            e ->
                table.row(
                    Cell.text(e.getKey().reason()),
                    Cell.text(depth(e.getKey().level())),
                    Cell.count(e.getValue()),
                    Shares.of(e.getValue(), rows)));
    return new Section(
        "stopped",
        texts.get("stopped.heading"),
        List.of(texts.get("stopped.note")),
        List.of(),
        List.of(table.build()));
  }

  private String depth(int level) {
    return level == 0 ? texts.get("stopped.untagged") : texts.get("stopped.level", level);
  }
}
