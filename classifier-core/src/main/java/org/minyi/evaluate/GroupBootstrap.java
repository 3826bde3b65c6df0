package org.minyi.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap over groups of near-duplicate messages: every resample draws as many groups
 * as there are, with replacement, and takes all messages of a drawn group. Messages of one group
 * are not independent, so resampling them singly would make intervals too narrow.
 *
 * <p>Every call draws the same resamples for the same seed, so that two metrics or two predictors
 * are compared on the same draws (a paired bootstrap). Immutable and thread-safe.
 */
public final class GroupBootstrap {
  private static final double TAIL = 0.025;

  private final int[] groupOfMessage;
  private final int groups;
  private final int resamples;
  private final long seed;

  /**
   * Prepares resampling.
   *
   * @param groupOfMessage for every message the number of its group, counted from 0 without gaps
   * @param resamples how many resamples to draw, at least 1
   * @param seed the seed of the draws
   */
  public GroupBootstrap(int[] groupOfMessage, int resamples, long seed) {
    if (resamples < 1) {
      throw new IllegalArgumentException("expected at least 1 resample, found " + resamples);
    }
    this.groupOfMessage = groupOfMessage.clone();
    this.groups = Arrays.stream(groupOfMessage).max().orElse(-1) + 1;
    this.resamples = resamples;
    this.seed = seed;
  }

  /** The values of metrics on all resamples: a row a metric, NaN where nothing counts. */
  double[][] resample(List<? extends Metric> metrics) {
    List<ToDoubleFunction<int[]>> weighted =
        metrics.stream().map(metric -> metric.byGroup(groupOfMessage, groups)).toList();
    double[][] values = new double[metrics.size()][resamples];
    Random random = new Random(seed);
    for (int resample = 0; resample < resamples; resample++) {
      int[] weights = new int[groups];
      for (int draw = 0; draw < groups; draw++) {
        weights[random.nextInt(groups)]++;
      }
      for (int metric = 0; metric < values.length; metric++) {
        values[metric][resample] = weighted.get(metric).applyAsDouble(weights);
      }
    }
    return values;
  }

  /** The metrics with their intervals, in order; null for a metric for which no message counts. */
  public List<Estimate> estimate(List<? extends Metric> metrics) {
    double[][] values = resample(metrics);
    Estimate[] estimates = new Estimate[values.length];
    for (int i = 0; i < estimates.length; i++) {
      double value = metrics.get(i).value();
      estimates[i] = Double.isNaN(value) ? null : interval(value, values[i]);
    }
    return Arrays.asList(estimates);
  }

  /**
   * The paired difference of two metrics over the same messages, the first less the second.
   *
   * @return the difference with its interval and the two-sided p-value that it is 0: twice the
   *     share of resamples on the far side of 0, each side counted with one more resample so that p
   *     is never 0 (Davison and Hinkley, 1997)
   * @throws IllegalArgumentException if either has no message that counts
   */
  public Difference compare(Metric first, Metric second) {
    double value = first.value() - second.value();
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("no message counts for one of the metrics");
    }
    double[][] values = resample(List.of(first, second));
    double[] differences = new double[resamples];
    int atMost = 0;
    int atLeast = 0;
    for (int i = 0; i < resamples; i++) {
      differences[i] = values[0][i] - values[1][i];
      atMost += differences[i] <= 0 ? 1 : 0;
      atLeast += differences[i] >= 0 ? 1 : 0;
    }
    double p = Math.min(1, 2.0 * (Math.min(atMost, atLeast) + 1) / (resamples + 1));
    return new Difference(interval(value, differences), p);
  }

  /**
   * A paired difference.
   *
   * @param estimate the difference with its 95 % interval
   * @param p the two-sided p-value that there is none
   */
  public record Difference(Estimate estimate, double p) {}

  private static Estimate interval(double value, double[] resampled) {
    double[] sorted = Arrays.stream(resampled).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0) {
      return new Estimate(value, value, value);
    }
    return new Estimate(value, quantile(sorted, TAIL), quantile(sorted, 1 - TAIL));
  }

  /** Linear interpolation between order statistics (type 7 of Hyndman and Fan). */
  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
