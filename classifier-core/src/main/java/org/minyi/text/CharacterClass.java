package org.minyi.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** What a folded character means to the tokenizer. */
final class CharacterClass {
  /** Punctuation, symbols, spaces: no token. */
  static final byte NONE = 0;

  /** Characters of scripts that write no spaces: n-grams and words. */
  static final byte GRAM = 1;

  /** Letters of scripts that write spaces. */
  static final byte LETTER = 2;

  static final byte DIGIT = 3;

  /** Combining characters, which go on with a word of letters. */
  static final byte COMBINING = 4;

  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.HANGUL,
          UnicodeScript.YI,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final int PROLONGED_SOUND_MARK = 0x30FC;

  private CharacterClass() {}

  static byte of(int codePoint) {
    return codePoint <= Character.MAX_VALUE
        ? CharacterTable.CLASSES[codePoint]
        : classify(codePoint);
  }

  /** By the Unicode of the running JDK; the table has that of JDK 17 for the basic plane. */
  static byte classify(int c) {
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    boolean hangul = c >= 0xAC00 && c <= 0xD7A3;
    if (Character.isIdeographic(c) || hangul || c == PROLONGED_SOUND_MARK) {
      return GRAM;
    }
    int type = Character.getType(c);
    boolean combining =
        type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    if (combining || Character.isLetter(c)) {
      return UNSPACED.contains(UnicodeScript.of(c)) ? GRAM : combining ? COMBINING : LETTER;
    }
    return NONE;
  }
}
