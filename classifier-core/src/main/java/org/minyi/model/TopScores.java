package org.minyi.model;

import java.util.Arrays;

/**
 * Which scores of the levels' classes the hidden layer sees: a message's highest few, all others
 * count as zero. It learns no worse from them, and reads a few dozen rows of weights instead of
 * thousands.
 */
public final class TopScores {
  /** Numbers are first sorted into bins by so many of their first bits. */
  private static final int BIN_BITS = 11;

  private TopScores() {}

  /**
   * Sets to zero all but the highest of the first numbers; those that tie with the lowest kept one
   * stay.
   *
   * @param numbers changed in place; those from {@code count} on are left alone
   * @param count how many numbers compete
   * @param kept how many of them stay
   */
  public static void keep(float[] numbers, int count, int kept) {
    float bar = new TopScores.Bar(count).of(numbers, count, kept);
    for (int i = 0; i < count; i++) {
      if (!(numbers[i] >= bar)) {
        numbers[i] = 0;
      }
    }
  }

  /** Finds the lowest of the highest numbers; with scratch memory, so for one thread. */
  static final class Bar {
    private final int[] bins = new int[1 << BIN_BITS];
    private final float[] numbersOfBin;

    /** For at most so many numbers. */
    Bar(int most) {
      numbersOfBin = new float[most];
    }

    /**
     * The lowest of the highest numbers. The bins of the first bits leave only the numbers of one
     * bin to be sorted: a fifth of the time of a quickselect, whose branches cannot be foretold.
     *
     * @param count how many numbers compete
     * @param kept so many are the highest; infinity is the lowest of none, and minus infinity that
     *     of at least as many as there are
     */
    float of(float[] numbers, int count, int kept) {
      if (kept <= 0) {
        return Float.POSITIVE_INFINITY;
      }
      if (kept >= count) {
        return Float.NEGATIVE_INFINITY;
      }
      Arrays.fill(bins, 0);
      for (int i = 0; i < count; i++) {
        bins[bin(numbers[i])]++;
      }
      int bin = bins.length - 1;
      int wanted = kept;
      while (wanted > bins[bin]) {
        wanted -= bins[bin--];
      }
      int size = 0;
      for (int i = 0; i < count; i++) {
        if (bin(numbers[i]) == bin) {
          numbersOfBin[size++] = numbers[i];
        }
      }
      Arrays.sort(numbersOfBin, 0, size);
      return numbersOfBin[size - wanted];
    }

    /** Ascending with the number: the bits of negative floats count the other way round. */
    private static int bin(float number) {
      int bits = Float.floatToRawIntBits(number);
      int ordered = bits ^ (bits >> 31 | Integer.MIN_VALUE);
      return ordered >>> (Integer.SIZE - BIN_BITS);
    }
  }
}
