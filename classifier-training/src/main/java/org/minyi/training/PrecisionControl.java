package org.minyi.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.minyi.model.StopTable;

/**
 * Finds, for each level and wanted precision, the lowest confidence at which tags are right often
 * enough, with a guarantee: "Learn then Test" (Angelopoulos, Bates, Candès, Jordan and Lei 2021) by
 * multi-start fixed-sequence testing.
 *
 * <p>For a level, a wanted precision {@code t} and a threshold, the hypothesis "of the messages at
 * or above the threshold less than {@code t} are right" is rejected by an exact binomial test on
 * the held-out messages. From each of a few starting points, fixed in advance as shares of the
 * messages, thresholds are lowered step by step until a hypothesis cannot be rejected at the error
 * rate of the starting point; the lowest threshold that was passed is taken. So, for each level and
 * precision: with probability at least {@value #CONFIDENCE} over the held-out messages, the true
 * precision at the threshold is at least {@code t} for messages that are exchangeable with them.
 * Where nothing can be rejected, nothing is tagged.
 *
 * <p>A handful of held-out messages proves nothing, and a model of few messages would never tag:
 * for a level with fewer than {@value #FEWEST}, confidences are taken at their word, without
 * guarantee.
 */
final class PrecisionControl {
  private static final double CONFIDENCE = 0.95;
  private static final double[] STARTS = {0.05, 0.2, 0.4, 0.6, 0.8};

  private static final int FEWEST = 300;

  /** Thresholds are lowered by this share of the messages at a time. */
  private static final double STEP = 0.01;

  private PrecisionControl() {}

  /**
   * The table.
   *
   * @param outcomes by level, the confidence of a message's path and whether it was right; paths
   *     are never surer at a level than above it
   */
  static StopTable stopTable(List<List<Outcome>> outcomes) {
    float[][] thresholds = new float[outcomes.size()][StopTable.TARGETS];
    StopTable trusting = StopTable.trusting(outcomes.size());
    for (int level = 0; level < thresholds.length; level++) {
      Outcome[] sorted = outcomes.get(level).toArray(Outcome[]::new);
      Arrays.sort(sorted, Comparator.comparingDouble(Outcome::probability).reversed());
      float[] trusted = trusting.thresholds(level);
      for (int entry = 0; entry < StopTable.TARGETS; entry++) {
        float least =
            sorted.length < FEWEST ? trusted[entry] : threshold(sorted, StopTable.target(entry));
        // Whoever passes here must have passed above and at lower targets, or the guarantee of one
        // level would depend on the thresholds of others.
        if (entry > 0) {
          least = Math.max(least, thresholds[level][entry - 1]);
        }
        if (level > 0) {
          least = Math.max(least, thresholds[level - 1][entry]);
        }
        thresholds[level][entry] = least;
      }
    }
    return new StopTable(thresholds);
  }

  private static float threshold(Outcome[] sorted, double target) {
    int[] rightUpTo = new int[sorted.length + 1];
    for (int i = 0; i < sorted.length; i++) {
      rightUpTo[i + 1] = rightUpTo[i] + (sorted[i].right() ? 1 : 0);
    }
    int step = Math.max(1, (int) (STEP * sorted.length));
    float least = StopTable.NEVER;
    for (double start : STARTS) {
      for (int n = Math.max(1, (int) (start * sorted.length)); n <= sorted.length; n += step) {
        int taken = withTies(sorted, n);
        double errorRate = (1 - CONFIDENCE) / STARTS.length;
        if (probabilityOfAtLeast(rightUpTo[taken], taken, target) > errorRate) {
          break;
        }
        least = Math.min(least, (float) sorted[taken - 1].probability());
      }
    }
    return least;
  }

  /** Messages of equal confidence are tagged all or none. */
  private static int withTies(Outcome[] sorted, int n) {
    int taken = n;
    while (taken < sorted.length
        && (float) sorted[taken].probability() >= (float) sorted[n - 1].probability()) {
      taken++;
    }
    return taken;
  }

  private static double probabilityOfAtLeast(int right, int of, double precision) {
    return right == 0 ? 1 : BinomialDistribution.of(of, precision).survivalProbability(right - 1);
  }
}
