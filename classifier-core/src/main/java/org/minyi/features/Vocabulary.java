package org.minyi.features;

import java.util.Arrays;

/**
 * The features that a model knows: token hashes with their inverse document frequencies. A
 * feature's number is its place in ascending order of hashes. Immutable and thread-safe.
 */
public final class Vocabulary {
  private final long[] hashes;
  private final float[] idf;

  /**
   * Where the hashes begin that start with each value of their first bits, about one for each
   * feature, and a last number where they all end. Against a hash table of the same hashes this
   * takes a tenth of the memory, which is why a look-up waits less for it.
   */
  private final int[] firsts;

  /** So many last bits of a hash do not choose its place in {@code firsts}. */
  private final int shift;

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
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == 0 || (i > 0 && hashes[i - 1] >= hashes[i])) {
        throw new IllegalArgumentException("vocabulary hashes are not ascending at entry " + i);
      }
      if (!(idf[i] >= 0 && idf[i] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "vocabulary weight %d is %s, expected a finite number from 0".formatted(i, idf[i]));
      }
    }
    int bits = Math.max(1, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(hashes.length));
    shift = Long.SIZE - bits;
    firsts = new int[(1 << bits) + 1];
    int next = 0;
    for (int place = 0; place < firsts.length; place++) {
      while (next < hashes.length && place(hashes[next]) < place) {
        next++;
      }
      firsts[place] = next;
    }
  }

  /** Ascending with the hash, which is signed. */
  private int place(long hash) {
    return (int) ((hash ^ Long.MIN_VALUE) >>> shift);
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
    return find(hash, firsts[place(hash)]);
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
      features[i] = firsts[place(wanted[i])];
    }
    for (int i = 0; i < count; i++) {
      int first = features[i];
      features[i] = first < hashes.length && hashes[first] == wanted[i] ? first : ~first;
    }
    for (int i = 0; i < count; i++) {
      if (features[i] < 0) {
        features[i] = find(wanted[i], ~features[i]);
      }
    }
  }

  private int find(long hash, int first) {
    int end = firsts[place(hash) + 1];
    for (int i = first; i < end; i++) {
      if (hashes[i] == hash) {
        return i;
      }
    }
    return -1;
  }
}
