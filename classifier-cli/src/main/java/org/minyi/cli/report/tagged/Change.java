package org.minyi.cli.report.tagged;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * Whether one count is more than another by more than noise.
 *
 * <p>Of two independent Poisson counts, the later is binomial given their sum. Its share π has a
 * Wilson score interval, and π / (1 - π) - 1 turns that into an interval of the change after /
 * before - 1. The test is the score test that the messages <em>a day</em> did not change: a month
 * of 31 days has more than one of 28 although nothing happened.
 *
 * <p>Messages come in bursts, which makes counts vary more than Poisson's. The variance is
 * therefore taken to be the dispersion φ times as large, estimated from the week to week changes of
 * the same series by {@link #dispersion} (quasi-Poisson): z becomes z √φ in the interval, and the
 * test statistic is divided by √φ.
 *
 * @param before the earlier count
 * @param after the later count
 * @param change after / before - 1; NaN where nothing was before
 * @param low the lower end of the 95 % interval, at least -1; NaN when both counts are 0
 * @param high the upper end; infinite where nothing was before
 * @param p the two-sided p-value; NaN with fewer than {@value #FEWEST} messages in both periods,
 *     too few for the normal distribution
 */
record Change(long before, long after, double change, double low, double high, double p) {
  /** Fewer messages in both periods together are not tested. */
  static final int FEWEST = 10;

  /** Fewer pairs of weeks say nothing of the dispersion. */
  static final int FEWEST_PAIRS = 8;

  private static final double ERROR_RATE = 0.05;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double Z = NORMAL.inverseSurvivalProbability(ERROR_RATE / 2);

  /** Beyond this, error rates are too small for a double. */
  private static final double LARGEST_Z = 37;

  /**
   * The change between two counts.
   *
   * @param daysBefore the days of the earlier period
   * @param daysAfter the days of the later period
   * @param dispersion φ, at least 1
   */
  static Change of(long before, long after, int daysBefore, int daysAfter, double dispersion) {
    long sum = before + after;
    if (sum == 0) {
      return new Change(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double wider = Math.min(LARGEST_Z, Z * Math.sqrt(dispersion));
    Interval share =
        BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
            Math.toIntExact(sum), Math.toIntExact(after), 2 * NORMAL.survivalProbability(wider));
    double expected = sum * (double) daysAfter / (daysBefore + daysAfter);
    double variance = expected * daysBefore / (daysBefore + daysAfter) * dispersion;
    double p =
        sum < FEWEST
            ? Double.NaN
            : 2 * NORMAL.survivalProbability(Math.abs(after - expected) / Math.sqrt(variance));
    return new Change(
        before,
        after,
        before == 0 ? Double.NaN : (double) after / before - 1,
        odds(share.getLowerBound()) - 1,
        before == 0 ? Double.POSITIVE_INFINITY : odds(share.getUpperBound()) - 1,
        p);
  }

  private static double odds(double share) {
    return share / (1 - share);
  }

  /**
   * The dispersion φ of a series: the mean of (a - b)² / (a + b) over neighbouring periods with
   * messages, which is 1 for Poisson counts whose mean changes slowly; never less than 1, and 1
   * with fewer than {@value #FEWEST_PAIRS} pairs. Differences of neighbours leave trends and
   * seasons out.
   *
   * @param complete which of the counts belong to whole periods
   */
  static double dispersion(long[] counts, boolean[] complete) {
    double sum = 0;
    int pairs = 0;
    for (int i = 1; i < counts.length; i++) {
      long total = counts[i - 1] + counts[i];
      if (complete[i - 1] && complete[i] && total > 0) {
        double difference = counts[i] - counts[i - 1];
        sum += difference * difference / total;
        pairs++;
      }
    }
    return pairs < FEWEST_PAIRS ? 1 : Math.max(1, sum / pairs);
  }
}
