package org.minyi.cli.report;

import java.time.LocalDate;

/** What a table says in one place. */
public sealed interface Cell {
  /** Nothing. */
  Cell NONE = new Text("");

  /** Words; untrusted. */
  record Text(String text) implements Cell {}

  /** A whole number. */
  record Count(long count) implements Cell {}

  /**
   * A number and its interval.
   *
   * @param low the lower end; NaN without an interval
   * @param high the upper end; NaN without an interval
   */
  record Value(double value, double low, double high) implements Cell {
    /** A number without an interval. */
    public static Value of(double value) {
      return new Value(value, Double.NaN, Double.NaN);
    }

    /** Whether there is an interval. */
    public boolean hasInterval() {
      return !Double.isNaN(low);
    }
  }

  /**
   * A day, or a period that begins on it.
   *
   * @param shown how people call it
   */
  record Day(LocalDate day, String shown) implements Cell {}

  /**
   * From one count to another.
   *
   * @param before the earlier count
   * @param after the later count
   * @param change after / before - 1; NaN where nothing was before
   * @param low the lower end of its interval
   * @param high its upper end; may be infinite
   * @param p the p-value that there is no change; NaN when it was not tested
   * @param verdict what to make of it
   */
  record Changed(
      long before, long after, double change, double low, double high, double p, Verdict verdict)
      implements Cell {
    /** How many more there are; negative where there are fewer. */
    public long difference() {
      return after - before;
    }

    /** Whether it is more than noise. */
    public boolean isMarked() {
      return verdict == Verdict.RISE || verdict == Verdict.FALL;
    }
  }

  /** What to make of a change. */
  enum Verdict {
    /** More than noise, upwards. */
    RISE,
    /** More than noise, downwards. */
    FALL,
    /** No more than noise would do. */
    NOISE,
    /** Too little to tell. */
    UNTESTED
  }

  /** Words. */
  static Cell text(String text) {
    return new Text(text);
  }

  /** A whole number. */
  static Cell count(long count) {
    return new Count(count);
  }

  /** A number, or nothing where it is NaN. */
  static Cell number(double value) {
    return Double.isNaN(value) ? NONE : Value.of(value);
  }
}
