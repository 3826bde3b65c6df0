package org.minyi.model;

import java.util.Arrays;
import org.minyi.features.SparseVector;

/**
 * Runs a model on one message. A path's score is the weighted sum of its classes' corrected scores
 * over all levels, and its probability the softmax over the paths: the weighted product of the
 * levels' softmax distributions, normalised again over consistent paths. What a level's softmax
 * divides by is the same for all paths of a message, so it is never computed.
 *
 * <p>Of the last level, only the children of the 32 parents with the highest sums are visited (beam
 * search): a best path through a parent further down would be missed, and paths that are not
 * visited count as impossible.
 *
 * <p>Immutable and thread-safe; each thread has its own scratch arrays. Null arguments give a
 * {@link NullPointerException}.
 */
public final class PathScorer {
  /**
   * So many parents of the last level have their children visited, and those that tie with the
   * last.
   */
  private static final int BEAM = 32;

  private final Columns columns;
  private final Levels levels;
  private final SparseLayer sparseLayer;
  private final Network network;

  /** The heads above the last level by hidden unit: the inner loop runs over a row of classes. */
  private final float[][][] upperHeads;

  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(this::newScratch);

  /** A scorer for the layers of a model. */
  public PathScorer(Columns columns, SparseLayer sparseLayer, Network network) {
    this.columns = columns;
    this.levels = columns.levels();
    this.sparseLayer = sparseLayer;
    this.network = network;
    this.upperHeads = new float[levels.depth() - 1][][];
    for (int level = 0; level < upperHeads.length; level++) {
      upperHeads[level] = transpose(network.headWeights().get(level), network.hiddenBias().length);
    }
  }

  private static float[][] transpose(float[][] rows, int width) {
    float[][] columns = new float[width][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < width; j++) {
        columns[j][i] = rows[i][j];
      }
    }
    return columns;
  }

  /**
   * What the model says of a message; valid until the thread scores its next message.
   *
   * @param paths the probabilities of the visited paths
   * @param facets for each facet the probability of each value
   * @param scores the numbers of the sparse layer, as {@link Columns} orders them
   * @param inputs the same as the hidden layer sees them: 0 for classes that are not among the
   *     highest
   * @param hidden the hidden units
   */
  public record Result(
      PathScores paths, float[][] facets, float[] scores, float[] inputs, float[] hidden) {}

  /** Scores a message by its features, which are numbers of the sparse layer's features. */
  public Result score(SparseVector features) {
    Scratch own = scratch.get();
    Arrays.fill(own.scores, 0);
    sparseLayer.addTo(own.scores, features);
    return run(own);
  }

  /**
   * Scores a message by what the sparse layer says of it.
   *
   * @param scores one number for each column; copied
   */
  public Result score(float[] scores) {
    Scratch own = scratch.get();
    System.arraycopy(scores, 0, own.scores, 0, own.scores.length);
    return run(own);
  }

  private Result run(Scratch own) {
    runHidden(own);
    int offset = 0;
    int last = levels.depth() - 1;
    for (int level = 0; level < last; level++) {
      runUpperHead(own, level, offset);
      offset += levels.size(level);
    }
    runLastHead(own, last, offset);
    own.paths.normalise();
    for (int facet = 0; facet < columns.facets().size(); facet++) {
      runFacet(own, facet);
    }
    return own.result;
  }

  private void runHidden(Scratch own) {
    float[] inputs = own.inputs;
    System.arraycopy(own.scores, 0, inputs, 0, inputs.length);
    TopScores.keep(inputs, levels.totalSize(), network.topScores(), own.sorted);
    float[] hidden = own.hidden;
    System.arraycopy(network.hiddenBias(), 0, hidden, 0, hidden.length);
    float[][] weights = network.hiddenWeights();
    for (int i = 0; i < weights.length; i++) {
      if (inputs[i] != 0) {
        FloatVectors.addScaled(hidden, inputs[i], weights[i]);
      }
    }
    for (int j = 0; j < hidden.length; j++) {
      hidden[j] = Math.max(0, hidden[j]);
    }
  }

  private void runUpperHead(Scratch own, int level, int offset) {
    float[] sums = own.paths.sums(level);
    System.arraycopy(network.headBiases().get(level), 0, sums, 0, sums.length);
    for (int j = 0; j < own.hidden.length; j++) {
      if (own.hidden[j] != 0) {
        FloatVectors.addScaled(sums, own.hidden[j], upperHeads[level][j]);
      }
    }
    float levelWeight = network.levelWeights()[level];
    int[] parents = levels.parents(level);
    for (int c = 0; c < sums.length; c++) {
      sums[c] = levelWeight * (sums[c] + network.scoreWeight() * own.scores[offset + c]);
      if (level > 0) {
        sums[c] += own.paths.sums(level - 1)[parents[c]];
      }
    }
  }

  private void runLastHead(Scratch own, int last, int offset) {
    float[] sums = own.paths.sums(last);
    Arrays.fill(sums, Float.NEGATIVE_INFINITY);
    if (last == 0) {
      visit(own, last, offset, 0, sums.length, 0);
      return;
    }
    float[] above = own.paths.sums(last - 1);
    float bar = kthLargest(above, own.largest);
    int[] firstChildren = levels.firstChildren(last - 1);
    for (int parent = 0; parent < above.length; parent++) {
      if (above[parent] >= bar) {
        visit(own, last, offset, firstChildren[parent], firstChildren[parent + 1], above[parent]);
      }
    }
  }

  private void visit(Scratch own, int last, int offset, int from, int to, float above) {
    float[] sums = own.paths.sums(last);
    float[][] weights = network.headWeights().get(last);
    float[] bias = network.headBiases().get(last);
    float levelWeight = network.levelWeights()[last];
    for (int c = from; c < to; c++) {
      float corrected =
          network.scoreWeight() * own.scores[offset + c]
              + bias[c]
              + FloatVectors.dot(own.hidden, weights[c], own.products);
      sums[c] = above + levelWeight * corrected;
    }
  }

  private void runFacet(Scratch own, int facet) {
    int head = levels.depth() + facet;
    int offset = columns.facetOffset(facet);
    float[] values = own.facets[facet];
    float[][] weights = network.headWeights().get(head);
    float highest = Float.NEGATIVE_INFINITY;
    for (int v = 0; v < values.length; v++) {
      values[v] =
          network.scoreWeight() * own.scores[offset + v]
              + network.headBiases().get(head)[v]
              + FloatVectors.dot(own.hidden, weights[v], own.products);
      highest = Math.max(highest, values[v]);
    }
    float total = 0;
    for (int v = 0; v < values.length; v++) {
      values[v] = (float) Math.exp(values[v] - highest);
      total += values[v];
    }
    for (int v = 0; v < values.length; v++) {
      values[v] /= total;
    }
  }

  /**
   * The k-th largest value, with k the length of the scratch array, which takes the k largest,
   * descending. Few values get into it: a fifth of the time that sorting takes.
   */
  private static float kthLargest(float[] values, float[] largest) {
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
    int last = largest.length - 1;
    for (float value : values) {
      if (value > largest[last]) {
        int place = last;
        while (place > 0 && largest[place - 1] < value) {
          largest[place] = largest[place - 1];
          place--;
        }
        largest[place] = value;
      }
    }
    return largest[last];
  }

  private Scratch newScratch() {
    return new Scratch(columns, network.hiddenBias().length);
  }

  /**
   * Static: a thread would keep a scorer, and with it the whole model, that its scratch refers to.
   */
  private static final class Scratch {
    final float[] scores;
    final float[] inputs;
    final float[] hidden;
    final float[] products;
    final float[] largest = new float[BEAM];
    final float[] sorted;
    final float[][] facets;
    final PathScores paths;
    final Result result;

    Scratch(Columns columns, int hiddenUnits) {
      scores = new float[columns.width()];
      inputs = new float[columns.width()];
      hidden = new float[hiddenUnits];
      products = new float[hiddenUnits];
      sorted = new float[columns.levels().totalSize()];
      facets = new float[columns.facets().size()][];
      for (int facet = 0; facet < facets.length; facet++) {
        facets[facet] = new float[columns.facets().get(facet).values().size()];
      }
      paths = new PathScores(columns.levels());
      result = new Result(paths, facets, scores, inputs, hidden);
    }
  }
}
