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
 * weight adds to a score when its feature occurs. Weights are rounded to eight bits a row.
 */
final class SparseLayerBuilder {
  /**
   * A positive float's bits rise with its value; without the lowest 17 they make 64 bins an octave.
   */
  private static final int DROPPED_BITS = 17;

  private static final int LARGEST = 127;

  private final Vocabulary vocabulary;
  private final float[][] dual;
  private final Postings postings;
  private final int width;

  private SparseLayerBuilder(List<SparseVector> rows, Vocabulary vocabulary, INDArray dual) {
    this.vocabulary = vocabulary;
    this.dual = dual.toFloatMatrix();
    this.postings = Postings.of(rows, vocabulary.size());
    this.width = dual.columns();
  }

  /**
   * Builds the layer.
   *
   * @param rows training rows
   * @param dual one row for each training row, one column for each class
   * @param mostEntries about how many weights are kept at most
   */
  static SparseLayer build(
      List<SparseVector> rows, Vocabulary vocabulary, INDArray dual, int mostEntries) {
    SparseLayerBuilder builder = new SparseLayerBuilder(rows, vocabulary, dual);
    return builder.build(builder.leastBin(mostEntries));
  }

  /** The weights of one feature for all classes. */
  private float[] weights(int feature) {
    float[] sums = new float[width];
    int[] rows = postings.rows()[feature];
    float[] weights = postings.weights()[feature];
    for (int i = 0; i < rows.length; i++) {
      float[] row = dual[rows[i]];
      float weight = weights[i];
      for (int c = 0; c < width; c++) {
        sums[c] += weight * row[c];
      }
    }
    return sums;
  }

  /** The histogram bin of a weight's importance; 0 for zero. */
  private int bin(int feature, float weight) {
    return Float.floatToRawIntBits(Math.abs(weight) * vocabulary.idf(feature)) >>> DROPPED_BITS;
  }

  /** The lowest bin that is kept. */
  private int leastBin(int mostEntries) {
    long[] histogram =
        IntStream.range(0, vocabulary.size())
            .parallel()
            .collect(
                () -> new long[1 << (Float.SIZE - 1 - DROPPED_BITS)],
                (bins, feature) -> {
                  for (float weight : weights(feature)) {
                    bins[bin(feature, weight)]++;
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

  private SparseLayer build(int leastBin) {
    List<Row> kept =
        IntStream.range(0, vocabulary.size())
            .parallel()
            .mapToObj(feature -> row(feature, leastBin))
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

  private Row row(int feature, int leastBin) {
    float[] weights = weights(feature);
    float largest = 0;
    int size = 0;
    for (int c = 0; c < width; c++) {
      if (bin(feature, weights[c]) >= leastBin) {
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
