package org.minyi.model;

import java.util.Arrays;
import java.util.List;
import org.minyi.features.SparseVector;

/**
 * Runs a model on one message. A path's score is the weighted sum of its classes' corrected scores
 * over all levels, and its probability the softmax over the paths: the weighted product of the
 * levels' softmax distributions, normalised again over consistent paths. What a level's softmax
 * divides by is the same for all paths of a message, so it is never computed.
 *
 * <p>Below the first levels, which are small, only the children of the 16 classes above with the
 * highest sums are visited (beam search): a best path through another would be missed, and paths
 * that are not visited count as impossible.
 *
 * <p>Immutable and thread-safe; each thread has its own scratch arrays. Null arguments give a
 * {@link NullPointerException}.
 */
public final class PathScorer {
  /** So many classes of a level have their children visited, and those that tie with the last. */
  private static final int BEAM = 16;

  /** The first levels are visited whole as long as they have no more classes than this together. */
  private static final int MOST_WHOLE = 160;

  private final Columns columns;
  private final Levels levels;
  private final SparseLayer sparseLayer;
  private final Network network;

  /** So many levels are visited whole. */
  private final int wholeLevels;

  /** Their heads by hidden unit, side by side: so the inner loop runs over many classes. */
  private final float[][] wholeHeads;

  /** The heads of the other levels and of the facets, rounded. */
  private final List<ShortRows> heads;

  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(this::newScratch);

  /** A scorer for the layers of a model. */
  public PathScorer(Columns columns, SparseLayer sparseLayer, Network network) {
    this.columns = columns;
    this.levels = columns.levels();
    this.sparseLayer = sparseLayer;
    this.network = network;
    int whole = 1;
    while (whole < levels.depth() && levels.offset(whole + 1) <= MOST_WHOLE) {
      whole++;
    }
    this.wholeLevels = whole;
    this.heads = network.headWeights().stream().skip(whole).map(ShortRows::of).toList();
    this.wholeHeads = new float[network.hiddenBias().length][levels.offset(whole)];
    for (int level = 0; level < whole; level++) {
      float[][] head = network.headWeights().get(level);
      for (int c = 0; c < head.length; c++) {
        for (int j = 0; j < wholeHeads.length; j++) {
          wholeHeads[j][levels.offset(level) + c] = head[c][j];
        }
      }
    }
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
    sparseLayer.addTo(own.scores, features, own.sparseSums);
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
    runWholeLevels(own);
    for (int level = wholeLevels; level < levels.depth(); level++) {
      runBeam(own, level);
    }
    own.paths.normalise();
    for (int facet = 0; facet < columns.facets().size(); facet++) {
      runFacet(own, facet);
    }
    return own.result;
  }

  private void runHidden(Scratch own) {
    int classes = levels.totalSize();
    float bar = own.bar.of(own.scores, classes, network.topScores());
    int count = 0;
    for (int i = 0; i < own.inputs.length; i++) {
      boolean seen = i >= classes || own.scores[i] >= bar;
      own.inputs[i] = seen ? own.scores[i] : 0;
      own.chosen[count] = i;
      count += own.inputs[i] != 0 ? 1 : 0;
    }
    float[] hidden = own.hidden;
    System.arraycopy(network.hiddenBias(), 0, hidden, 0, hidden.length);
    FloatVectors.addRows(hidden, own.inputs, own.chosen, count, network.hiddenWeights());
    for (int j = 0; j < hidden.length; j++) {
      hidden[j] = Math.max(0, hidden[j]);
    }
    own.unit = ShortRows.round(hidden, own.rounded);
  }

  private void runWholeLevels(Scratch own) {
    int count = 0;
    for (int j = 0; j < own.hidden.length; j++) {
      own.chosen[count] = j;
      count += own.hidden[j] != 0 ? 1 : 0;
    }
    Arrays.fill(own.whole, 0);
    FloatVectors.addRows(own.whole, own.hidden, own.chosen, count, wholeHeads);
    for (int level = 0; level < wholeLevels; level++) {
      int offset = levels.offset(level);
      float levelWeight = network.levelWeights()[level];
      float[] bias = network.headBiases().get(level);
      float[] sums = own.paths.sums(level);
      float[] above = level == 0 ? own.nothing : own.paths.sums(level - 1);
      int[] parents = levels.parents(level);
      for (int c = 0; c < sums.length; c++) {
        float score = network.scoreWeight() * own.scores[offset + c];
        sums[c] = above[parents[c]] + levelWeight * (score + bias[c] + own.whole[offset + c]);
      }
    }
  }

  private void runBeam(Scratch own, int level) {
    float[] sums = own.paths.sums(level);
    Arrays.fill(sums, Float.NEGATIVE_INFINITY);
    float[] above = own.paths.sums(level - 1);
    float bar = kthLargest(above, own.largest);
    int[] firstChildren = levels.firstChildren(level - 1);
    for (int parent = 0; parent < above.length; parent++) {
      if (above[parent] >= bar && above[parent] != Float.NEGATIVE_INFINITY) {
        visit(own, level, firstChildren[parent], firstChildren[parent + 1], above[parent]);
      }
    }
  }

  private void visit(Scratch own, int level, int from, int to, float above) {
    float[] sums = own.paths.sums(level);
    ShortRows weights = heads.get(level - wholeLevels);
    float[] bias = network.headBiases().get(level);
    float levelWeight = network.levelWeights()[level];
    int offset = levels.offset(level);
    for (int c = from; c < to; c++) {
      float corrected =
          network.scoreWeight() * own.scores[offset + c]
              + bias[c]
              + weights.dot(c, own.rounded, own.unit, own.products);
      sums[c] = above + levelWeight * corrected;
    }
  }

  private void runFacet(Scratch own, int facet) {
    int head = levels.depth() + facet;
    int offset = columns.facetOffset(facet);
    float[] values = own.facets[facet];
    ShortRows weights = heads.get(head - wholeLevels);
    float highest = Float.NEGATIVE_INFINITY;
    for (int v = 0; v < values.length; v++) {
      values[v] =
          network.scoreWeight() * own.scores[offset + v]
              + network.headBiases().get(head)[v]
              + weights.dot(v, own.rounded, own.unit, own.products);
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
    return new Scratch(columns, network.hiddenBias().length, levels.offset(wholeLevels));
  }

  /**
   * Static: a thread would keep a scorer, and with it the whole model, that its scratch refers to.
   */
  private static final class Scratch {
    final float[] scores;
    final float[] inputs;
    final float[] hidden;
    final short[] rounded;
    float unit;
    final int[] products;
    final float[] largest = new float[BEAM];
    final float[] nothing = new float[1];
    final float[] whole;
    final int[] sparseSums;
    final int[] chosen;
    final TopScores.Bar bar;
    final float[][] facets;
    final PathScores paths;
    final Result result;

    Scratch(Columns columns, int hiddenUnits, int wholeClasses) {
      scores = new float[columns.width()];
      inputs = new float[columns.width()];
      hidden = new float[hiddenUnits];
      rounded = new short[ShortRows.paired(hiddenUnits)];
      products = new int[rounded.length / 2];
      whole = new float[wholeClasses];
      sparseSums = new int[columns.width()];
      // One more: where there is nothing to choose, a number is written all the same.
      chosen = new int[Math.max(columns.width(), hiddenUnits) + 1];
      bar = new TopScores.Bar(columns.levels().totalSize());
      facets = new float[columns.facets().size()][];
      for (int facet = 0; facet < facets.length; facet++) {
        facets[facet] = new float[columns.facets().get(facet).values().size()];
      }
      paths = new PathScores(columns.levels());
      result = new Result(paths, facets, scores, inputs, hidden);
    }
  }
}
