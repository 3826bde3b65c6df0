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
      require(starts[row] <= starts[row + 1], "row " + row + " ends before it starts");
    }
    for (short c : classes) {
      require(Short.toUnsignedInt(c) < width, "there is no class " + Short.toUnsignedInt(c));
    }
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("sparse layer: " + problem);
    }
  }

  /** The number of features. */
  public int features() {
    return rowScales.length;
  }

  /** Adds what a message's features say to its scores, one for each class. */
  public void addTo(float[] scores, SparseVector message) {
    for (int i = 0; i < message.size(); i++) {
      int feature = message.ids()[i];
      float weight = message.weights()[i] * rowScales[feature];
      int end = starts[feature + 1];
      for (int k = starts[feature]; k < end; k++) {
        scores[classes[k] & 0xffff] += weight * values[k];
      }
    }
  }
}
