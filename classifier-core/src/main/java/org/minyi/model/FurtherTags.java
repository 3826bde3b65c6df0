package org.minyi.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Which further, separate matters of a message deserve a tag of their own: leaves that are likely
 * although they cannot be the same matter as the best one, because they lie under another second
 * level. A logistic regression on a few numbers of the scored paths, fitted on messages that the
 * model was not trained on. Immutable and thread-safe.
 *
 * @param weights of the numbers that {@link #inputs} gives
 * @param threshold the least value of the logistic function for a tag; above 1 for never
 */
public record FurtherTags(float[] weights, float threshold) {
  /** How many numbers describe a leaf. */
  public static final int INPUTS = 6;

  /** Leaves that are looked at, the best one included, and those that may be tagged. */
  private static final int LOOKED_AT = 8;

  private static final int MOST = 3;

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if there are not {@value #INPUTS} weights
   */
  public FurtherTags {
    if (weights.length != INPUTS || !(threshold >= 0)) {
      throw new IllegalArgumentException("further tags: weights or threshold do not fit");
    }
  }

  /** Tags nothing. */
  public static FurtherTags none() {
    return new FurtherTags(new float[INPUTS], 2);
  }

  /** A leaf with how probable it is that it is a further matter of the message. */
  public record Further(int leaf, double probability) {}

  /**
   * The leaves that may be further matters: of each second-level tag the most probable one, without
   * that of the best leaf.
   */
  public static List<Integer> rivals(PathScores paths, Levels levels) {
    int branch = Math.min(1, levels.depth() - 1);
    int best = paths.bestPath()[levels.depth() - 1];
    List<Integer> branches = new ArrayList<>(List.of(levels.pathTo(best)[branch]));
    List<Integer> rivals = new ArrayList<>();
    for (int leaf : paths.bestLeaves(best, LOOKED_AT)) {
      int own = levels.pathTo(leaf)[branch];
      if (!branches.contains(own)) {
        branches.add(own);
        rivals.add(leaf);
      }
    }
    return rivals;
  }

  /**
   * What is known of a leaf.
   *
   * @param tokens the number of distinct tokens of the message
   */
  public static double[] inputs(PathScores paths, Levels levels, int leaf, int tokens) {
    int last = levels.depth() - 1;
    int[] best = paths.bestPath();
    int[] path = levels.pathTo(leaf);
    return new double[] {
      1,
      log(paths.probabilities(last)[leaf]),
      log(paths.probabilities(last)[best[last]]),
      log(paths.probabilities(0)[path[0]]),
      path[0] == best[0] ? 1 : 0,
      Math.log(1 + tokens)
    };
  }

  private static double log(double probability) {
    return Math.log(probability + 1e-6);
  }

  /** The logistic function of the weighted inputs. */
  public double probability(double[] inputs) {
    double sum = 0;
    for (int i = 0; i < INPUTS; i++) {
      sum += weights[i] * inputs[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** The further matters of a message, most probable first. */
  public List<Further> of(PathScores paths, Levels levels, int tokens) {
    if (threshold > 1) {
      return List.of();
    }
    return rivals(paths, levels).stream()
        .map(leaf -> new Further(leaf, probability(inputs(paths, levels, leaf, tokens))))
        .filter(further -> further.probability() >= threshold)
        .sorted((a, b) -> Double.compare(b.probability(), a.probability()))
        .limit(MOST)
        .toList();
  }
}
