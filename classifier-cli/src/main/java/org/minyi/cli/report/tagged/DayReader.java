package org.minyi.cli.report.tagged;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the day of cells in which dates stand as spreadsheets and systems write them: {@code
 * 2026-03-01}, {@code 2026/3/1 8:05}, {@code 2026年3月1日}, {@code 20260301}, {@code 1-Mar-2026}, ISO
 * 8601 with an offset, Unix seconds and milliseconds, and the serial numbers of Excel (1900
 * system). Moments are days in China. Days before 2000 and behind today are problems: they come
 * from empty cells and typing errors. {@code 03/04/2026} is one too, for nobody can say whether
 * that is in March or April; a pattern says it. Immutable and thread-safe.
 */
final class DayReader {
  /** Why a cell names no usable day. */
  enum Problem {
    MISSING,
    UNREADABLE,
    TOO_EARLY,
    IN_FUTURE
  }

  /**
   * What was read.
   *
   * @param day the day; empty with a problem
   * @param problem empty with a day
   */
  record Reading(Optional<LocalDate> day, Optional<Problem> problem) {
    private static Reading of(Problem problem) {
      return new Reading(Optional.empty(), Optional.of(problem));
    }
  }

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
  private static final double LARGEST_SERIAL = 2_958_465;
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST = 64;

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(\\d{4})\\s*[-/.年\\u2010-\\u2015]\\s*(\\d{1,2})\\s*[-/.月\\u2010-\\u2015]\\s*(\\d{1,2})(?!\\d).*");
  private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{4}|\\d{6})?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,13}(\\.\\d{1,15})?");
  private static final Pattern OFFSET = Pattern.compile(".*\\d[Tt ]?.*:.*(Z|[+-]\\d{2}:?\\d{2})");
  private static final Pattern NAMED_MONTH =
      Pattern.compile(
          "(?:(\\d{1,2})[-\\s])?([a-z]{3})[a-z]*\\.?[-\\s,]*(?:(\\d{1,2})(?:st|nd|rd|th)?[-,\\s]+)?(\\d{4})(?!\\d).*");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private final LocalDate today;
  private final Optional<DateTimeFormatter> pattern;

  /**
   * A reader.
   *
   * @param today the last day that can be
   * @param pattern how dates are written where they are not written in one of the usual ways
   */
  DayReader(LocalDate today, Optional<DateTimeFormatter> pattern) {
    this.today = today;
    this.pattern = pattern;
  }

  /** The day of a cell. */
  Reading read(String cell) {
    String text = plain(cell);
    if (text.isEmpty()) {
      return Reading.of(Problem.MISSING);
    }
    if (text.length() > LONGEST) {
      return Reading.of(Problem.UNREADABLE);
    }
    try {
      return parse(text).map(this::checked).orElseGet(() -> Reading.of(Problem.UNREADABLE));
    } catch (DateTimeException | ArithmeticException e) {
      return Reading.of(Problem.UNREADABLE);
    }
  }

  private Reading checked(LocalDate day) {
    if (day.isBefore(EARLIEST)) {
      return Reading.of(Problem.TOO_EARLY);
    }
    if (day.isAfter(today)) {
      return Reading.of(Problem.IN_FUTURE);
    }
    return new Reading(Optional.of(day), Optional.empty());
  }

  private Optional<LocalDate> parse(String text) {
    if (pattern.isPresent()) {
      try {
        return Optional.of(LocalDate.from(pattern.get().parse(text)));
      } catch (DateTimeException e) {
        // Perhaps one of the usual ways, in the same column.
      }
    }
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      if (OFFSET.matcher(text).matches()) {
        return Optional.of(moment(text).orElseGet(() -> date(yearFirst, 1)));
      }
      return Optional.of(date(yearFirst, 1));
    }
    Matcher digits = DIGITS.matcher(text);
    if (digits.matches()) {
      return Optional.of(date(digits, 1));
    }
    if (NUMBER.matcher(text).matches()) {
      return number(text);
    }
    Matcher named = NAMED_MONTH.matcher(text.toLowerCase(Locale.ROOT));
    return named.matches() ? named(named) : Optional.empty();
  }

  private static LocalDate date(Matcher found, int group) {
    return LocalDate.of(
        Integer.parseInt(found.group(group)),
        Integer.parseInt(found.group(group + 1)),
        Integer.parseInt(found.group(group + 2)));
  }

  private static Optional<LocalDate> moment(String text) {
    try {
      String iso = text.replace(' ', 'T');
      return Optional.of(OffsetDateTime.parse(iso).atZoneSameInstant(CHINA).toLocalDate());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> number(String text) {
    double number = Double.parseDouble(text);
    if (number <= LARGEST_SERIAL) {
      return Optional.of(SERIAL_ZERO.plusDays((long) Math.floor(number)));
    }
    // Ten digits are Unix seconds, thirteen milliseconds.
    return switch (text.length()) {
      case 10 -> Optional.of(day(Instant.ofEpochSecond((long) number)));
      case 13 -> Optional.of(day(Instant.ofEpochMilli((long) number)));
      default -> Optional.empty();
    };
  }

  private static LocalDate day(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
        .atZone(ZoneOffset.UTC)
        .withZoneSameInstant(CHINA)
        .toLocalDate();
  }

  private static Optional<LocalDate> named(Matcher found) {
    int month = MONTHS.indexOf(found.group(2));
    String day = found.group(1) == null ? found.group(3) : found.group(1);
    if (month < 0 || month % 3 != 0 || day == null) {
      return Optional.empty();
    }
    return Optional.of(
        LocalDate.of(Integer.parseInt(found.group(4)), month / 3 + 1, Integer.parseInt(day)));
  }

  /** Half-width, and without the apostrophes, tabs and marks that exports put around a date. */
  private static String plain(String cell) {
    String start = cell.length() > 2 * LONGEST ? cell.substring(0, 2 * LONGEST) : cell;
    boolean ascii = start.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\'');
    return ascii
        ? start
        : Normalizer.normalize(start, Normalizer.Form.NFKC)
            .replaceAll("[\\p{Cf}\\p{Cc}']", " ")
            .strip();
  }
}
