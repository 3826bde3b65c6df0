package org.minyi.model;

import java.util.Arrays;
import org.minyi.features.SparseVector;

/**
 * The first layer: for each feature its weights for the classes of all levels, small ones left out.
 * Classes are numbered through, level after level. A class's score for a message is the sum of
 * {@code weight of the feature · rowScales[feature] · values[k]} over the message's features and
 * the entries {@code k} from {@code starts[feature]} to {@code starts[feature + 1]} with that
 * class.
 *
 * <p>Immutable and thread-safe; the arrays that are not copies must not be written to.
 */
public final class SparseLayer {
  /** Classes must fit an unsigned 16-bit number. */
  public static final int MOST_CLASSES = 1 << 16;

  private static final int VALUE_BITS = 8;

  /** No sum of a message can become greater than this many units, so that none overflows. */
  private static final float LARGEST_SUM = 1 << 30;

  /** So many rows are fetched before they are added: few enough for the innermost cache. */
  private static final int ROWS_AHEAD = 32;

  private final int[] starts;

  /**
   * Of each entry the class, and in the last eight bits the value. Together because rows lie far
   * apart in memory, and a row in one place is fetched sooner than one in two.
   */
  private final int[] entries;

  private final float[] rowScales;
  private final int width;

  /**
   * Checks that the shapes fit and that every class exists.
   *
   * @param starts where each feature's entries begin, and a last number where they all end; not
   *     copied
   * @param classes the class of each entry, read as unsigned
   * @param values the weight of each entry in units of the feature's scale
   * @param rowScales one factor for each feature; not copied
   * @param width the number of classes
   * @throws IllegalArgumentException if they do not fit
   */
  public SparseLayer(int[] starts, short[] classes, byte[] values, float[] rowScales, int width) {
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
    this.starts = starts;
    this.rowScales = rowScales;
    this.width = width;
    this.entries = new int[values.length];
    for (int k = 0; k < entries.length; k++) {
      int c = Short.toUnsignedInt(classes[k]);
      if (c >= width) {
        throw problem("there is no class " + c);
      }
      entries[k] = c << VALUE_BITS | Byte.toUnsignedInt(values[k]);
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

  /** The number of classes. */
  public int width() {
    return width;
  }

  /** The number of entries. */
  public int size() {
    return entries.length;
  }

  /** Where each feature's entries begin, and a last number where they all end. */
  public int[] starts() {
    return starts;
  }

  /** One factor for each feature. */
  public float[] rowScales() {
    return rowScales;
  }

  /** The class of an entry. */
  public int classAt(int entry) {
    return entries[entry] >>> VALUE_BITS;
  }

  /** The weight of an entry in units of its feature's scale. */
  public int valueAt(int entry) {
    return (byte) entries[entry];
  }

  /** The classes of all entries, to be read as unsigned; a copy. */
  public short[] classes() {
    short[] classes = new short[entries.length];
    for (int k = 0; k < classes.length; k++) {
      classes[k] = (short) classAt(k);
    }
    return classes;
  }

  /** The values of all entries; a copy. */
  public byte[] values() {
    byte[] values = new byte[entries.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = (byte) valueAt(k);
    }
    return values;
  }

  /** Adds what a message's features say to its scores, one for each class. */
  public void addTo(float[] scores, SparseVector message) {
    addTo(scores, message, new int[width]);
  }

  /**
   * The same without taking memory. The sums are made in whole numbers, in units of the largest sum
   * that is possible for the message: half the time of floats, for one whose eight bits must be
   * turned into a float first. Sums that are not finite, or too small for a float, count as zero.
   *
   * @param sums overwritten; at least one for each class
   */
  public void addTo(float[] scores, SparseVector message, int[] sums) {
    float unit = largestSum(message) / LARGEST_SUM;
    if (!(unit >= Float.MIN_NORMAL && unit < Float.POSITIVE_INFINITY)) {
      return;
    }
    Arrays.fill(sums, 0, width, 0);
    for (int i = 0; i < message.size(); i += ROWS_AHEAD) {
      int end = Math.min(message.size(), i + ROWS_AHEAD);
      // Never so: a result that nobody uses would not be computed.
      require(touch(message.ids(), i, end) < width, "there is no such class");
      add(sums, message, i, end, 1 / unit);
    }
    for (int c = 0; c < width; c++) {
      scores[c] += unit * sums[c];
    }
  }

  private float largestSum(SparseVector message) {
    float sum = 0;
    for (int i = 0; i < message.size(); i++) {
      sum += Math.abs(message.weights()[i] * rowScales[message.ids()[i]]);
    }
    return sum * -Byte.MIN_VALUE;
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
        highest = Math.max(highest, Math.max(entries[start], entries[last]));
      }
    }
    return highest >>> VALUE_BITS;
  }

  private void add(int[] sums, SparseVector message, int from, int to, float scale) {
    for (int i = from; i < to; i++) {
      int feature = message.ids()[i];
      int weight = Math.round(message.weights()[i] * rowScales[feature] * scale);
      int end = starts[feature + 1];
      for (int k = starts[feature]; k < end; k++) {
        int entry = entries[k];
        sums[entry >>> VALUE_BITS] += weight * (byte) entry;
      }
    }
  }
}
