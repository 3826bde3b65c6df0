package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.cli.report.tagged.Comparison.Compared;

/** Messages over time, in months, weeks and days. */
record TrendSection(Timeline timeline, DailyCounts counts, PageTexts texts) {
  private static final int SMOOTH_DAYS = 7;
  private static final int SHOWN_MONTHS = 25;
  private static final int SHOWN = 8;

  Section section() {
    List<Chart.Times.Unit> units = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    for (Period period : List.of(Period.MONTH, Period.WEEK, Period.DAY)) {
      Timeline.Periods periods = timeline.by(period);
      List<Compared> series = Comparison.series(timeline, periods, counts);
      units.add(unit(periods, series));
      tables.add(table(periods, series));
    }
    return new Section(
        "trend",
        texts.get("trend.heading"),
        List.of(texts.get("trend.note")),
        List.of(new Chart("trend-chart", texts.get("trend.chart"), new Chart.Times(units))),
        tables);
  }

  private Chart.Times.Unit unit(Timeline.Periods periods, List<Compared> series) {
    boolean days = periods.period() == Period.DAY;
    return new Chart.Times.Unit(
        texts.get("period." + key(periods)),
        texts.get("column.messages"),
        days ? texts.get("trend.smooth", SMOOTH_DAYS) : "",
        IntStream.range(0, series.size()).mapToObj(i -> periods.name(i, texts)).toList(),
        series.stream().map(Compared::total).toList(),
        days ? smooth(series) : List.of(),
        IntStream.range(0, series.size()).mapToObj(i -> !periods.complete(i)).toList());
  }

  /** The mean of each day and those before it; null as long as there are too few. */
  private static List<Double> smooth(List<Compared> series) {
    List<Double> smooth = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      smooth.add(
          i < SMOOTH_DAYS - 1
              ? null
              : series.subList(i - SMOOTH_DAYS + 1, i + 1).stream()
                  .mapToLong(Compared::total)
                  .average()
                  .orElse(0));
    }
    return smooth;
  }

  private Table table(Timeline.Periods periods, List<Compared> series) {
    String unit = key(periods);
    TableBuilder table =
        new TableBuilder(texts, "trend-" + unit, texts.get("trend.table." + unit))
            .date("period")
            .count("messages")
            .change("onBefore")
            .change("onYear")
            .text("remark")
            .shown(periods.period() == Period.MONTH ? SHOWN_MONTHS : SHOWN);
    for (int i = series.size() - 1; i >= 0; i--) {
      table.row(
          new Cell.Day(periods.start(i), periods.name(i, texts)),
          Cell.count(series.get(i).total()),
          Comparison.cell(series.get(i).onBefore()),
          Comparison.cell(series.get(i).onYear()),
          Cell.text(periods.complete(i) ? "" : texts.get("trend.partial")));
    }
    return table.build();
  }

  private static String key(Timeline.Periods periods) {
    return periods.period().name().toLowerCase(Locale.ROOT);
  }
}
