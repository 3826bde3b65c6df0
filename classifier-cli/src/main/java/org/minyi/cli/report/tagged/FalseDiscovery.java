package org.minyi.cli.report.tagged;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Keeps false alarms among many tests rare (Benjamini and Hochberg, 1995): of the changes that are
 * marked, in the long run no more than {@value #RATE} are noise.
 */
final class FalseDiscovery {
  /** The accepted share of false marks among marks. */
  static final double RATE = 0.05;

  private FalseDiscovery() {}

  /**
   * Which of the tests to believe.
   *
   * @param p p-values of one family of tests; NaN for what was not tested, which does not count
   */
  static boolean[] believed(double[] p) {
    int[] sorted =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(i -> i)
            .toArray();
    int last = -1;
    for (int rank = 0; rank < sorted.length; rank++) {
      if (p[sorted[rank]] <= RATE * (rank + 1) / sorted.length) {
        last = rank;
      }
    }
    boolean[] believed = new boolean[p.length];
    for (int rank = 0; rank <= last; rank++) {
      believed[sorted[rank]] = true;
    }
    return believed;
  }
}
