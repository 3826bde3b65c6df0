package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Cell.Changed;
import org.minyi.cli.report.Cell.Verdict;
import org.minyi.cli.report.PageTexts;

/**
 * Compares a period with the one before (环比) and with the one a year before (同比), for many
 * categories at once. Only complete periods are compared. Immutable.
 */
final class Comparison {
  private static final int NONE = -1;

  private final Timeline.Periods periods;
  private final Timeline.Periods spread;
  private final int current;

  private Comparison(Timeline.Periods periods, Timeline.Periods spread, int current) {
    this.periods = periods;
    this.spread = spread;
    this.current = current;
  }

  /**
   * A category in the current period.
   *
   * @param total its messages in the current period
   * @param onBefore against the period before; empty where that is not complete
   * @param onYear against the period a year before; likewise
   */
  record Compared(long total, Optional<Changed> onBefore, Optional<Changed> onYear) {}

  /**
   * The latest period to compare: of the wanted unit, else of the longest unit in which two
   * neighbouring periods are complete. Empty where there is none.
   */
  static Optional<Comparison> latest(Timeline timeline, Optional<Period> wanted) {
    List<Period> units =
        wanted.map(List::of).orElse(List.of(Period.MONTH, Period.WEEK, Period.DAY));
    for (Period unit : units) {
      Timeline.Periods periods = timeline.by(unit);
      int current = periods.lastComplete();
      if (current > 0 && periods.complete(current - 1)
          || current >= 0 && periods.yearBefore(current) >= 0) {
        return Optional.of(new Comparison(periods, spread(timeline, unit), current));
      }
    }
    return Optional.empty();
  }

  private static Timeline.Periods spread(Timeline timeline, Period unit) {
    return timeline.by(unit == Period.DAY ? Period.DAY : Period.WEEK);
  }

  Timeline.Periods periods() {
    return periods;
  }

  /** The number of the period that is compared with others. */
  int current() {
    return current;
  }

  /** What people call that period. */
  String currentName(PageTexts texts) {
    return periods.name(current, texts);
  }

  /** Whether there is a complete period before. */
  boolean hasBefore() {
    return current > 0 && periods.complete(current - 1);
  }

  /** Whether there is a complete period a year before. */
  boolean hasYear() {
    int year = periods.yearBefore(current);
    return year >= 0 && periods.complete(year);
  }

  /**
   * Compares categories that stand side by side; their tests are one family.
   *
   * @param rows how many there are
   */
  List<Compared> of(DailyCounts counts, int rows) {
    return of(counts, rows, row -> NONE, row -> 0);
  }

  /**
   * Compares categories.
   *
   * @param counts their counts
   * @param rows how many there are
   * @param parent the category that includes one, or -1
   * @param family the tests of one family share a limit on false marks
   */
  List<Compared> of(
      DailyCounts counts, int rows, IntUnaryOperator parent, IntUnaryOperator family) {
    long[][] byPeriod = counts.by(periods, rows, parent);
    long[][] bySpread = counts.by(spread, rows, parent);
    boolean[] complete = complete(spread);
    double[] dispersion =
        Arrays.stream(bySpread).mapToDouble(row -> Change.dispersion(row, complete)).toArray();
    List<Optional<Changed>> before =
        changes(hasBefore() ? current - 1 : NONE, byPeriod, dispersion, family);
    List<Optional<Changed>> year =
        changes(hasYear() ? periods.yearBefore(current) : NONE, byPeriod, dispersion, family);
    return IntStream.range(0, rows)
        .mapToObj(i -> new Compared(byPeriod[i][current], before.get(i), year.get(i)))
        .toList();
  }

  private List<Optional<Changed>> changes(
      int earlier, long[][] byPeriod, double[] dispersion, IntUnaryOperator family) {
    if (earlier == NONE) {
      return IntStream.range(0, byPeriod.length).mapToObj(i -> Optional.<Changed>empty()).toList();
    }
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < byPeriod.length; i++) {
      changes.add(
          Change.of(
              byPeriod[i][earlier],
              byPeriod[i][current],
              periods.days(earlier),
              periods.days(current),
              dispersion[i]));
    }
    boolean[] believed = new boolean[changes.size()];
    for (int f : IntStream.range(0, changes.size()).map(family).distinct().toArray()) {
      double[] p =
          IntStream.range(0, changes.size())
              .mapToDouble(i -> family.applyAsInt(i) == f ? changes.get(i).p() : Double.NaN)
              .toArray();
      boolean[] inFamily = FalseDiscovery.believed(p);
      for (int i = 0; i < p.length; i++) {
        believed[i] |= inFamily[i];
      }
    }
    return IntStream.range(0, changes.size())
        .mapToObj(
            i ->
                Optional.of(
                    judged(
                        changes.get(i), believed[i], periods.days(earlier), periods.days(current))))
        .toList();
  }

  /**
   * Compares every period of a series with the one before, and with the one a year before. The
   * tests of each of the two are a family.
   *
   * @param counts of the series by period
   * @return for every period the two changes, empty where there is nothing to compare with
   */
  static List<Compared> series(Timeline timeline, Timeline.Periods periods, DailyCounts counts) {
    long[] series = counts.by(periods, 1, c -> NONE)[0];
    Timeline.Periods spread = spread(timeline, periods.period());
    double dispersion = Change.dispersion(counts.by(spread, 1, c -> NONE)[0], complete(spread));
    List<Optional<Changed>> before = along(periods, series, dispersion, i -> i - 1);
    List<Optional<Changed>> year = along(periods, series, dispersion, periods::yearBefore);
    return IntStream.range(0, series.length)
        .mapToObj(i -> new Compared(series[i], before.get(i), year.get(i)))
        .toList();
  }

  private static List<Optional<Changed>> along(
      Timeline.Periods periods, long[] series, double dispersion, IntUnaryOperator earlier) {
    List<Optional<Change>> changes = new ArrayList<>();
    for (int i = 0; i < series.length; i++) {
      int e = earlier.applyAsInt(i);
      boolean comparable = e >= 0 && periods.complete(e) && periods.complete(i);
      changes.add(
          comparable
              ? Optional.of(
                  Change.of(series[e], series[i], periods.days(e), periods.days(i), dispersion))
              : Optional.empty());
    }
    boolean[] believed =
        FalseDiscovery.believed(
            changes.stream().mapToDouble(c -> c.map(Change::p).orElse(Double.NaN)).toArray());
    return IntStream.range(0, series.length)
        .mapToObj(
            i ->
                changes
                    .get(i)
                    .map(
                        c ->
                            judged(
                                c,
                                believed[i],
                                periods.days(earlier.applyAsInt(i)),
                                periods.days(i))))
        .toList();
  }

  private static boolean[] complete(Timeline.Periods periods) {
    boolean[] complete = new boolean[periods.size()];
    for (int i = 0; i < complete.length; i++) {
      complete[i] = periods.complete(i);
    }
    return complete;
  }

  private static Changed judged(Change change, boolean believed, int daysBefore, int daysAfter) {
    Verdict verdict;
    if (Double.isNaN(change.p())) {
      verdict = Verdict.UNTESTED;
    } else if (!believed) {
      verdict = Verdict.NOISE;
    } else {
      boolean more = change.after() * daysBefore > change.before() * daysAfter;
      verdict = more ? Verdict.RISE : Verdict.FALL;
    }
    return new Changed(
        change.before(),
        change.after(),
        change.change(),
        change.low(),
        change.high(),
        change.p(),
        verdict);
  }

  /** The cell of a change, or nothing. */
  static Cell cell(Optional<Changed> change) {
    return change.<Cell>map(c -> c).orElse(Cell.NONE);
  }
}
