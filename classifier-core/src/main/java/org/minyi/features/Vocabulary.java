package org.minyi.features;

import java.util.Arrays;

/**
 * The features that a model knows: token hashes with their inverse document frequencies. A
 * feature's number is its place in ascending order of hashes. Immutable and thread-safe.
 */
public final class Vocabulary {
  private final long[] hashes;
  private final float[] idf;
  private final long[] table;
  private final int[] numbers;

  /**
   * Takes both arrays without copying.
   *
   * @param hashes token hashes in strictly ascending order, none 0
   * @param idf the inverse document frequency of each, finite and not negative
   * @throws IllegalArgumentException if the arrays do not fit together, the order is wrong, or a
   *     frequency is out of range
   */
  public Vocabulary(long[] hashes, float[] idf) {
    if (hashes.length != idf.length) {
      throw new IllegalArgumentException(
          "vocabulary has %d hashes but %d weights".formatted(hashes.length, idf.length));
    }
    this.hashes = hashes;
    this.idf = idf;
    int capacity = Integer.highestOneBit(Math.max(1, hashes.length)) * 4;
    table = new long[capacity];
    numbers = new int[capacity];
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == 0 || (i > 0 && hashes[i - 1] >= hashes[i])) {
        throw new IllegalArgumentException("vocabulary hashes are not ascending at entry " + i);
      }
      if (!(idf[i] >= 0 && idf[i] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "vocabulary weight %d is %s, expected a finite number from 0".formatted(i, idf[i]));
      }
      int slot = (int) hashes[i] & (capacity - 1);
      while (table[slot] != 0) {
        slot = (slot + 1) & (capacity - 1);
      }
      table[slot] = hashes[i];
      numbers[slot] = i;
    }
  }

  /** The number of features. */
  public int size() {
    return hashes.length;
  }

  /** A feature's inverse document frequency. */
  public float idf(int feature) {
    return idf[feature];
  }

  /** A copy of the token hashes in ascending order. */
  public long[] hashes() {
    return Arrays.copyOf(hashes, hashes.length);
  }

  /** A copy of the inverse document frequencies, by feature number. */
  public float[] idf() {
    return Arrays.copyOf(idf, idf.length);
  }

  /** The feature of a token hash, or -1 if the model does not know it. */
  int find(long hash) {
    int mask = table.length - 1;
    int slot = (int) hash & mask;
    while (table[slot] != hash) {
      if (table[slot] == 0) {
        return -1;
      }
      slot = (slot + 1) & mask;
    }
    return numbers[slot];
  }
}
