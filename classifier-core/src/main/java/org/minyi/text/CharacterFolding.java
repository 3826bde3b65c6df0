package org.minyi.text;

import java.text.Normalizer;
import java.util.function.IntUnaryOperator;

/**
 * Compatibility normalisation (NFKC), lower case, ASCII digits and simplified characters in one
 * pass. Control characters, lone surrogates and noncharacters become spaces; invisible format
 * characters vanish. Linear in time for every input, and idempotent.
 *
 * <p>Nearly every character folds to one character whatever stands beside it: these are read from
 * {@link CharacterTable}. The others are folded as clusters of a base and the combining characters
 * behind it.
 */
final class CharacterFolding {
  static final byte SINGLE = 0;
  static final byte EXPANDED = 1;
  static final byte COMBINING = 2;
  static final byte INVISIBLE = 3;
  static final byte SURROGATE = 4;

  /** Longest cluster in decomposed characters; later combining characters are dropped. */
  private static final int CLUSTER_LIMIT = 48;

  private CharacterFolding() {}

  /** Appends the folded form of {@code text[0..length)}. */
  static void fold(char[] text, int length, FoldedText out) {
    int i = 0;
    while (i < length) {
      char c = text[i];
      if (CharacterTable.KINDS[c] == SINGLE
          && (i + 1 == length || CharacterTable.KINDS[text[i + 1]] == SINGLE)) {
        out.append(CharacterTable.FOLDED[c], i, i + 1);
        i++;
      } else {
        i = foldCluster(text, i, length, out);
      }
    }
  }

  /** Folds the cluster that starts at {@code start}; returns where the next one starts. */
  private static int foldCluster(char[] text, int start, int length, FoldedText out) {
    int base = Character.codePointAt(text, start, length);
    int next = start + Character.charCount(base);
    if (isInvisible(base)) {
      return next;
    }
    StringBuilder cluster = null;
    int end = next;
    int decomposed = 0;
    while (next < length) {
      int c = Character.codePointAt(text, next, length);
      boolean combining = isCombining(c);
      if (!combining && !isInvisible(c)) {
        break;
      }
      next += Character.charCount(c);
      if (combining) {
        if (cluster == null) {
          cluster = new StringBuilder().appendCodePoint(legal(base));
          decomposed = decomposedLength(base);
        }
        decomposed += decomposedLength(c);
        if (decomposed <= CLUSTER_LIMIT) {
          cluster.appendCodePoint(c);
        }
        end = next;
      }
    }
    if (cluster == null && base <= Character.MAX_VALUE && CharacterTable.KINDS[base] == SINGLE) {
      out.append(CharacterTable.FOLDED[base], start, end);
      return next;
    }
    String folded;
    if (cluster != null) {
      folded = foldString(cluster.toString());
    } else if (base <= Character.MAX_VALUE && CharacterTable.KINDS[base] == EXPANDED) {
      folded = CharacterTable.EXPANSIONS[CharacterTable.FOLDED[base]];
    } else {
      folded = foldString(Character.toString(legal(base)));
    }
    for (int i = 0; i < folded.length(); i++) {
      out.append(folded.charAt(i), start, end);
    }
    return next;
  }

  private static String foldString(String text) {
    return foldString(text, HanVariants::fold);
  }

  static String foldString(String text, IntUnaryOperator variants) {
    StringBuilder lower = new StringBuilder(text.length());
    String normalized = Normalizer.normalize(text, Normalizer.Form.NFKC);
    for (int i = 0, c; i < normalized.length(); i += Character.charCount(c)) {
      c = normalized.codePointAt(i);
      lower.appendCodePoint(Character.toLowerCase(c));
    }
    // Only the lower-case letter of some pairs has a composed form with its mark.
    String composed = Normalizer.normalize(lower, Normalizer.Form.NFKC);
    StringBuilder folded = new StringBuilder(composed.length());
    for (int i = 0, c; i < composed.length(); i += Character.charCount(c)) {
      c = composed.codePointAt(i);
      if (!isInvisible(c)) {
        folded.appendCodePoint(foldNormalized(c, variants));
      }
    }
    return folded.toString();
  }

  private static int foldNormalized(int c, IntUnaryOperator variants) {
    if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
      return '0' + Character.digit(c, 10);
    }
    return variants.applyAsInt(c);
  }

  static int legal(int c) {
    int type = Character.getType(c);
    boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    return type == Character.CONTROL || type == Character.SURROGATE || nonCharacter ? ' ' : c;
  }

  private static boolean isCombining(int c) {
    return c <= Character.MAX_VALUE ? CharacterTable.KINDS[c] == COMBINING : isCombiningFirst(c);
  }

  /** Whether normalisation can change {@code c} by what stands before it. */
  static boolean isCombiningFirst(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || c >= 0x1160 && c <= 0x11FF; // vowels and final consonants of Hangul
  }

  /** Whether {@code c} has no width: it could hide a number or split a word. */
  static boolean isInvisible(int c) {
    if (c < 0xAD) {
      return false;
    }
    return Character.getType(c) == Character.FORMAT
        || c == 0x034F // combining grapheme joiner
        || c == 0x115F // Hangul fillers
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || c >= 0x17B4 && c <= 0x17B5
        || c >= 0x180B && c <= 0x180F
        || c >= 0xFE00 && c <= 0xFE0F // variation selectors
        || c >= 0xE0000 && c <= 0xE0FFF;
  }

  private static int decomposedLength(int c) {
    return Normalizer.normalize(Character.toString(legal(c)), Normalizer.Form.NFKD).length();
  }
}
