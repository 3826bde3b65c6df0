package org.minyi.features;

import java.util.Arrays;

/** How much each token hash counts: an open-addressing table, reused from message to message. */
final class TokenCounts {
  private static final int INITIAL_CAPACITY = 1 << 10;

  /** For each slot the number of its hash and one, or 0. At least half the slots are free. */
  private int[] slots = new int[2 * INITIAL_CAPACITY];

  private long[] hashes = new long[INITIAL_CAPACITY];
  private int[] counts = new int[INITIAL_CAPACITY];
  private int size;

  /** The number of distinct hashes. */
  int size() {
    return size;
  }

  /** The distinct hashes in order of first occurrence, as many as {@link #size}. */
  long[] hashes() {
    return hashes;
  }

  /** The sum of what the i-th distinct hash was added with. */
  int count(int i) {
    return counts[i];
  }

  /** Forgets all hashes, in time that depends on their number only. */
  void clear() {
    int mask = slots.length - 1;
    for (int i = 0; i < size; i++) {
      for (int slot = (int) hashes[i] & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
        slots[slot] = 0;
      }
    }
    size = 0;
  }

  void add(long hash, int weight) {
    int slot = slot(hash);
    if (slots[slot] != 0) {
      counts[slots[slot] - 1] += weight;
      return;
    }
    if (size == hashes.length) {
      grow();
      slot = slot(hash);
    }
    hashes[size] = hash;
    counts[size] = weight;
    slots[slot] = ++size;
  }

  private int slot(long hash) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != 0 && hashes[slots[slot] - 1] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      slots[slot(hashes[i])] = i + 1;
    }
  }
}
