package org.minyi.cli.report;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/** Shares with Wilson score intervals of 95 %. */
public final class Shares {
  private static final double ERROR_RATE = 0.05;

  private Shares() {}

  /** The share of a part in a whole, or nothing where the whole is 0. */
  public static Cell of(long part, long whole) {
    return whole == 0 ? Cell.NONE : ofRuns(part, whole, 1);
  }

  /**
   * The share of what several runs counted together. Its interval is that of one run: the messages
   * of all of them are the same, and seeing them again makes nothing more certain.
   *
   * @param whole more than 0
   * @param runs how many there are
   */
  public static Cell.Value ofRuns(long part, long whole, int runs) {
    int n = Math.toIntExact(Math.max(1, whole / runs));
    int k = (int) Math.min(n, Math.round((double) part / runs));
    Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, k, ERROR_RATE);
    return new Cell.Value(
        (double) part / whole, interval.getLowerBound(), interval.getUpperBound());
  }
}
