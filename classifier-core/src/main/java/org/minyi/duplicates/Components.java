package org.minyi.duplicates;

import java.util.stream.IntStream;

/** Union-find with path halving. */
final class Components {
  private final int[] parent;

  Components(int size) {
    parent = IntStream.range(0, size).toArray();
  }

  int root(int i) {
    while (parent[i] != i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }

  boolean joined(int a, int b) {
    return root(a) == root(b);
  }

  void join(int a, int b) {
    parent[root(a)] = root(b);
  }
}
