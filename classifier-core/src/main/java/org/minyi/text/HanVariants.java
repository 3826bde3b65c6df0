package org.minyi.text;

import java.util.Arrays;

/**
 * Folds Chinese characters to one simplified form, character by character, as HanLP does it.
 *
 * <p>HanLP's converter works on phrases: it keeps 乾 in 乾隆 and turns it into 干 elsewhere. Folding
 * takes only its single characters, because then the result does not depend on the neighbours: it
 * is idempotent, keeps every length and gives a text and its traditional form the same characters.
 * The price, that 乾隆 becomes 干隆, is paid back by {@link Lexicon}, which compares words under the
 * same folding.
 */
final class HanVariants {
  private HanVariants() {}

  static int fold(int codePoint) {
    int found = Arrays.binarySearch(CharacterTable.VARIANTS, codePoint);
    return found < 0 ? codePoint : CharacterTable.SIMPLIFIED[found];
  }
}
