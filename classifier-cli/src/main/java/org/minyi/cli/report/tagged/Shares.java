package org.minyi.cli.report.tagged;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.minyi.cli.report.Cell;

/** Shares with Wilson score intervals of 95 %. */
final class Shares {
  private static final double ERROR_RATE = 0.05;

  private Shares() {}

  /** The share of a part in a whole, or nothing where the whole is 0. */
  static Cell of(long part, long whole) {
    if (whole == 0) {
      return Cell.NONE;
    }
    Interval interval =
        BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
            Math.toIntExact(whole), Math.toIntExact(part), ERROR_RATE);
    return new Cell.Value(
        (double) part / whole, interval.getLowerBound(), interval.getUpperBound());
  }
}
