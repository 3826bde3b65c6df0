package org.minyi.training;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.minyi.features.SparseVector;
import org.minyi.features.Vocabulary;
import org.minyi.model.Columns;
import org.minyi.model.SparseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fits sparse layers on examples: ridge regressions for the numbers of all columns, pruned
 * together.
 *
 * <p>A facet that is known of fewer than half of the examples, such as the nature, which invented
 * messages lack, has a regression of its own on those of which it is known. Otherwise what is not
 * known of an example counts as the mean, so that it teaches nothing either way.
 */
final class SparseLayerTrainer {
  /**
   * The ridge regression takes two bytes times the square of this: 3.2 GB. Of larger corpora the
   * first so many examples are used, which are in random order.
   */
  private static final int MOST_ROWS = 40_000;

  private final Columns columns;
  private final Labels labels;
  private final TrainingSettings settings;
  private final Vocabulary vocabulary;
  private final List<Example> examples;
  private final List<SparseVector> vectors;

  SparseLayerTrainer(
      Columns columns,
      TrainingSettings settings,
      Vocabulary vocabulary,
      List<Example> examples,
      List<SparseVector> vectors) {
    this.columns = columns;
    this.labels = new Labels(columns, settings.alternativeShare());
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.examples = examples;
    this.vectors = vectors;
  }

  /**
   * A layer, and what its regressions say of the examples that they were fitted on, each left out.
   *
   * @param layer the pruned layer
   * @param leftOut for each example one number for each column, from weights that are not pruned;
   *     not a number where an example taught a column nothing
   */
  record LeftOut(SparseLayer layer, float[][] leftOut) {}

  /** Fits the layer on all examples. */
  LeftOut fitLeavingOut() {
    Fit fit = fit(IntStream.range(0, examples.size()).boxed().toList(), true);
    float[][] leftOut = new float[examples.size()][];
    for (int place = 0; place < leftOut.length; place++) {
      if (place < fit.rows().size()) {
        leftOut[place] = fit.leftOut()[place];
      } else {
        leftOut[place] = new float[columns.width()];
        Arrays.fill(leftOut[place], Float.NaN);
      }
    }
    try (INDArray dual = fit.dual()) {
      return new LeftOut(prune(fit.rows(), dual), leftOut);
    }
  }

  /**
   * What layers say of examples that they were not fitted on, by example.
   *
   * @param pruned with the weights that a layer keeps
   * @param whole with all weights
   */
  record Unseen(List<float[]> pruned, List<float[]> whole) {}

  /** Fits a layer on the examples at some places and asks it about those at others. */
  Unseen fitAndAsk(List<Integer> places, List<Integer> others) {
    Fit fit = fit(places, false);
    List<SparseVector> unseen = others.stream().map(vectors::get).toList();
    try (INDArray dual = fit.dual()) {
      SparseLayer layer = prune(fit.rows(), dual);
      return new Unseen(
          unseen.parallelStream().map(vector -> scores(layer, vector)).toList(),
          RidgeRegression.predict(fit.rows(), vocabulary.size(), dual, unseen));
    }
  }

  /**
   * The regressions of all columns.
   *
   * @param rows which they were fitted on
   * @param dual one row for each row, one column for each column
   * @param leftOut of the same shape, not a number where a row taught a column nothing; null if not
   *     asked for
   */
  private record Fit(List<SparseVector> rows, INDArray dual, float[][] leftOut) {}

  private Fit fit(List<Integer> places, boolean leavingOut) {
    List<Integer> used = places.subList(0, Math.min(MOST_ROWS, places.size()));
    List<SparseVector> rows = used.stream().map(vectors::get).toList();
    List<Example> chosen = used.stream().map(examples::get).toList();
    List<Integer> apart = new ArrayList<>();
    List<Integer> together = new ArrayList<>();
    for (int head = 0; head < columns.heads(); head++) {
      boolean rare =
          head >= columns.levels().depth() && 2 * known(chosen, head).length < chosen.size();
      (rare ? apart : together).add(head);
    }
    Fit fit = regress(rows, chosen, together, leavingOut);
    for (int head : apart) {
      fitApart(head, chosen, fit);
    }
    return fit;
  }

  private SparseLayer prune(List<SparseVector> rows, INDArray dual) {
    return SparseLayerBuilder.build(
        rows, vocabulary, dual, columns.levels().totalSize(), settings.mostEntries());
  }

  /**
   * The regression's matrix is by far the largest thing here: what can wait until it is gone, does.
   */
  private Fit regress(
      List<SparseVector> rows, List<Example> chosen, List<Integer> heads, boolean leavingOut) {
    float[] penalties = new float[rows.size()];
    Arrays.fill(penalties, (float) settings.penalty());
    INDArray dual = targets(chosen, heads);
    float[] inverseDiagonal = null;
    try (RidgeRegression ridge = RidgeRegression.of(rows, vocabulary.size(), penalties)) {
      ridge.solve(dual);
      if (leavingOut) {
        inverseDiagonal = ridge.inverseDiagonal();
      }
    }
    if (!leavingOut) {
      return new Fit(rows, dual, null);
    }
    try (INDArray targets = targets(chosen, heads)) {
      return new Fit(rows, dual, RidgeRegression.leftOut(targets, dual, inverseDiagonal));
    }
  }

  /** Puts what a head's own regression says into its columns. */
  private void fitApart(int head, List<Example> all, Fit fit) {
    boolean leavingOut = fit.leftOut() != null;
    int offset = columns.headOffset(head);
    if (leavingOut) {
      for (float[] row : fit.leftOut()) {
        Arrays.fill(row, offset, offset + columns.headSize(head), Float.NaN);
      }
    }
    int[] known = known(all, head);
    if (known.length == 0) {
      return;
    }
    List<SparseVector> knownRows = Arrays.stream(known).mapToObj(fit.rows()::get).toList();
    List<Example> knownLabels = Arrays.stream(known).mapToObj(all::get).toList();
    Fit own = regress(knownRows, knownLabels, List.of(head), leavingOut);
    try (INDArray ownDual = own.dual()) {
      for (int i = 0; i < known.length; i++) {
        for (int c = offset; c < offset + columns.headSize(head); c++) {
          fit.dual().putScalar(known[i], c, ownDual.getFloat(i, c));
          if (leavingOut) {
            fit.leftOut()[known[i]][c] = own.leftOut()[i][c];
          }
        }
      }
    }
  }

  /** The places of the examples whose label says something for a head. */
  private int[] known(List<Example> rows, int head) {
    return IntStream.range(0, rows.size()).filter(i -> labels.reaches(rows.get(i), head)).toArray();
  }

  /** What a layer says of an example. */
  float[] scores(SparseLayer layer, int place) {
    return scores(layer, vectors.get(place));
  }

  /** What the layer says of a message. */
  static float[] scores(SparseLayer layer, SparseVector vector) {
    float[] scores = new float[layer.width()];
    layer.addTo(scores, vector);
    return scores;
  }

  /** One row for each example, one number for each column; column-major; zero for other heads. */
  private INDArray targets(List<Example> rows, List<Integer> heads) {
    int count = rows.size();
    INDArray targets = Nd4j.create(DataType.FLOAT, new long[] {count, columns.width()}, 'f');
    FloatBuffer values = targets.data().asNioFloat();
    for (int head : heads) {
      int offset = columns.headOffset(head);
      int[] known = known(rows, head);
      for (int row : known) {
        labels.forEach(
            rows.get(row),
            head,
            (c, share) -> {
              int place = (offset + c) * count + row;
              values.put(place, values.get(place) + share);
            });
      }
      if (head >= columns.levels().depth()) {
        centre(known, head, count, values);
      }
    }
    return targets;
  }

  /** Takes the mean of the rows that are known away from them, so that 0 is the mean. */
  private void centre(int[] known, int head, int count, FloatBuffer values) {
    for (int value = 0; value < columns.headSize(head); value++) {
      int column = (columns.headOffset(head) + value) * count;
      double sum = 0;
      for (int row : known) {
        sum += values.get(column + row);
      }
      for (int row : known) {
        values.put(column + row, values.get(column + row) - (float) (sum / known.length));
      }
    }
  }
}
