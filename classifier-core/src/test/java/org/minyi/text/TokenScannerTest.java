package org.minyi.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.minyi.text.Tokens.Token;

/** The scanner gives the hashes and offsets of what Lucene's token stream gives, in its order. */
class TokenScannerTest {
  private static final List<String> TEXTS = SeedCorpus.texts();

  /** What texts are made of where they are difficult. */
  private static final List<String> PIECES =
      List.of(
          "道路",
          "自来水",
          "覆盖",
          "複雜",
          "𠮷",
          "𪚥",
          "中",
          "ー",
          "カタカナ",
          "한글",
          "ไทย",
          "abc",
          "Ｗｉｆｉ",
          "É",
          "e\u0301",
          "\u0301",
          "5G",
          "123456",
          "13912345678",
          "0371-12345678",
          "京A12345",
          "a@b.cn",
          "http://x.cn/1",
          "，",
          " ",
          "\u200B",
          "½",
          "㎡",
          "Ⅷ",
          "\uFDFA",
          "\uFDD0",
          "\uD800",
          "\uDC00",
          "\u0000",
          "😀",
          "𝟙𝟚",
          "x".repeat(40),
          "𝐀".repeat(20),
          "1 3 9 1 2 3 4 5 6 7 8");

  private record Hashed(long hash, int start, int end) {}

  private static List<Hashed> scanned(TokenScanner scanner, String text) {
    int count = scanner.scan(text);
    List<Hashed> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(new Hashed(scanner.hashes()[i], scanner.start(i), scanner.end(i)));
    }
    return tokens;
  }

  private static List<Hashed> analyzed(MessageAnalyzer analyzer, String text) {
    List<Hashed> tokens = new ArrayList<>();
    for (Token token : Tokens.of(analyzer, text).list()) {
      char[] term = token.term().toCharArray();
      long hash = TokenHash.of(term, term.length, token.type());
      tokens.add(new Hashed(hash, token.start(), token.end()));
    }
    return tokens;
  }

  private static void assertSame(TextSettings settings, List<String> texts) {
    try (MessageAnalyzer analyzer = new MessageAnalyzer(settings)) {
      TokenScanner scanner = new TokenScanner(settings);
      for (String text : texts) {
        assertEquals(analyzed(analyzer, text), scanned(scanner, text), () -> text + settings);
      }
    }
  }

  @Test
  void theWholeSeedCorpusGivesTheTokensOfTheAnalyzer() {
    assertSame(TextSettings.DEFAULT, TEXTS);
  }

  @Property(tries = 3000, seed = "20261130")
  void anyTextGivesTheTokensOfTheAnalyzer(
      @ForAll("settings") TextSettings settings, @ForAll("texts") List<String> texts) {
    assertSame(settings, texts);
  }

  @Provide
  Arbitrary<TextSettings> settings() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 4),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(1, 90))
        .as((min, more, words, most) -> new TextSettings(min, min + more, words, most));
  }

  /** Several for one scanner, so that nothing of a text may be left for the next. */
  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> hard =
        Arbitraries.of(PIECES).list().ofMaxSize(20).map(pieces -> String.join("", pieces));
    Arbitrary<String> mixed =
        Combinators.combine(Arbitraries.of(TEXTS), hard, Arbitraries.integers().between(0, 60))
            .as(
                (text, piece, at) ->
                    new StringBuilder(text).insert(Math.min(at, text.length()), piece))
            .map(StringBuilder::toString);
    return Arbitraries.oneOf(hard, mixed, Arbitraries.strings().ofMaxLength(60))
        .list()
        .ofMaxSize(3);
  }

  @Test
  void longTextsGrowTheArrays() {
    String text = "小区半夜施工，".repeat(5000);
    assertSame(TextSettings.DEFAULT, List.of(text, "路灯", text.substring(3)));
  }

  @Test
  void asksForOffsetsOfTokensOnly() {
    TokenScanner scanner = new TokenScanner(TextSettings.DEFAULT);
    assertEquals(0, scanner.scan(""));
    assertThrows(IndexOutOfBoundsException.class, () -> scanner.start(0));
    assertThrows(IndexOutOfBoundsException.class, () -> scanner.end(0));
    assertThrows(NullPointerException.class, () -> scanner.scan(null));
  }
}
