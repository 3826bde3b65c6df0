package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How many messages have one category and another. Not thread-safe. */
final class CrossCounts {
  private final List<int[]> rows = new ArrayList<>();

  void add(int row, int column) {
    while (rows.size() <= row) {
      rows.add(new int[0]);
    }
    int[] counts = rows.get(row);
    if (column >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(column + 1, counts.length * 3 / 2));
      rows.set(row, counts);
    }
    counts[column]++;
  }

  /**
   * The most frequent columns of a row, by falling count and then by number; only those with any.
   */
  List<Integer> top(int row, int most) {
    if (row >= rows.size()) {
      return List.of();
    }
    int[] counts = rows.get(row);
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0)
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(i -> -counts[i]).thenComparing(i -> i))
        .limit(most)
        .toList();
  }

  int count(int row, int column) {
    return row < rows.size() && column < rows.get(row).length ? rows.get(row)[column] : 0;
  }
}
