package org.minyi.text;

/**
 * What {@link MessageAnalyzer} makes of a text. A model remembers the settings it was trained with.
 *
 * @param minGram length in characters of the shortest n-gram, at least 1
 * @param maxGram length in characters of the longest n-gram, at least {@code minGram}, at most 8
 * @param words whether dictionary words are emitted beside the n-grams
 * @param maxCharacters UTF-16 units of a text that are read, at most 16 million; the rest of a
 *     longer text is ignored
 */
public record TextSettings(int minGram, int maxGram, boolean words, int maxCharacters) {
  /** N-grams of one to three characters and words, from the first 20,000 units of a text. */
  public static final TextSettings DEFAULT = new TextSettings(1, 3, true, 20_000);

  private static final int LONGEST_GRAM = 8;
  private static final int LONGEST_TEXT = 16_000_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public TextSettings {
    if (minGram < 1 || maxGram < minGram || maxGram > LONGEST_GRAM) {
      throw new IllegalArgumentException(
          "expected 1 <= minGram <= maxGram <= %d, found minGram %d and maxGram %d"
              .formatted(LONGEST_GRAM, minGram, maxGram));
    }
    if (maxCharacters < 1 || maxCharacters > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "expected 1 <= maxCharacters <= %d, found %d".formatted(LONGEST_TEXT, maxCharacters));
    }
  }
}
