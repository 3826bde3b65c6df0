package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the distinct values of a column from 0, up to a limit, so that a column of all different
 * values cannot fill the memory. Not thread-safe.
 */
final class Categories {
  /** What values beyond the limit are. */
  static final int UNLISTED = -1;

  private static final int LONGEST = 60;

  private final int limit;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  Categories(int limit) {
    this.limit = limit;
  }

  /** The number of a value, without blanks around it and cut where it is very long. */
  int of(String value) {
    String name = name(value);
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() >= limit) {
      return UNLISTED;
    }
    numbers.put(name, names.size());
    names.add(name);
    return names.size() - 1;
  }

  /** The values by number. */
  List<String> names() {
    return names;
  }

  private static String name(String value) {
    String name = value.strip();
    return name.length() <= LONGEST
        ? name
        : name.substring(
                0,
                name.offsetByCodePoints(
                    0, Math.min(LONGEST, name.codePointCount(0, name.length())) - 1))
            + "…";
  }
}
