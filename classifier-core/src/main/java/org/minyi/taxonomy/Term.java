package org.minyi.taxonomy;

import com.hankcs.hanlp.HanLP;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One run of Chinese or of Latin characters in a query.
 *
 * @param text folded as by {@link #fold}
 * @param grams its parts that may match alone, with their weights: pairs of Chinese characters, or
 *     a Latin word as a whole
 * @param pinyin whether it must be read as pinyin
 */
record Term(String text, Map<String, Double> grams, boolean pinyin) {
  private static final int MAX_QUERY_CHARS = 100;
  private static final Pattern RUN = Pattern.compile("[a-z0-9]+|[\\p{L}\\p{N}&&[^a-z0-9]]+");
  private static final Pattern LETTERS = Pattern.compile("[a-z]+");

  /** The terms of a query, each with weights of 1. */
  static List<Term> of(String query) {
    String start = query.strip();
    start = start.substring(0, Math.min(start.length(), MAX_QUERY_CHARS));
    return RUN.matcher(fold(start))
        .results()
        .map(MatchResult::group)
        .distinct()
        .map(Term::whole)
        .toList();
  }

  private static Term whole(String run) {
    Map<String, Double> grams = new LinkedHashMap<>();
    if (run.length() < 3 || run.charAt(0) <= 'z') {
      grams.put(run, 1.0);
    } else {
      for (int i = 0; i + 2 <= run.length(); i++) {
        grams.put(run.substring(i, i + 2), 1.0);
      }
    }
    return new Term(run, grams, false);
  }

  /** Half and full width, case, ü, and traditional characters made equal. */
  static String fold(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return HanLP.convertToSimplifiedChinese(folded.replace('ü', 'v'));
  }

  boolean hasOnlyLetters() {
    return LETTERS.matcher(text).matches();
  }

  double weight() {
    return grams.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
