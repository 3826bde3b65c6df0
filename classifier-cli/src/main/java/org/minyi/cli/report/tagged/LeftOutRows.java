package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what was left out and remembers where that was first. Not thread-safe. */
final class LeftOutRows {
  private static final int REMEMBERED = 5;

  /**
   * Where a row is.
   *
   * @param file the number of its file, from 0
   * @param line from 1
   */
  record Place(int file, long line) {}

  private final Map<LeftOut, Long> counts = new EnumMap<>(LeftOut.class);
  private final Map<LeftOut, List<Place>> places = new EnumMap<>(LeftOut.class);

  void add(LeftOut reason, int file, long line) {
    counts.merge(reason, 1L, Long::sum);
    List<Place> first = places.computeIfAbsent(reason, r -> new ArrayList<>());
    if (first.size() < REMEMBERED) {
      first.add(new Place(file, line));
    }
  }

  long count(LeftOut reason) {
    return counts.getOrDefault(reason, 0L);
  }

  /** The first places, at most {@value #REMEMBERED}. */
  List<Place> places(LeftOut reason) {
    return places.getOrDefault(reason, List.of());
  }
}
