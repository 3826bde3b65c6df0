package org.minyi.evaluate;

import java.util.List;
import java.util.function.Function;
import org.minyi.taxonomy.Taxonomy;

/** The path metrics of one model or of several, which count as one by their mean. */
record RunMetrics(List<PathMetrics> runs) {
  /**
   * Compares predictions with gold.
   *
   * @param runs for every model one prediction a message
   * @param path which path of a prediction is meant
   */
  static RunMetrics of(
      List<GoldMessage> gold,
      List<List<Prediction>> runs,
      Function<Prediction, List<String>> path,
      Taxonomy taxonomy) {
    return new RunMetrics(
        runs.stream()
            .map(run -> new PathMetrics(gold, run.stream().map(path).toList(), taxonomy))
            .toList());
  }

  Metric mean(Function<PathMetrics, Metric> metric) {
    return Metric.mean(runs.stream().map(metric).toList());
  }
}
