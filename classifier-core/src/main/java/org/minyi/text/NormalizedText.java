package org.minyi.text;

import java.util.Arrays;
import java.util.Objects;

/**
 * A text as the classifier reads it, with a map back to the original: NFKC, ASCII digits, lower
 * case, simplified characters, no control or invisible characters, and personal data masked.
 *
 * <p>Every span of {@link PersonalData} is one character of the normalised text, a Unicode
 * noncharacter; {@link #kindAt} tells its kind. Immutable and thread-safe.
 */
public final class NormalizedText {
  private final String text;
  private final int[] starts;
  private final int[] ends;

  private NormalizedText(FoldedText folded) {
    text = new String(folded.chars, 0, folded.length);
    starts = Arrays.copyOf(folded.starts, folded.length);
    ends = Arrays.copyOf(folded.ends, folded.length);
  }

  /**
   * Normalises a text of any length and content, in linear time.
   *
   * @param original not null
   */
  public static NormalizedText of(CharSequence original) {
    FoldedText folded = fold(original);
    Spans spans = new Spans();
    new PersonalDataScanner().scan(folded.chars, folded.length, spans);
    folded.replace(spans);
    return new NormalizedText(folded);
  }

  static FoldedText fold(CharSequence original) {
    char[] chars = Objects.requireNonNull(original, "original").toString().toCharArray();
    FoldedText folded = new FoldedText();
    CharacterFolding.fold(chars, chars.length, folded);
    return folded;
  }

  /** The normalised text. */
  public String text() {
    return text;
  }

  /** The number of UTF-16 units of the normalised text. */
  public int length() {
    return text.length();
  }

  /**
   * Where the original of a character starts.
   *
   * @param index of a unit of the normalised text
   * @return offset in UTF-16 units of the original, inclusive
   * @throws IndexOutOfBoundsException if there is no such unit
   */
  public int originalStart(int index) {
    return starts[Objects.checkIndex(index, starts.length)];
  }

  /**
   * Where the original of a character ends.
   *
   * @param index of a unit of the normalised text
   * @return offset in UTF-16 units of the original, exclusive
   * @throws IndexOutOfBoundsException if there is no such unit
   */
  public int originalEnd(int index) {
    return ends[Objects.checkIndex(index, ends.length)];
  }

  /**
   * The kind of the personal data that a character stands for.
   *
   * @param index of a unit of the normalised text
   * @return null if the character stands for itself
   * @throws IndexOutOfBoundsException if there is no such unit
   */
  public PersonalData.Kind kindAt(int index) {
    char c = text.charAt(index);
    return Marks.isMark(c) ? Marks.kind(c) : null;
  }

  @Override
  public String toString() {
    return text;
  }
}
