package org.minyi.features;

import java.util.Arrays;

/** How often each token hash occurs: an open-addressing table, reused from message to message. */
final class TokenCounts {
  private static final int INITIAL_CAPACITY = 1 << 11;

  private long[] keys = new long[INITIAL_CAPACITY];
  private int[] counts = new int[INITIAL_CAPACITY];
  private int[] used = new int[INITIAL_CAPACITY / 2]; // occupied slots, for a cheap clear
  private int size;

  /** The number of distinct hashes. */
  int size() {
    return size;
  }

  /** The i-th distinct hash, in order of first occurrence. */
  long key(int i) {
    return keys[used[i]];
  }

  /** How often the i-th distinct hash was added. */
  int count(int i) {
    return counts[used[i]];
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      keys[used[i]] = 0;
    }
    size = 0;
  }

  void add(long hash, int times) {
    int slot = slot(hash);
    if (keys[slot] == hash) {
      counts[slot] += times;
      return;
    }
    if (size == used.length) {
      grow();
      slot = slot(hash);
    }
    keys[slot] = hash;
    counts[slot] = times;
    used[size++] = slot;
  }

  private int slot(long hash) {
    int mask = keys.length - 1;
    int slot = (int) hash & mask;
    while (keys[slot] != 0 && keys[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    int[] oldUsed = used;
    keys = new long[oldKeys.length * 2];
    counts = new int[keys.length];
    used = Arrays.copyOf(oldUsed, keys.length / 2);
    for (int i = 0; i < size; i++) {
      int slot = slot(oldKeys[oldUsed[i]]);
      keys[slot] = oldKeys[oldUsed[i]];
      counts[slot] = oldCounts[oldUsed[i]];
      used[i] = slot;
    }
  }
}
