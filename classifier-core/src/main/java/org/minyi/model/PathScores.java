package org.minyi.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The probabilities of one message's paths. Not thread-safe; the arrays must not be written to. */
public final class PathScores {
  private final Levels levels;
  private final float[][] sums;
  private final double[][] probabilities;

  /** The classes of the last level that were visited: usually a tenth of all. */
  private final int[] visited;

  private int visits;

  PathScores(Levels levels) {
    this.levels = levels;
    sums = new float[levels.depth()][];
    probabilities = new double[levels.depth()][];
    for (int level = 0; level < sums.length; level++) {
      sums[level] = new float[levels.size(level)];
      probabilities[level] = new double[levels.size(level)];
    }
    visited = new int[sums[sums.length - 1].length + 1];
  }

  /**
   * The probabilities of all paths of a message.
   *
   * @param scores for each level what each of its classes adds to the logarithm of a path's
   *     probability
   */
  public static PathScores of(Levels levels, List<float[]> scores) {
    PathScores paths = new PathScores(levels);
    for (int level = 0; level < scores.size(); level++) {
      float[] sums = paths.sums[level];
      for (int c = 0; c < sums.length; c++) {
        float above = level == 0 ? 0 : paths.sums[level - 1][levels.parents(level)[c]];
        sums[c] = above + scores.get(level)[c];
      }
    }
    paths.normalise();
    return paths;
  }

  /** The sums of scores down to each class of a level; negative infinity for one not visited. */
  float[] sums(int level) {
    return sums[level];
  }

  /** The probability of each class of a level, 0 for the top: that of all paths through it. */
  public double[] probabilities(int level) {
    return probabilities[level];
  }

  /** Turns the sums of the last level into probabilities, and adds them up towards the top. */
  void normalise() {
    int last = sums.length - 1;
    float[] leafSums = sums[last];
    float best = Float.NEGATIVE_INFINITY;
    visits = 0;
    for (int c = 0; c < leafSums.length; c++) {
      visited[visits] = c;
      visits += leafSums[c] > Float.NEGATIVE_INFINITY ? 1 : 0;
      best = Math.max(best, leafSums[c]);
    }
    double total = 0;
    double[] leaves = probabilities[last];
    Arrays.fill(leaves, 0);
    for (int i = 0; i < visits; i++) {
      leaves[visited[i]] = Math.exp(leafSums[visited[i]] - best);
      total += leaves[visited[i]];
    }
    for (int i = 0; i < visits; i++) {
      leaves[visited[i]] /= total;
    }
    for (int level = last; level > 0; level--) {
      double[] above = probabilities[level - 1];
      Arrays.fill(above, 0);
      int[] parents = levels.parents(level);
      for (int c = 0; c < probabilities[level].length; c++) {
        above[parents[c]] += probabilities[level][c];
      }
    }
  }

  /** The class at each level of the most probable path. */
  public int[] bestPath() {
    float[] leaves = sums[sums.length - 1];
    int best = visits == 0 ? 0 : visited[0];
    for (int i = 1; i < visits; i++) {
      if (leaves[visited[i]] > leaves[best]) {
        best = visited[i];
      }
    }
    return levels.pathTo(best);
  }

  /** The probability of the most probable path. */
  public double bestProbability() {
    double[] leaves = probabilities[sums.length - 1];
    double best = 0;
    for (int i = 0; i < visits; i++) {
      best = Math.max(best, leaves[visited[i]]);
    }
    return best;
  }

  /**
   * The most probable visited classes of the last level, best first, beginning with a given one.
   */
  public List<Integer> bestLeaves(int first, int count) {
    double[] leaves = probabilities[sums.length - 1];
    List<Integer> best = new ArrayList<>(count + 1);
    for (int i = 0; i < visits; i++) {
      int c = visited[i];
      int place = best.size();
      while (leaves[c] > 0 && place > 0 && leaves[best.get(place - 1)] < leaves[c]) {
        place--;
      }
      if (leaves[c] > 0 && c != first && place < count - 1) {
        best.add(place, c);
        if (best.size() == count) {
          best.remove(count - 1);
        }
      }
    }
    best.add(0, first);
    return best;
  }
}
