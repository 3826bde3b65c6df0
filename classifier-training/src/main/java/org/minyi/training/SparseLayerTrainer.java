package org.minyi.training;

import java.util.Arrays;
import java.util.List;
import org.minyi.features.SparseVector;
import org.minyi.features.Vocabulary;
import org.minyi.model.Columns;
import org.minyi.model.SparseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fits a sparse layer on some of the examples: one ridge regression for the numbers of all columns,
 * pruned.
 *
 * <p>What is not known of an example, such as the nature of an invented message, counts as the mean
 * of what is known of others, so that it teaches nothing either way.
 */
final class SparseLayerTrainer {
  /**
   * The ridge regression takes four bytes times the square of this: 2.3 GB. Of larger corpora the
   * first so many examples are used, which are in random order.
   */
  private static final int MOST_ROWS = 24_000;

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

  /** Fits the layer on the examples at these places. */
  SparseLayer fit(List<Integer> places) {
    List<Integer> used = places.subList(0, Math.min(MOST_ROWS, places.size()));
    List<SparseVector> rows = used.stream().map(vectors::get).toList();
    float[] penalties = new float[rows.size()];
    Arrays.fill(penalties, (float) settings.penalty());
    try (INDArray targets = targets(used.stream().map(examples::get).toList());
        INDArray dual = RidgeRegression.fit(rows, vocabulary.size(), penalties, targets)) {
      return SparseLayerBuilder.build(rows, vocabulary, dual, settings.mostEntries());
    }
  }

  /** What the layer says of an example. */
  float[] scores(SparseLayer layer, int place) {
    return scores(layer, vectors.get(place));
  }

  /** What the layer says of a message. */
  static float[] scores(SparseLayer layer, SparseVector vector) {
    float[] scores = new float[layer.width()];
    layer.addTo(scores, vector);
    return scores;
  }

  /** One row for each example, one number for each column; column-major. */
  private INDArray targets(List<Example> rows) {
    int count = rows.size();
    float[] values = new float[count * columns.width()];
    for (int head = 0; head < columns.heads(); head++) {
      for (int i = 0; i < count; i++) {
        if (labels.reaches(rows.get(i), head)) {
          int row = i;
          int offset = columns.headOffset(head);
          labels.forEach(
              rows.get(i), head, (c, share) -> values[(offset + c) * count + row] += share);
        }
      }
    }
    for (int head = columns.levels().depth(); head < columns.heads(); head++) {
      centre(rows, head, values);
    }
    INDArray targets =
        Nd4j.createUninitialized(DataType.FLOAT, new long[] {count, columns.width()}, 'f');
    targets.data().asNioFloat().put(values);
    return targets;
  }

  /** Takes the mean of the rows that are known away from them, so that 0 is the mean. */
  private void centre(List<Example> rows, int head, float[] values) {
    int count = rows.size();
    int[] known = new int[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (labels.reaches(rows.get(i), head)) {
        known[size++] = i;
      }
    }
    for (int value = 0; value < columns.headSize(head); value++) {
      int column = (columns.headOffset(head) + value) * count;
      double sum = 0;
      for (int k = 0; k < size; k++) {
        sum += values[column + known[k]];
      }
      for (int k = 0; k < size; k++) {
        values[column + known[k]] -= (float) (sum / size);
      }
    }
  }
}
