package org.minyi.duplicates;

import java.util.Arrays;
import org.minyi.text.Message;
import org.minyi.text.NormalizedText;

/**
 * The set of the character 4-grams of a message, as 32-bit hashes in rising order.
 *
 * <p>Title and body are normalised and joined, and only their letters and digits count: not
 * punctuation, white space, symbols or personal numbers. A text of fewer than four of these is one
 * gram.
 */
record Grams(int[] hashes) {
  private static final int LENGTH = 4;

  /** UTF-16 units of a title or a body that are read, as in classifying. */
  private static final int LONGEST_TEXT = 20_000;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  static Grams of(Message message) {
    StringBuilder text = new StringBuilder(message.title().length() + message.body().length());
    appendLetters(message.title(), text);
    appendLetters(message.body(), text);
    if (text.isEmpty()) {
      return new Grams(new int[0]);
    }
    int[] hashes = new int[Math.max(1, text.length() - LENGTH + 1)];
    long gram = 0;
    for (int i = 0; i < Math.max(LENGTH, text.length()); i++) {
      gram = gram << Character.SIZE | (i < text.length() ? text.charAt(i) : 0);
      if (i >= LENGTH - 1) {
        hashes[i - LENGTH + 1] = Long.hashCode(gram * MIX);
      }
    }
    return new Grams(distinct(hashes));
  }

  int size() {
    return hashes.length;
  }

  /** The share that two sets have in common of what they have together (Jaccard). */
  double similarity(Grams other) {
    int shared = 0;
    for (int i = 0, j = 0; i < size() && j < other.size(); ) {
      int order = Integer.compare(hashes[i], other.hashes[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    int together = size() + other.size() - shared;
    return together == 0 ? 0 : (double) shared / together;
  }

  /** Whether two sets share at least so many grams; gives up as soon as they cannot. */
  boolean share(Grams other, double needed) {
    int[] a = hashes;
    int[] b = other.hashes;
    int shared = 0;
    int i = 0;
    int j = 0;
    while (shared + Math.min(a.length - i, b.length - j) >= needed) {
      if (i == a.length || j == b.length) {
        return true;
      }
      if (a[i] == b[j]) {
        shared++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  private static void appendLetters(String original, StringBuilder text) {
    CharSequence read =
        original.length() > LONGEST_TEXT ? original.subSequence(0, LONGEST_TEXT) : original;
    NormalizedText.of(read)
        .text()
        .codePoints()
        .filter(c -> Character.isAlphabetic(c) || Character.isDigit(c))
        .forEach(text::appendCodePoint);
  }

  private static int[] distinct(int[] hashes) {
    Arrays.sort(hashes);
    int count = 1;
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i] != hashes[count - 1]) {
        hashes[count++] = hashes[i];
      }
    }
    return count == hashes.length ? hashes : Arrays.copyOf(hashes, count);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Grams grams && Arrays.equals(hashes, grams.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }
}
