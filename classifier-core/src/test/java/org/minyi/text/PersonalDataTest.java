package org.minyi.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.text.PersonalData.Kind;
import org.minyi.text.PersonalData.Span;

class PersonalDataTest {
  private static final Pattern LONG_RUN = Pattern.compile("\\d{7}");

  /** Invented, or from the ranges kept for examples. */
  @ParameterizedTest
  @CsvSource({
    "MOBILE, 13800001111",
    "MOBILE, 138 0000 1111",
    "MOBILE, 138-0000-1111",
    "MOBILE, 138–0000—1111",
    "MOBILE, 138.0000.1111",
    "MOBILE, 1380000 1111",
    "MOBILE, 1 3 8 0 0 0 0 1 1 1 1",
    "MOBILE, +8613800001111",
    "MOBILE, +86 138-0000-1111",
    "MOBILE, 86-13800001111",
    "MOBILE, 008613800001111",
    "MOBILE, 013800001111",
    "MOBILE, １３８００００１１１１",
    "MOBILE, １３８　００００－１１１１",
    "MOBILE, 1981 000 1111",
    "LANDLINE, 01012345678",
    "LANDLINE, 010-12345678",
    "LANDLINE, 010-1234 5678",
    "LANDLINE, 0371－1234567",
    "LANDLINE, 0371-12345678-123",
    "LANDLINE, 0371-12345678转123",
    "LANDLINE, 0371-12345678轉123",
    "LANDLINE, 4001234567",
    "LANDLINE, 400-123-4567",
    "LANDLINE, 800 820 1234",
    "LANDLINE, +852 2123 4567",
    "ID_CARD, 11010519900307123X",
    "ID_CARD, 11010519900307123x",
    "ID_CARD, 11010519900307123Ｘ",
    "ID_CARD, 110105199003071234",
    "ID_CARD, 110105 19900307 1234",
    "ID_CARD, 110105 19900307 123X",
    "ID_CARD, 130105 19900307 1234",
    "ID_CARD, 110105900307123",
    "BANK_CARD, 6222021234567890",
    "BANK_CARD, 6222021234567890123",
    "BANK_CARD, 6222 0212 3456 7890",
    "BANK_CARD, 6222 0212 3456 7890 123",
    "BANK_CARD, 622202 1234567890123",
    "BANK_CARD, 6222-0212-3456-7890",
    "PLATE, 京A12345",
    "PLATE, 京A·12345",
    "PLATE, 京 A 12345",
    "PLATE, 粤b·d1234f",
    "PLATE, 粤BD12345",
    "PLATE, 滬A12345",
    "PLATE, 粤Z1234港",
    "PLATE, 京Ａ１２３４５",
    "EMAIL, zhang.san@example.com",
    "EMAIL, 12345678@example.com",
    "EMAIL, ＺＳ＠ｅｘａｍｐｌｅ．ｃｏｍ",
    "URL, https://example.com/a?id=1234567",
    "URL, www.example.com",
    "NUMBER, 1234567",
    "NUMBER, 12345678901234567890123",
    "NUMBER, ١٢٣٤٥٦٧٨",
    "NUMBER, 1 2 3 4 5 6 7 8 9"
  })
  void aNumberIsFoundAsAWholeWhereverItStands(Kind kind, String number) {
    for (String before : List.of("", "请打", "我的号码：", "（")) {
      for (String after : List.of("", "谢谢", "，请回复", "）")) {
        int start = before.length();
        assertEquals(
            List.of(new Span(kind, start, start + number.length())),
            PersonalData.find(before + number + after),
            () -> before + number + after);
        assertEquals(
            before + "[" + kind.label() + "]" + after, PersonalData.mask(before + number + after));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "拨打12345热线和110",
        "2019-2020年，2021-05-06 12:30",
        "1998-10-12至2003-11-12",
        "补贴123456元，每月1500.00元",
        "3栋2单元1501室",
        "京A股和川菜",
        "微信@所有人",
        "京Please12",
        "面积89.5平方米，占50%",
        "2018 2019 2020 2021年",
        "1.2.3.4.5.6.7.8",
        "得分73.7029.4873.1243.8773"
      })
  void ordinaryNumbersStay(String text) {
    assertEquals(List.of(), PersonalData.find(text));
    assertEquals(text, PersonalData.mask(text));
  }

  @Test
  void severalSpansComeInOrder() {
    String text = "张三13800001111、李四139-0000-1111，卡6222 0212 3456 7890，车粤B12345";
    assertEquals("张三[手机号]、李四[手机号]，卡[银行卡号]，车[车牌号]", PersonalData.mask(text));
  }

  @Test
  void invisibleCharactersHideNothing() {
    assertEquals("[手机号]", PersonalData.mask("138\u200B0000\u2060111\uFE0F1"));
  }

  @Test
  void spansThatShareACharacterOfTheOriginalDoNotOverlap() {
    // ¼ folds to 1⁄4, so that its digits end one number and start another.
    assertEquals("[号码][号码]", PersonalData.mask("123456¼7654321"));
  }

  @Test
  void theListCannotBeChanged() {
    List<Span> found = PersonalData.find("13800001111");
    assertThrows(UnsupportedOperationException.class, found::clear);
  }

  @Test
  void aMegabyteOfPiecesOfNumbersIsMasked() {
    for (String piece :
        List.of(
            "1", "1@", "a@", "@", "1 ", "1-", "12345 ", "0371-", "京A", "京a1", "http://", "www.",
            "+86", "138 ", "1.", "a.", "0", "1 ) ")) {
      String text = piece.repeat(1_000_000 / piece.length());
      String masked = PersonalData.mask(text);
      assertFalse(LONG_RUN.matcher(masked).find(), piece);
    }
  }

  @Property(tries = 2000, seed = "12345")
  void noLongRunOfDigitsSurvives(@ForAll("numericText") String text) {
    String masked = PersonalData.mask(text);
    assertFalse(LONG_RUN.matcher(unmarked(masked)).find(), masked);
  }

  @Property(tries = 2000, seed = "12345")
  void noTokenHasADigitOfASpan(@ForAll("numericText") String text) {
    boolean[] personal = new boolean[text.length()];
    for (Span span : PersonalData.find(text)) {
      Arrays.fill(personal, span.start(), span.end(), true);
    }
    for (Tokens.Token token : Tokens.of(new MessageAnalyzer(), text).list()) {
      if (!token.type().equals(MessageAnalyzer.PLACEHOLDER)) {
        for (int i = token.start(); i < token.end(); i++) {
          assertFalse(personal[i], token + " in " + text);
        }
      }
    }
  }

  @Property(tries = 1000, seed = "12345")
  void spansAreInOrderAndInside(@ForAll("numericText") String text) {
    List<Integer> edges = new ArrayList<>();
    PersonalData.find(text)
        .forEach(
            span -> {
              edges.add(span.start());
              edges.add(span.end());
              assertTrue(span.start() < span.end() && span.end() <= text.length());
            });
    assertEquals(edges.stream().sorted().toList(), edges);
  }

  private static String unmarked(String text) {
    FoldedText folded = NormalizedText.fold(text);
    return new String(folded.chars, 0, folded.length);
  }

  @Provide
  Arbitrary<String> numericText() {
    return Arbitraries.of(
            "1", "3", "8", "0", "6", "2", "12", "1234", "138", "0371", "86", "+", "-", " ", ".",
            "·", "(", ")", "x", "X", "京", "粤", "a", "B", "@", "com", "www.", "http://", "中", "，",
            "５", "٣", "\u200B", "转", "2020", "19", "\u0301")
        .list()
        .ofMaxSize(30)
        .map(pieces -> String.join("", pieces));
  }
}
