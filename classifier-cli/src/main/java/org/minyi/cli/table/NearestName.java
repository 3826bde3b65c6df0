package org.minyi.cli.table;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the name that a user may have meant. */
public final class NearestName {
  // Half of the letters right: two of the four of a usual Chinese column name.
  private static final double MIN_SIMILARITY = 0.5;
  private static final int MAX_LENGTH = 64;

  private NearestName() {}

  /** The name nearest to any of those wanted, if one is near enough. */
  public static Optional<String> of(Collection<String> wanted, List<String> names) {
    String nearest = null;
    double best = 0;
    for (String name : names) {
      String plain = MessageColumns.plain(name);
      for (String want : wanted) {
        double similarity = similarity(want, plain);
        if (similarity > best) {
          best = similarity;
          nearest = name;
        }
      }
    }
    return best >= MIN_SIMILARITY ? Optional.of(nearest) : Optional.empty();
  }

  /** 1 less the share of characters that must be changed, added or removed (Levenshtein). */
  private static double similarity(String a, String b) {
    if (a.isEmpty() || b.isEmpty() || Math.max(a.length(), b.length()) > MAX_LENGTH) {
      return 0;
    }
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return 1 - (double) above[b.length()] / Math.max(a.length(), b.length());
  }
}
