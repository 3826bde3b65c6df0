package org.minyi.taxonomy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** "Did you mean": the known words that are nearest to a misspelt one. */
final class Suggestions {
  private static final int MAX_EDITS = 2;
  private static final int MAX_SUGGESTIONS = 3;

  private Suggestions() {}

  /** At most three of the known words, within two edits and half of the word (or one edit). */
  static List<String> nearest(String word, Collection<String> known) {
    record Near(String word, int edits) {}
    int limit = Math.min(MAX_EDITS, Math.max(1, word.length() / 2));
    List<Near> near = new ArrayList<>();
    for (String candidate : known) {
      int edits = edits(word, candidate, limit);
      if (edits <= limit) {
        near.add(new Near(candidate, edits));
      }
    }
    near.sort(Comparator.comparingInt(Near::edits).thenComparing(Near::word));
    return near.stream().limit(MAX_SUGGESTIONS).map(Near::word).toList();
  }

  /** Levenshtein's distance, or more than the limit as soon as that is certain. */
  private static int edits(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int best = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
        best = Math.min(best, row[j]);
      }
      if (best > limit) {
        return limit + 1;
      }
      int[] swap = above;
      above = row;
      row = swap;
    }
    return above[b.length()];
  }

  /** A sentence in Chinese, empty without suggestions. */
  static String chinese(List<String> words) {
    return words.isEmpty() ? "" : "是否指：" + String.join("、", words) + "？";
  }

  /** A sentence in English, empty without suggestions. */
  static String english(List<String> words) {
    return words.isEmpty() ? "" : "Did you mean " + String.join(", ", words) + "?";
  }
}
