package org.minyi.cli.report.tagged;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minyi.cli.report.PageTexts;

/**
 * The days that the data cover. A period at the edge of the data or over a hole in them is not
 * complete: its count is shown and compared with nothing. Immutable.
 */
final class Timeline {
  /** More days than this without any message at an edge, and the period is not complete. */
  private static final int MOST_MISSING = 3;

  /** Shorter breaks are holidays. */
  private static final int SHORTEST_HOLE = 10;

  /**
   * A break in which so many messages were to be expected is no chance: e⁻¹⁴ is one in a million.
   */
  private static final double EXPECTED_IN_HOLE = 14;

  private final LocalDate first;
  private final LocalDate last;
  private final LocalDate today;
  private final int missing;
  private final List<Span> holes;

  private record Span(LocalDate from, LocalDate to) {}

  private Timeline(
      LocalDate first, LocalDate last, LocalDate today, int missing, List<Span> holes) {
    this.first = first;
    this.last = last;
    this.today = today;
    this.missing = missing;
    this.holes = holes;
  }

  /**
   * The timeline of counts.
   *
   * @param byDay messages by day, not empty
   */
  static Timeline of(Map<LocalDate, Long> byDay, LocalDate today) {
    TreeMap<LocalDate, Long> days = new TreeMap<>(byDay);
    double daily = days.values().stream().mapToLong(n -> n).sum() / (double) days.size();
    int longest = 0;
    List<Span> holes = new ArrayList<>();
    LocalDate before = days.firstKey();
    for (LocalDate day : days.keySet()) {
      int empty = (int) ChronoUnit.DAYS.between(before, day) - 1;
      if (empty > SHORTEST_HOLE && empty * daily > EXPECTED_IN_HOLE) {
        holes.add(new Span(before.plusDays(1), day.minusDays(1)));
      } else {
        longest = Math.max(longest, empty);
      }
      before = day;
    }
    return new Timeline(
        days.firstKey(), days.lastKey(), today, Math.min(MOST_MISSING, longest), holes);
  }

  /** The first day with a message. */
  LocalDate first() {
    return first;
  }

  /** The last day with a message. */
  LocalDate last() {
    return last;
  }

  /** Whether there are breaks that look like missing data. */
  boolean hasHoles() {
    return !holes.isEmpty();
  }

  /** The periods from the first to the last message, without gaps. */
  Periods by(Period period) {
    return new Periods(
        period, period.start(first), period.between(period.start(first), period.start(last)) + 1);
  }

  /** Periods one behind the other, numbered from 0. */
  final class Periods {
    private final Period period;
    private final LocalDate from;
    private final int size;

    private Periods(Period period, LocalDate from, int size) {
      this.period = period;
      this.from = from;
      this.size = size;
    }

    /** Their unit. */
    Period period() {
      return period;
    }

    /** How many there are. */
    int size() {
      return size;
    }

    /** The number of the period that a day is in; outside 0 to size - 1 for days beyond. */
    int index(LocalDate day) {
      return period.between(from, period.start(day));
    }

    /** The first day of a period. */
    LocalDate start(int index) {
      return period.plus(from, index);
    }

    /** What people call a period. */
    String name(int index, PageTexts texts) {
      return period.nameOf(start(index), texts);
    }

    /** How many days a period has. */
    int days(int index) {
      return (int) ChronoUnit.DAYS.between(start(index), period.end(start(index))) + 1;
    }

    /** The number of the period a year before, or -1 where the data hold none. */
    int yearBefore(int index) {
      return period.yearBefore(start(index)).map(this::index).filter(i -> i >= 0).orElse(-1);
    }

    /** Whether the data cover the whole of a period. */
    boolean complete(int index) {
      LocalDate start = start(index);
      LocalDate end = period.end(start);
      boolean over = end.isBefore(today) || !last.isBefore(end);
      // A day with any message is not known to be complete, but there is nothing to tell it by.
      long before = ChronoUnit.DAYS.between(start, first);
      long behind = ChronoUnit.DAYS.between(last, end);
      int allowed = Math.min(missing, days(index) - 1);
      return over && before <= allowed && behind <= allowed && !inHole(start, end);
    }

    /** The last complete period, or -1. */
    int lastComplete() {
      for (int i = size - 1; i >= 0; i--) {
        if (complete(i)) {
          return i;
        }
      }
      return -1;
    }

    private boolean inHole(LocalDate start, LocalDate end) {
      return holes.stream()
          .anyMatch(
              hole -> {
                LocalDate from = hole.from.isAfter(start) ? hole.from : start;
                LocalDate to = hole.to.isBefore(end) ? hole.to : end;
                return ChronoUnit.DAYS.between(from, to) + 1
                    > Math.min(MOST_MISSING, ChronoUnit.DAYS.between(start, end));
              });
    }
  }
}
