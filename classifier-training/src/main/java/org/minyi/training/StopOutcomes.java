package org.minyi.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minyi.model.Calibration;

/**
 * How sure a model was of its paths on messages that it had not seen, and whether it was right:
 * what {@link PrecisionControl} needs. One message of each near-duplicate group counts.
 */
final class StopOutcomes {
  private final List<List<Outcome>> perLevel = new ArrayList<>();
  private final Set<String> groups = new HashSet<>();

  StopOutcomes(int depth) {
    for (int level = 0; level < depth; level++) {
      perLevel.add(new ArrayList<>());
    }
  }

  /**
   * Takes a message in; one without a tag is left out.
   *
   * @param gold the class at each level that the label reaches
   * @param path the model's class at each level
   * @param probabilities the raw probability of each
   */
  void add(String group, int[] gold, int[] path, double[] probabilities, Calibration calibration) {
    if (gold.length == 0 || !groups.add(group)) {
      return;
    }
    double ceiling = 1;
    for (int level = 0; level < path.length; level++) {
      ceiling = Math.min(ceiling, calibration.apply(level, probabilities[level]));
      // A path that goes deeper than the label is wrong there.
      boolean right = level < gold.length && path[level] == gold[level];
      perLevel.get(level).add(new Outcome(ceiling, right));
    }
  }

  /** By level, in the order of the messages. */
  List<List<Outcome>> perLevel() {
    return perLevel;
  }
}
