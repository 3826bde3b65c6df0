package org.minyi.model;

import org.minyi.features.SparseVector;

/**
 * The first layer: for each feature its weights for the classes of all levels, small ones left out.
 * Classes are numbered through, level after level. A class's score for a message is the sum of
 * {@code weight of the feature · rowScales[feature] · values[k]} over the message's features and
 * the entries {@code k} from {@code starts[feature]} to {@code starts[feature + 1]} with that
 * class.
 *
 * <p>The arrays are not copied and must not be written to.
 *
 * @param starts where each feature's entries begin, and a last number where they all end
 * @param classes the class of each entry, read as unsigned
 * @param values the weight of each entry in units of the feature's scale
 * @param rowScales one factor for each feature
 * @param width the number of classes
 */
public record SparseLayer(
    int[] starts, short[] classes, byte[] values, float[] rowScales, int width) {
  /** Classes must fit an unsigned 16-bit number. */
  public static final int MOST_CLASSES = 1 << 16;

  /** So many rows are fetched before they are added: few enough for the innermost cache. */
  private static final int ROWS_AHEAD = 32;

  /**
   * Checks that the shapes fit and that every class exists.
   *
   * @throws IllegalArgumentException if not
   */
  public SparseLayer {
    require(width >= 1 && width <= MOST_CLASSES, "its width is " + width);
    require(starts.length == rowScales.length + 1, "row starts and row scales differ in number");
    require(classes.length == values.length, "classes and values differ in number");
    require(
        starts[0] == 0 && starts[starts.length - 1] == values.length,
        "the rows do not cover the entries");
    for (int row = 0; row + 1 < starts.length; row++) {
      if (starts[row] > starts[row + 1]) {
        throw problem("row " + row + " ends before it starts");
      }
    }
    for (short c : classes) {
      if (Short.toUnsignedInt(c) >= width) {
        throw problem("there is no class " + Short.toUnsignedInt(c));
      }
    }
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw problem(problem);
    }
  }

  private static IllegalArgumentException problem(String problem) {
    return new IllegalArgumentException("sparse layer: " + problem);
  }

  /** The number of features. */
  public int features() {
    return rowScales.length;
  }

  /** Adds what a message's features say to its scores, one for each class. */
  public void addTo(float[] scores, SparseVector message) {
    for (int i = 0; i < message.size(); i += ROWS_AHEAD) {
      int end = Math.min(message.size(), i + ROWS_AHEAD);
      // Never so: a result that nobody uses would not be computed.
      require(touch(message.ids(), i, end) < width, "there is no such class");
      addTo(scores, message, i, end);
    }
  }

  /**
   * Reads the ends of rows, which lie far apart in memory. In a loop that does nothing else, the
   * processor waits for many at once; with the adding behind it, this takes two thirds of the time
   * of the adding alone.
   *
   * @return the highest class read
   */
  private int touch(int[] features, int from, int to) {
    int highest = 0;
    for (int i = from; i < to; i++) {
      int start = starts[features[i]];
      int last = starts[features[i] + 1] - 1;
      if (start <= last) {
        int ends = Math.max(classes[start] & 0xffff, classes[last] & 0xffff);
        highest = Math.max(highest, ends);
      }
    }
    return highest;
  }

  private void addTo(float[] scores, SparseVector message, int from, int to) {
    for (int i = from; i < to; i++) {
      int feature = message.ids()[i];
      float weight = message.weights()[i] * rowScales[feature];
      int end = starts[feature + 1];
      for (int k = starts[feature]; k < end; k++) {
        scores[classes[k] & 0xffff] += weight * values[k];
      }
    }
  }
}
