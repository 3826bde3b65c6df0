package org.minyi.text;

import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.util.Arrays;

/**
 * Longest matches of HanLP's core dictionary in folded text. Its double-array trie is walked in
 * place, without an object for a match; at a character that stands for several of the dictionary (复
 * for 复 and 覆) every one is tried.
 *
 * <p>To load the dictionary takes HanLP a quarter of a second, so only {@link MessageAnalyzer} asks
 * it. {@link Lexicon}, which holds the same words, serves {@link TokenScanner}.
 */
final class HanLpLexicon {
  private static final int[] BASE;
  private static final int[] CHECK;

  /** For a folded character the other characters of the dictionary that fold to it, or null. */
  private static final char[][] VARIANTS = new char[Character.MAX_VALUE + 1][];

  static {
    DoubleArrayTrie<CoreDictionary.Attribute> trie = CoreDictionary.trie;
    BASE = trie.getBase();
    CHECK = trie.getCheck();
    boolean[] seen = new boolean[Character.MAX_VALUE + 1];
    for (int state = 0; state < CHECK.length; state++) {
      int c = state - CHECK[state] - 1;
      if (CHECK[state] > 0 && c >= 0 && c <= Character.MAX_VALUE && !seen[c]) {
        seen[c] = true;
        char folded = (char) HanVariants.fold((char) c);
        if (folded != c) {
          VARIANTS[folded] = with(VARIANTS[folded], (char) c);
        }
      }
    }
  }

  private HanLpLexicon() {}

  /** The end of the longest word that starts at {@code from} and ends by {@code to}, or 0. */
  static int longestWordEnd(char[] text, int from, int to) {
    return longest(text, from, to, BASE[0]);
  }

  private static int longest(char[] text, int from, int to, int start) {
    int longest = 0;
    int state = start;
    for (int i = from; i < to; i++) {
      char c = text[i];
      char[] variants = VARIANTS[c];
      if (variants != null) {
        for (char variant : variants) {
          int next = step(state, variant);
          if (next > 0) {
            longest = Math.max(longest, isWord(next) ? i + 1 : 0);
            longest = Math.max(longest, longest(text, i + 1, to, next));
          }
        }
      }
      state = step(state, c);
      if (state <= 0) {
        break;
      }
      if (isWord(state)) {
        longest = Math.max(longest, i + 1);
      }
    }
    return longest;
  }

  private static int step(int state, char c) {
    int next = state + c + 1;
    return next < CHECK.length && CHECK[next] == state ? BASE[next] : -1;
  }

  private static boolean isWord(int state) {
    return state < CHECK.length && CHECK[state] == state && BASE[state] < 0;
  }

  private static char[] with(char[] variants, char c) {
    if (variants == null) {
      return new char[] {c};
    }
    char[] more = Arrays.copyOf(variants, variants.length + 1);
    more[variants.length] = c;
    return more;
  }
}
