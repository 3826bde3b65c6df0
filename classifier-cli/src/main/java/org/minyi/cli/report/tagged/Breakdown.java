package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Shares;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;

/**
 * Messages by the values of one column: bars of the most frequent, and a table of all.
 *
 * @param names the values by number
 * @param counts their messages
 * @param order the numbers of the values, in the order in which they are shown
 */
record Breakdown(
    List<String> names,
    DailyCounts counts,
    List<Integer> order,
    Optional<Comparison> comparison,
    PageTexts texts) {
  private static final int BARS = 15;

  /** By falling count. */
  static Breakdown byCount(
      List<String> names, DailyCounts counts, Optional<Comparison> comparison, PageTexts texts) {
    long[] totals = counts.totals();
    List<Integer> order =
        IntStream.range(0, totals.length)
            .boxed()
            .sorted(Comparator.<Integer>comparingLong(i -> -totals[i]).thenComparing(i -> i))
            .toList();
    return new Breakdown(names, counts, order, comparison, texts);
  }

  Chart chart(String id, String description) {
    long[] totals = counts.totals();
    List<Integer> first = order.stream().limit(BARS).toList();
    return new Chart(
        id,
        first.size() < order.size()
            ? texts.get("chart.first", description, first.size(), order.size())
            : description,
        Chart.Bars.ofCounts(
            first.stream().map(names::get).toList(), first.stream().map(i -> totals[i]).toList()));
  }

  /**
   * The table.
   *
   * @param column the key of the column of values
   * @param topTags the most frequent tags of a value, for a last column if there is to be one
   */
  Table table(String id, String caption, String column, Optional<IntFunction<String>> topTags) {
    long[] totals = counts.totals();
    long whole = Arrays.stream(totals).sum();
    ComparedColumns compared = ComparedColumns.of(comparison, counts, totals.length);
    TableBuilder table =
        new TableBuilder(texts, id, caption).text(column).count("messages").share("share");
    compared.addTo(table, texts);
    topTags.ifPresent(top -> table.text("topTags"));
    for (int i : order) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.text(names.get(i)));
      cells.add(Cell.count(totals[i]));
      cells.add(Shares.of(totals[i], whole));
      cells.addAll(compared.cells(i));
      topTags.ifPresent(top -> cells.add(Cell.text(top.apply(i))));
      table.row(cells);
    }
    return order.size() > Table.SHOWN ? table.searchable().build() : table.build();
  }
}
