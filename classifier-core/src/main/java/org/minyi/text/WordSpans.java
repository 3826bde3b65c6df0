package org.minyi.text;

import java.util.Arrays;

/**
 * Where the dictionary words of a text are: those of two and more characters that {@link
 * MessageAnalyzer} finds in Chinese text, in order and without overlap. Immutable and thread-safe.
 */
public final class WordSpans {
  private final int[] starts;
  private final int[] ends;

  private WordSpans(int[] starts, int[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  /**
   * The words of a text.
   *
   * @param text not null
   */
  public static WordSpans of(CharSequence text) {
    FoldedText folded = NormalizedText.fold(text);
    int[] starts = new int[folded.length / 2];
    int[] ends = new int[folded.length / 2];
    int count = 0;
    int i = 0;
    while (i < folded.length) {
      int end = Lexicon.longestWordEnd(folded.chars, i, folded.length);
      if (end > i + 1) {
        starts[count] = folded.starts[i];
        ends[count++] = folded.ends[end - 1];
      }
      i = Math.max(end, i + 1);
    }
    return new WordSpans(Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
  }

  /** The number of words. */
  public int size() {
    return starts.length;
  }

  /** Where a word starts: the offset of its first UTF-16 unit in the text. */
  public int start(int word) {
    return starts[word];
  }

  /** Where a word ends: the offset after its last UTF-16 unit. */
  public int end(int word) {
    return ends[word];
  }

  /**
   * The word that a place is inside of, with characters of the word on both sides.
   *
   * @param offset of the character behind the place
   * @return its number, or -1 if there is none
   */
  public int around(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    int before = found >= 0 ? -1 : -found - 2;
    return before >= 0 && ends[before] > offset ? before : -1;
  }
}
