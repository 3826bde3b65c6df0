package org.minyi.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A number measured on messages that can be measured again when groups of them count several times
 * or not at all: what a bootstrap of groups needs.
 */
public interface Metric {
  /** The value on all messages, or NaN when none counts. */
  double value();

  /**
   * The value as a function of how many times each group counts.
   *
   * @param groupOfMessage for every message the number of its group
   * @param groups how many groups there are
   * @return takes one weight a group; gives NaN when no message that counts has a weight
   */
  ToDoubleFunction<int[]> byGroup(int[] groupOfMessage, int groups);

  /**
   * The mean of metrics over the same messages, for example of models that were trained with
   * different seeds.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Metric mean(List<? extends Metric> metrics) {
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("expected at least one metric, found none");
    }
    if (metrics.size() == 1) {
      return metrics.get(0);
    }
    return new Metric() {
      @Override
      public double value() {
        return metrics.stream().mapToDouble(Metric::value).average().orElseThrow();
      }

      @Override
      public ToDoubleFunction<int[]> byGroup(int[] groupOfMessage, int groups) {
        List<ToDoubleFunction<int[]>> all =
            metrics.stream().map(metric -> metric.byGroup(groupOfMessage, groups)).toList();
        return weights ->
            all.stream().mapToDouble(one -> one.applyAsDouble(weights)).average().orElseThrow();
      }
    };
  }
}
