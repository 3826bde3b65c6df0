package org.minyi.cli.report.tagged;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * How many messages of each category came on each day, and without a day. Takes memory by days
 * times categories, whatever the number of messages. Not thread-safe.
 */
final class DailyCounts {
  private final Map<LocalDate, int[]> days = new HashMap<>();
  private int[] undated = {};
  private int categories;

  /** Counts a message. */
  void add(int category, Optional<LocalDate> day) {
    categories = Math.max(categories, category + 1);
    if (day.isEmpty()) {
      undated = increased(undated, category);
      return;
    }
    int[] counts = days.get(day.get());
    if (counts != null && category < counts.length) {
      counts[category]++;
    } else {
      days.put(day.get(), increased(counts == null ? new int[0] : counts, category));
    }
  }

  private int[] increased(int[] counts, int category) {
    int[] enough =
        category < counts.length
            ? counts
            : Arrays.copyOf(counts, Math.max(category + 1, counts.length * 3 / 2));
    enough[category]++;
    return enough;
  }

  /** The messages of each category, on all days and without a day. */
  long[] totals() {
    long[] totals = new long[categories];
    addTo(totals, undated);
    days.values().forEach(counts -> addTo(totals, counts));
    return totals;
  }

  private static void addTo(long[] sums, int[] counts) {
    for (int i = 0; i < Math.min(sums.length, counts.length); i++) {
      sums[i] += counts[i];
    }
  }

  /** The messages without a day. */
  long undated() {
    return Arrays.stream(undated).asLongStream().sum();
  }

  /** The messages of all categories by day; only days with messages. */
  Map<LocalDate, Long> byDay() {
    Map<LocalDate, Long> sums = new HashMap<>();
    days.forEach((day, counts) -> sums.put(day, Arrays.stream(counts).asLongStream().sum()));
    return sums;
  }

  /**
   * The dated messages by category and period.
   *
   * @param rows how many categories there are
   * @param parent the category that includes one, or -1: a message counts for all above its own
   */
  long[][] by(Timeline.Periods periods, int rows, IntUnaryOperator parent) {
    long[][] table = new long[rows][periods.size()];
    days.forEach(
        (day, counts) -> {
          int period = periods.index(day);
          for (int category = 0; category < counts.length; category++) {
            if (counts[category] > 0) {
              for (int c = category; c >= 0; c = parent.applyAsInt(c)) {
                table[c][period] += counts[category];
              }
            }
          }
        });
    return table;
  }
}
