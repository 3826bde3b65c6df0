package org.minyi.text;

/**
 * The characters that stand for masked personal data inside a normalised text: Unicode
 * noncharacters, which folding removes from every input, so that no message can forge them.
 */
final class Marks {
  private static final char FIRST = '\uFDD0';
  private static final PersonalData.Kind[] KINDS = PersonalData.Kind.values();

  private Marks() {}

  static char of(PersonalData.Kind kind) {
    return (char) (FIRST + kind.ordinal());
  }

  static boolean isMark(char c) {
    return c >= FIRST && c < FIRST + KINDS.length;
  }

  static PersonalData.Kind kind(char mark) {
    return KINDS[mark - FIRST];
  }
}
