package org.minyi.features;

import java.util.Arrays;

/**
 * The features that a model knows: token hashes with their inverse document frequencies. Features
 * are numbered from 0; training gives the most frequent tokens the lowest numbers, so that what a
 * message needs of them lies close together in memory, which takes a fifth less time. Immutable and
 * thread-safe.
 */
public final class Vocabulary {
  /**
   * So many slots are searched at most for a hash. Real hashes need a few dozen at the worst; more
   * is the mark of a forged file, with which every search would take long.
   */
  private static final int MOST_PROBES = 1000;

  private final long[] hashes;
  private final float[] idf;

  /** A hash table with open addressing: for each slot the number of its feature and one, or 0. */
  private final int[] slots;

  /**
   * Takes both arrays without copying.
   *
   * @param hashes token hashes by feature number, none 0, none twice
   * @param idf the inverse document frequency of each, finite and not negative
   * @throws IllegalArgumentException if the arrays do not fit together, a hash is twice there or 0,
   *     or a frequency is out of range
   */
  public Vocabulary(long[] hashes, float[] idf) {
    if (hashes.length != idf.length) {
      throw new IllegalArgumentException(
          "vocabulary has %d hashes but %d weights".formatted(hashes.length, idf.length));
    }
    this.hashes = hashes;
    this.idf = idf;
    // A power of two, between one and a half and three times as many as there are hashes.
    this.slots = new int[Integer.highestOneBit(Math.max(1, 3 * hashes.length / 2)) << 1];
    for (int i = 0; i < hashes.length; i++) {
      if (!(idf[i] >= 0 && idf[i] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "vocabulary weight %d is %s, expected a finite number from 0".formatted(i, idf[i]));
      }
      slots[freeSlot(i)] = i + 1;
    }
  }

  private int freeSlot(int feature) {
    long hash = hashes[feature];
    int slot = slot(hash);
    for (int probes = 0; slots[slot] != 0; probes++) {
      if (hashes[slots[slot] - 1] == hash || probes == MOST_PROBES) {
        throw new IllegalArgumentException(
            "vocabulary hash %d is there twice, or too like others".formatted(feature));
      }
      slot = slot + 1 & slots.length - 1;
    }
    if (hash == 0) {
      throw new IllegalArgumentException("vocabulary hash %d is 0".formatted(feature));
    }
    return slot;
  }

  private int slot(long hash) {
    return (int) hash & slots.length - 1;
  }

  /** The number of features. */
  public int size() {
    return hashes.length;
  }

  /** A feature's inverse document frequency. */
  public float idf(int feature) {
    return idf[feature];
  }

  /** A copy of the token hashes, by feature number. */
  public long[] hashes() {
    return Arrays.copyOf(hashes, hashes.length);
  }

  /** A copy of the inverse document frequencies, by feature number. */
  public float[] idf() {
    return Arrays.copyOf(idf, idf.length);
  }

  /** The feature of a token hash, or -1 if the model does not know it. */
  int find(long hash) {
    int slot = slot(hash);
    for (int probes = 0; probes <= MOST_PROBES && slots[slot] != 0; probes++) {
      int feature = slots[slot] - 1;
      if (hashes[feature] == hash) {
        return feature;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return -1;
  }

  /**
   * The features of many token hashes, as {@link #find(long)} gives them. Each look-up waits twice
   * for memory; in loops that do nothing else the processor waits for many at once, which halves
   * the time.
   *
   * @param wanted token hashes
   * @param count how many of them count
   * @param features takes the feature of each, or -1
   */
  void find(long[] wanted, int count, int[] features) {
    for (int i = 0; i < count; i++) {
      features[i] = slots[slot(wanted[i])] - 1;
    }
    for (int i = 0; i < count; i++) {
      int first = features[i];
      boolean other = first >= 0 && hashes[first] != wanted[i];
      features[i] = other ? ~first - 1 : first;
    }
    for (int i = 0; i < count; i++) {
      if (features[i] < -1) {
        features[i] = find(wanted[i]);
      }
    }
  }
}
