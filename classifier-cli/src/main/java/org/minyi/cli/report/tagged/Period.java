package org.minyi.cli.report.tagged;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.minyi.cli.report.PageTexts;

/** A unit of time in which messages are counted. Weeks begin on Monday. */
public enum Period {
  /** A day. */
  DAY(ChronoUnit.DAYS),
  /** A week of ISO 8601. */
  WEEK(ChronoUnit.WEEKS),
  /** A calendar month. */
  MONTH(ChronoUnit.MONTHS);

  private static final int WEEKS_OF_YEAR = 52;

  private final ChronoUnit unit;

  Period(ChronoUnit unit) {
    this.unit = unit;
  }

  /** The first day of the period that a day is in. */
  LocalDate start(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  /** What people call the period that begins on a day. */
  String nameOf(LocalDate start, PageTexts texts) {
    return switch (this) {
      case DAY -> texts.day(start);
      case WEEK -> texts.get("period.week.of", texts.day(start));
      case MONTH -> texts.month(start);
    };
  }

  /** The last day of the period that begins on a day. */
  LocalDate end(LocalDate start) {
    return start.plus(1, unit).minusDays(1);
  }

  /** How many periods later another begins. */
  int between(LocalDate start, LocalDate other) {
    return Math.toIntExact(unit.between(start, other));
  }

  /** The start of a period so many later. */
  LocalDate plus(LocalDate start, int periods) {
    return start.plus(periods, unit);
  }

  /**
   * The period to compare with a year before: the same day or month, or the week 52 weeks before.
   * None for 29 February.
   */
  Optional<LocalDate> yearBefore(LocalDate start) {
    if (this == WEEK) {
      return Optional.of(start.minusWeeks(WEEKS_OF_YEAR));
    }
    LocalDate before = start.minusYears(1);
    return before.getDayOfMonth() == start.getDayOfMonth() ? Optional.of(before) : Optional.empty();
  }
}
