package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Cell.Changed;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.cli.report.tagged.Comparison.Compared;

/**
 * Which tags rise and fall.
 *
 * @param compared the tags by number
 */
record ChangesSection(
    Comparison comparison, CountedTags tags, List<Compared> compared, PageTexts texts) {

  Section section() {
    List<Chart> charts = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    if (comparison.hasBefore()) {
      add("before", "onBefore", Compared::onBefore, charts, tables);
    }
    if (comparison.hasYear()) {
      add("year", "onYear", Compared::onYear, charts, tables);
    }
    return new Section(
        "changes",
        texts.get("changes.heading", comparison.currentName(texts)),
        List.of(texts.get("changes.note")),
        charts,
        tables);
  }

  private void add(
      String on,
      String column,
      Function<Compared, Optional<Changed>> change,
      List<Chart> charts,
      List<Table> tables) {
    List<Changed> changes = compared.stream().map(c -> change.apply(c).orElseThrow()).toList();
    List<Integer> movers = new Movers(tags.nodes(), changes).largest();
    chart(on, movers, changes).ifPresent(charts::add);
    tables.add(table(on, column, movers, changes));
  }

  /** What is more than noise, from the highest rise to the deepest fall. */
  private Optional<Chart> chart(String on, List<Integer> movers, List<Changed> changes) {
    List<Integer> marked =
        movers.stream()
            .filter(tag -> changes.get(tag).isMarked())
            .sorted(Comparator.comparingLong(tag -> -changes.get(tag).difference()))
            .toList();
    return marked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Chart(
                "changes-chart-" + on,
                texts.get("changes.chart." + on),
                Chart.Bars.ofCounts(
                    marked.stream().map(tag -> tags.nodes().get(tag).name()).toList(),
                    marked.stream().map(tag -> changes.get(tag).difference()).toList())));
  }

  private Table table(String on, String column, List<Integer> movers, List<Changed> changes) {
    TableBuilder table =
        new TableBuilder(texts, "changes-" + on, texts.get("changes.table." + on))
            .text("tag")
            .code("code")
            .count("before")
            .count("after")
            .count("difference")
            .change(column)
            .number("p");
    for (int tag : movers) {
      Changed change = changes.get(tag);
      table.row(
          Cell.text(tags.path(tag)),
          Cell.text(tags.nodes().get(tag).code()),
          Cell.count(change.before()),
          Cell.count(change.after()),
          Cell.count(change.difference()),
          change,
          Cell.number(change.p()));
    }
    return table.build();
  }
}
