package org.minyi.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.minyi.features.SparseVector;
import org.minyi.features.Vocabulary;
import org.minyi.model.SparseLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Turns the dual solution of the ridge regression into weights for each feature, {@code W = Xᵀ A},
 * and keeps those that matter most: the largest in size times the feature's idf, which is what a
 * weight adds to a score when its feature occurs, relative to the column's usual weights. Weights
 * are rounded to eight bits a row.
 */
final class SparseLayerBuilder {
  /**
   * A positive float's bits rise with its value; without the lowest 17 they make 64 bins an octave.
   */
  private static final int DROPPED_BITS = 17;

  private static final int LARGEST = 127;
  private static final double OTHERS_SHARE = 0.15;

  /** One feature in so many tells how large a column's weights usually are. */
  private static final int SAMPLED = 8;

  private final Vocabulary vocabulary;
  private final float[][] dual;
  private final Postings postings;
  private final int width;
  private final int classes;

  /**
   * What a column's weights are multiplied with to be compared to those of others: one over the
   * root of their root mean square. Few messages have a leaf, so its weights are small, and
   * compared as they are would be left out before those of upper levels that say less.
   */
  private final float[] columnWeights;

  private SparseLayerBuilder(
      List<SparseVector> rows, Vocabulary vocabulary, INDArray dual, int classes) {
    this.vocabulary = vocabulary;
    this.dual = dual.toFloatMatrix();
    this.postings = Postings.of(rows, vocabulary.size());
    this.width = dual.columns();
    this.classes = classes;
    this.columnWeights = columnWeights();
  }

  /**
   * Builds the layer.
   *
   * @param rows training rows
   * @param dual one row for each training row, one column for each number of the layer
   * @param classes how many of the first columns are classes of levels; the few others, whose
   *     weights are larger, share a seventh of the entries, or they would crowd the classes out
   * @param mostEntries about how many weights are kept at most
   */
  static SparseLayer build(
      List<SparseVector> rows, Vocabulary vocabulary, INDArray dual, int classes, int mostEntries) {
    SparseLayerBuilder builder = new SparseLayerBuilder(rows, vocabulary, dual, classes);
    int others = classes < dual.columns() ? (int) (OTHERS_SHARE * mostEntries) : 0;
    return builder.build(
        builder.leastBin(0, classes, mostEntries - others),
        builder.leastBin(classes, dual.columns(), others));
  }

  /** The weights of one feature for the columns from one to before another; 0 for others. */
  private float[] weights(int feature, int from, int to) {
    float[] sums = new float[width];
    int[] rows = postings.rows()[feature];
    float[] weights = postings.weights()[feature];
    for (int i = 0; i < rows.length; i++) {
      float[] row = dual[rows[i]];
      float weight = weights[i];
      for (int c = from; c < to; c++) {
        sums[c] += weight * row[c];
      }
    }
    return sums;
  }

  private float[] columnWeights() {
    float[] squares = new float[width];
    for (int feature = 0; feature < vocabulary.size(); feature += SAMPLED) {
      float[] weights = weights(feature, 0, width);
      for (int c = 0; c < width; c++) {
        squares[c] += weights[c] * weights[c];
      }
    }
    int sampled = (vocabulary.size() + SAMPLED - 1) / SAMPLED;
    float[] factors = new float[width];
    for (int c = 0; c < width; c++) {
      factors[c] = squares[c] > 0 ? (float) Math.pow(squares[c] / sampled, -0.25) : 1;
    }
    return factors;
  }

  /** The histogram bin of a weight's importance; 0 for zero. */
  private int bin(int feature, int column, float weight) {
    float importance = Math.abs(weight) * vocabulary.idf(feature) * columnWeights[column];
    return Float.floatToRawIntBits(importance) >>> DROPPED_BITS;
  }

  /** The lowest bin that is kept of the columns from one to before another. */
  private int leastBin(int from, int to, int mostEntries) {
    long[] histogram =
        IntStream.range(0, vocabulary.size())
            .parallel()
            .collect(
                () -> new long[1 << (Float.SIZE - 1 - DROPPED_BITS)],
                (bins, feature) -> {
                  float[] weights = weights(feature, from, to);
                  for (int c = from; c < to; c++) {
                    bins[bin(feature, c, weights[c])]++;
                  }
                },
                (a, b) -> Arrays.setAll(a, i -> a[i] + b[i]));
    long kept = 0;
    int bin = histogram.length;
    while (bin > 1 && kept + histogram[bin - 1] <= mostEntries) {
      kept += histogram[--bin];
    }
    return bin;
  }

  private SparseLayer build(int leastOfClasses, int leastOfOthers) {
    List<Row> kept =
        IntStream.range(0, vocabulary.size())
            .parallel()
            .mapToObj(feature -> row(feature, leastOfClasses, leastOfOthers))
            .toList();
    int[] starts = new int[kept.size() + 1];
    float[] scales = new float[kept.size()];
    for (int i = 0; i < kept.size(); i++) {
      starts[i + 1] = starts[i] + kept.get(i).values().length;
      scales[i] = kept.get(i).scale();
    }
    short[] classes = new short[starts[kept.size()]];
    byte[] values = new byte[classes.length];
    for (int i = 0; i < kept.size(); i++) {
      Row row = kept.get(i);
      System.arraycopy(row.classes(), 0, classes, starts[i], row.classes().length);
      System.arraycopy(row.values(), 0, values, starts[i], row.values().length);
    }
    return new SparseLayer(starts, classes, values, scales, width);
  }

  private Row row(int feature, int leastOfClasses, int leastOfOthers) {
    float[] weights = weights(feature, 0, width);
    float largest = 0;
    int size = 0;
    for (int c = 0; c < width; c++) {
      if (bin(feature, c, weights[c]) >= (c < classes ? leastOfClasses : leastOfOthers)) {
        largest = Math.max(largest, Math.abs(weights[c]));
        size++;
      } else {
        weights[c] = 0;
      }
    }
    float scale = largest / LARGEST;
    short[] classes = new short[size];
    byte[] values = new byte[size];
    int place = 0;
    for (int c = 0; c < width; c++) {
      int value = scale > 0 ? Math.round(weights[c] / scale) : 0;
      if (value != 0) {
        classes[place] = (short) c;
        values[place++] = (byte) value;
      }
    }
    return new Row(Arrays.copyOf(classes, place), Arrays.copyOf(values, place), scale);
  }

  private record Row(short[] classes, byte[] values, float scale) {}
}
