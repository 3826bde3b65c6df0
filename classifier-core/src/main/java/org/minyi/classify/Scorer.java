package org.minyi.classify;

import java.util.Arrays;
import org.minyi.features.SparseVector;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.Projection;

/**
 * Runs the network on one message. The score of a path is the sum of its classes' scores over all
 * levels, and its probability the softmax over the paths: the product of the levels' softmax
 * distributions, normalised again over consistent paths. What a level's softmax divides by is the
 * same for all paths of a message, so it is never computed, and the many leaves under parents that
 * cannot win are not visited.
 *
 * <p>Immutable and thread-safe; each thread has its own scratch arrays.
 */
final class Scorer {
  /**
   * Parents of the last level whose children are visited. On held-out messages the leaves of the
   * others together hold less than one thousandth of the probability.
   */
  private static final int BEAM = 32;

  private final Levels levels;
  private final Projection projection;
  private final Network network;

  /**
   * The heads above the last level, transposed: by input, so that the inner loop runs over a row of
   * classes.
   */
  private final float[][][] upperHeads;

  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  Scorer(Levels levels, Projection projection, Network network) {
    this.levels = levels;
    this.projection = projection;
    this.network = network;
    this.upperHeads = new float[levels.depth() - 1][][];
    for (int level = 0; level < upperHeads.length; level++) {
      upperHeads[level] = transpose(network.headWeights().get(level));
    }
  }

  private static float[][] transpose(float[][] rows) {
    float[][] columns = new float[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        columns[j][i] = rows[i][j];
      }
    }
    return columns;
  }

  /**
   * What the network says of a message; valid until the thread scores its next message.
   *
   * @param paths the probabilities of the visited paths
   * @param activations the hidden units, then the inputs
   */
  record Result(PathScores paths, float[] activations) {}

  Result score(SparseVector features) {
    Scratch own = scratch.get();
    project(features, own.input);
    run(own);
    return own.result;
  }

  /** The values of the projection's columns for a message. */
  void project(SparseVector features, float[] input) {
    Arrays.fill(input, 0);
    for (int i = 0; i < features.size(); i++) {
      int feature = features.ids()[i];
      float weight = features.weights()[i] * projection.rowScales()[feature];
      byte[] row = projection.rows()[feature];
      for (int j = 0; j < row.length; j++) {
        input[j] += weight * row[j];
      }
    }
    for (int j = 0; j < input.length; j++) {
      input[j] *= projection.columnScales()[j];
    }
  }

  private void run(Scratch own) {
    float[] activations = own.activations;
    int hidden = network.hiddenBias().length;
    System.arraycopy(network.hiddenBias(), 0, activations, 0, hidden);
    for (int i = 0; i < own.input.length; i++) {
      addScaled(activations, own.input[i], network.hiddenWeights()[i]);
    }
    for (int j = 0; j < hidden; j++) {
      activations[j] = Math.max(0, activations[j]);
    }
    System.arraycopy(own.input, 0, activations, hidden, own.input.length);

    int last = levels.depth() - 1;
    for (int level = 0; level < last; level++) {
      float[] sums = own.scores.sums(level);
      System.arraycopy(network.headBiases().get(level), 0, sums, 0, sums.length);
      for (int i = 0; i < activations.length; i++) {
        if (activations[i] != 0) {
          addScaled(sums, activations[i], upperHeads[level][i]);
        }
      }
      addParents(level, own.scores);
    }
    visitLastLevel(own, last);
    own.scores.normalise();
  }

  private void addParents(int level, PathScores scores) {
    if (level > 0) {
      float[] sums = scores.sums(level);
      float[] above = scores.sums(level - 1);
      int[] parents = levels.parents(level);
      for (int c = 0; c < sums.length; c++) {
        sums[c] += above[parents[c]];
      }
    }
  }

  private void visitLastLevel(Scratch own, int last) {
    float[] sums = own.scores.sums(last);
    float[][] weights = network.headWeights().get(last);
    float[] bias = network.headBiases().get(last);
    Arrays.fill(sums, Float.NEGATIVE_INFINITY);
    if (last == 0) {
      for (int c = 0; c < sums.length; c++) {
        sums[c] = bias[c] + dot(own.activations, weights[c]);
      }
      return;
    }
    float[] above = own.scores.sums(last - 1);
    float bar = kthLargest(above, BEAM, own.sorted);
    int[] firstChildren = levels.firstChildren(last - 1);
    for (int parent = 0; parent < above.length; parent++) {
      if (above[parent] >= bar) {
        for (int c = firstChildren[parent]; c < firstChildren[parent + 1]; c++) {
          sums[c] = above[parent] + bias[c] + dot(own.activations, weights[c]);
        }
      }
    }
  }

  private static float kthLargest(float[] values, int k, float[] sorted) {
    if (values.length <= k) {
      return Float.NEGATIVE_INFINITY;
    }
    System.arraycopy(values, 0, sorted, 0, values.length);
    Arrays.sort(sorted, 0, values.length);
    return sorted[values.length - k];
  }

  private static void addScaled(float[] sums, float factor, float[] row) {
    for (int j = 0; j < row.length; j++) {
      sums[j] += factor * row[j];
    }
  }

  /** Four sums side by side: one alone waits for each addition before the next can start. */
  private static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }

  private final class Scratch {
    final float[] input = new float[projection.columns()];
    final float[] activations = new float[network.hiddenBias().length + projection.columns()];
    final float[] sorted = new float[levels.size(Math.max(0, levels.depth() - 2))];
    final PathScores scores = new PathScores(levels);
    final Result result = new Result(scores, activations);
  }
}
