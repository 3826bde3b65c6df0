package org.minyi.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minyi.model.Calibration;

/**
 * Isotonic regression of being right on raw probability by pool-adjacent-violators (Zadrozny and
 * Elkan 2002), made continuous by straight lines between the pools' means.
 */
final class IsotonicCalibration {
  /** Pools of fewer messages are merged with a neighbour, so that no step rests on a handful. */
  private static final int SMALLEST_POOL = 30;

  private IsotonicCalibration() {}

  /**
   * Fits each level on its own.
   *
   * @param outcomes by level; a level of one pool or none keeps its raw probabilities
   */
  static Calibration fit(List<List<Outcome>> outcomes) {
    List<float[]> raw = new ArrayList<>();
    List<float[]> calibrated = new ArrayList<>();
    for (List<Outcome> level : outcomes) {
      List<Pool> pools = pools(level);
      raw.add(new float[] {0, 1});
      calibrated.add(new float[] {0, 1});
      if (pools.size() > 1) {
        float[] x = new float[pools.size()];
        float[] y = new float[pools.size()];
        for (int i = 0; i < x.length; i++) {
          x[i] = (float) pools.get(i).meanProbability();
          y[i] = (float) pools.get(i).accuracy();
        }
        raw.set(raw.size() - 1, x);
        calibrated.set(calibrated.size() - 1, y);
      }
    }
    return new Calibration(raw, calibrated);
  }

  private static List<Pool> pools(List<Outcome> outcomes) {
    Outcome[] sorted = outcomes.toArray(Outcome[]::new);
    Arrays.sort(
        sorted,
        (a, b) ->
            a.probability() != b.probability()
                ? Double.compare(a.probability(), b.probability())
                : Boolean.compare(a.right(), b.right()));
    List<Pool> pools = new ArrayList<>();
    for (int start = 0; start < sorted.length; start += SMALLEST_POOL) {
      // What is left at the end and too small for a pool of its own joins the last one.
      int end = start + 2 * SMALLEST_POOL > sorted.length ? sorted.length : start + SMALLEST_POOL;
      pools.add(Pool.of(Arrays.asList(sorted).subList(start, end)));
      while (pools.size() > 1 && violates(pools)) {
        Pool last = pools.remove(pools.size() - 1);
        pools.add(pools.remove(pools.size() - 1).with(last));
      }
      start = end == sorted.length ? end : start;
    }
    return pools;
  }

  private static boolean violates(List<Pool> pools) {
    Pool last = pools.get(pools.size() - 1);
    Pool before = pools.get(pools.size() - 2);
    return before.accuracy() >= last.accuracy()
        || (float) before.meanProbability() >= (float) last.meanProbability();
  }

  private record Pool(int size, double probabilities, int right) {
    static Pool of(List<Outcome> outcomes) {
      return new Pool(
          outcomes.size(),
          outcomes.stream().mapToDouble(Outcome::probability).sum(),
          (int) outcomes.stream().filter(Outcome::right).count());
    }

    Pool with(Pool other) {
      return new Pool(size + other.size, probabilities + other.probabilities, right + other.right);
    }

    double meanProbability() {
      return probabilities / size;
    }

    double accuracy() {
      return (double) right / size;
    }
  }
}
