package org.minyi.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.minyi.text.PersonalData.Kind;

class NormalizedTextTest {

  @Test
  void widthCaseAndScriptAreFolded() {
    assertEquals("abc 12! 台湾 ガkg...", NormalizedText.of("ＡｂＣ　１２！ 臺灣 ｶﾞ㎏…").text());
    assertEquals("éé ǰ ß σ", NormalizedText.of("E\u0301É J\u030C ß Σ").text());
    assertEquals("12345", NormalizedText.of("١٢٣٤٥").text());
    assertEquals("한", NormalizedText.of("\u1112\u1161\u11AB").text());
  }

  @Test
  void whatIsNoTextBecomesASpaceOrVanishes() {
    assertEquals("a b c d e f", NormalizedText.of("a\u0000b\nc\uD800d\uDC00e\uFDD0f").text());
    assertEquals("ab", NormalizedText.of("\uFEFFa\u200B\u00AD\u202E\uFE0Fb\uDB40\uDD00").text());
  }

  @Test
  void everyCharacterKnowsItsOriginal() {
    NormalizedText text = NormalizedText.of("Ａe\u0301\u200B…\uD842\uDFB7");
    assertEquals("aé...\uD842\uDFB7", text.text());
    int[] starts = {0, 1, 4, 4, 4, 5, 5};
    int[] ends = {1, 3, 5, 5, 5, 7, 7};
    for (int i = 0; i < text.length(); i++) {
      assertEquals(starts[i], text.originalStart(i));
      assertEquals(ends[i], text.originalEnd(i));
      assertNull(text.kindAt(i));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> text.originalStart(7));
    assertThrows(IndexOutOfBoundsException.class, () -> text.originalEnd(-1));
  }

  @Test
  void personalDataIsOneCharacterOfItsKind() {
    NormalizedText text = NormalizedText.of("电 138-1234-5678 或a@b.cn");
    assertEquals(6, text.length());
    assertEquals(Kind.MOBILE, text.kindAt(2));
    assertEquals(2, text.originalStart(2));
    assertEquals(15, text.originalEnd(2));
    assertEquals(Kind.EMAIL, text.kindAt(5));
    assertEquals(23, text.originalEnd(5));
  }

  @Test
  void aLongPileOfCombiningMarksIsCutShort() {
    NormalizedText text = NormalizedText.of("a" + "\u0316\u0301".repeat(500_000) + "b");
    assertTrue(text.length() < 60, () -> "length " + text.length());
    assertEquals('b', text.text().charAt(text.length() - 1));
    assertEquals(1_000_001, text.originalStart(text.length() - 1));
  }

  @Property(tries = 2000, seed = "12345")
  void foldingIsWhatNormalizingTheWholeTextWouldGive(@ForAll("anyText") String original) {
    assertEquals(reference(original), NormalizedText.of(original).text());
  }

  @Property(tries = 2000, seed = "12345")
  void normalizingTwiceChangesNothing(@ForAll("anyText") String original) {
    String once = NormalizedText.of(original).text();
    assertEquals(once, NormalizedText.of(once).text());
  }

  @Property(tries = 1000, seed = "12345")
  void offsetsNeverGoBackAndStayInside(@ForAll("anyText") String original) {
    NormalizedText text = NormalizedText.of(original);
    int start = 0;
    int end = 0;
    for (int i = 0; i < text.length(); i++) {
      assertTrue(text.originalStart(i) >= start && text.originalEnd(i) >= end);
      start = text.originalStart(i);
      end = text.originalEnd(i);
      assertTrue(start < end && end <= original.length());
    }
  }

  /** Any code points, often from the blocks where normalisation is hard; no ASCII. */
  @Provide
  Arbitrary<String> anyText() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.integers().between(0x80, Character.MAX_CODE_POINT)),
            Tuple.of(3, Arbitraries.integers().between(0x80, 0xFFFF)),
            Tuple.of(3, Arbitraries.integers().between(0x300, 0x345)),
            Tuple.of(1, Arbitraries.integers().between(0x1100, 0x11FF)),
            Tuple.of(1, Arbitraries.integers().between(0xFF61, 0xFFDC)),
            Tuple.of(1, Arbitraries.of(0x4A, 0x41, 0x6F, 0x200B, 0xFE0F, 0xFDFA, 0xAC00)))
        .list()
        .ofMaxSize(16)
        .map(
            points -> {
              StringBuilder text = new StringBuilder();
              points.forEach(text::appendCodePoint);
              return text.toString();
            })
        .filter(text -> PersonalData.find(text).isEmpty());
  }

  /** The same folding on the whole text at once, without offsets. */
  private static String reference(String original) {
    String visible = visible(original);
    String lower = map(Normalizer.normalize(visible, Normalizer.Form.NFKC), Character::toLowerCase);
    String composed = visible(Normalizer.normalize(lower, Normalizer.Form.NFKC));
    return map(
        composed,
        c -> {
          if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            return '0' + Character.digit(c, 10);
          }
          return HanLpVariants.fold(c);
        });
  }

  private static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .filter(
            c ->
                !String.valueOf(Character.toChars(c))
                    .matches(
                        "[\\p{Cf}\u034F\u115F\u1160\u3164\uFFA0\u17B4\u17B5\u180B-\u180F\uFE00-\uFE0F\\x{E0000}-\\x{E0FFF}]"))
        .map(c -> illegal(c) ? ' ' : c)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static boolean illegal(int c) {
    return Character.isISOControl(c)
        || c >= 0xD800 && c <= 0xDFFF
        || c >= 0xFDD0 && c <= 0xFDEF
        || (c & 0xFFFF) >= 0xFFFE;
  }

  private static String map(String text, IntUnaryOperator operator) {
    StringBuilder mapped = new StringBuilder();
    text.codePoints().map(operator).forEach(mapped::appendCodePoint);
    return mapped.toString();
  }
}
