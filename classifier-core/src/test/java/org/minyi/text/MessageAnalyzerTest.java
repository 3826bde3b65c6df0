package org.minyi.text;

import com.carrotsearch.randomizedtesting.annotations.Seed;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;
import org.apache.lucene.tests.util.TestUtil;
import org.junit.Test;
import org.minyi.text.Tokens.Token;

/** The seed is fixed so that a build is repeatable; remove it to search for new failures. */
@Seed("C0FFEE")
public class MessageAnalyzerTest extends BaseTokenStreamTestCase {
  private static final List<String> HOSTILE =
      List.of(
          "1",
          "1@",
          "a@",
          "1 ",
          "12345 ",
          "0371-",
          "京A",
          "http://",
          "www.",
          "\u0000",
          "\uD800",
          "\uDC00",
          "\uD83D\uDE00",
          "\uFDFA",
          "\u1100\u1161",
          "\u314F",
          "a\u0301",
          "\u0301\u0316",
          "\u200B",
          "，。",
          "中",
          "<mobile>",
          "\uFDD0",
          "\uD840\uDC00");

  private final Analyzer analyzer = new MessageAnalyzer();

  @Override
  public void tearDown() throws Exception {
    analyzer.close();
    super.tearDown();
  }

  @Test
  public void emitsTheGramsOfEveryCharacterAndThenItsWord() throws Exception {
    assertAnalyzesTo(
        analyzer,
        "自来水停了",
        new String[] {"自", "自来", "自来水", "自来水", "来", "来水", "来水停", "水", "水停", "水停了", "停", "停了", "了"},
        new int[] {0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4},
        new int[] {1, 2, 3, 3, 2, 3, 4, 3, 4, 5, 4, 5, 5},
        new String[] {
          "ngram", "ngram", "ngram", "word", "ngram", "ngram", "ngram", "ngram", "ngram", "ngram",
          "ngram", "ngram", "ngram"
        },
        new int[] {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1},
        new int[] {1, 2, 3, 3, 1, 2, 3, 1, 2, 3, 1, 2, 1});
  }

  @Test
  public void punctuationAndEmojiEndTheGramsAndGiveNoTokens() throws Exception {
    assertAnalyzesTo(
        analyzer,
        "水，电\uD83D\uDE00气 热…网",
        new String[] {"水", "电", "气", "热", "网"},
        new int[] {0, 2, 5, 7, 9},
        new int[] {1, 3, 6, 8, 10},
        new int[] {1, 1, 1, 1, 1});
  }

  @Test
  public void wordsOfLettersAndShortNumbersAreOneTokenEach() throws Exception {
    assertAnalyzesTo(
        analyzer,
        "打12345报ＷｉＦｉ和5G",
        new String[] {"打", "12345", "报", "wifi", "和", "5g"},
        new int[] {0, 1, 6, 7, 11, 12},
        new int[] {1, 6, 7, 11, 12, 14},
        new String[] {"ngram", "number", "ngram", "latin", "ngram", "latin"},
        new int[] {1, 1, 1, 1, 1, 1});
  }

  @Test
  public void longRunsOfDigitsHaveNoDigitsInTheirToken() throws Exception {
    assertAnalyzesTo(
        analyzer,
        "验证码123456，账户ab1234567，编号x123456",
        new String[] {
          "验",
          "验证",
          "验证码",
          "验证",
          "证",
          "证码",
          "码",
          "<digits>",
          "账",
          "账户",
          "账户",
          "户",
          "ab",
          "<number>",
          "编",
          "编号",
          "编号",
          "号",
          "<digits>"
        });
  }

  @Test
  public void personalDataIsOnePlaceholderToken() throws Exception {
    assertAnalyzesTo(
        analyzer,
        "请打１３８ 1234-5678找我",
        new String[] {"请", "请打", "打", "<mobile>", "找", "找我", "我"},
        new int[] {0, 0, 1, 2, 15, 15, 16},
        new int[] {1, 2, 2, 15, 16, 17, 17},
        new String[] {"ngram", "ngram", "ngram", "placeholder", "ngram", "ngram", "ngram"},
        new int[] {1, 0, 1, 1, 1, 0, 1},
        new int[] {1, 2, 1, 1, 1, 2, 1});
  }

  @Test
  public void noTextCanForgeAPlaceholder() {
    for (String text : List.of("<mobile>", "＜ｍｏｂｉｌｅ＞", "\uFDD0\uFDD1", "[手机号]")) {
      assertTrue(text, Tokens.of(analyzer, text).terms(MessageAnalyzer.PLACEHOLDER).isEmpty());
    }
  }

  @Test
  public void aCharacterOutsideTheBasicPlaneIsOneCharacter() throws Exception {
    assertAnalyzesTo(
        analyzer,
        "\uD842\uDFB7店\uD842\uDFB7",
        new String[] {
          "\uD842\uDFB7",
          "\uD842\uDFB7店",
          "\uD842\uDFB7店\uD842\uDFB7",
          "店",
          "店\uD842\uDFB7",
          "\uD842\uDFB7"
        },
        new int[] {0, 0, 0, 2, 2, 3},
        new int[] {2, 3, 5, 3, 5, 5},
        new int[] {1, 0, 0, 1, 0, 1});
  }

  @Test
  public void invisibleCharactersDoNotSplitAndStayOutsideOfTokensAtTheirEdge() throws Exception {
    assertAnalyzesTo(
        analyzer,
        "停\u200B水",
        new String[] {"停", "停水", "停水", "水"},
        new int[] {0, 0, 0, 2},
        new int[] {1, 3, 3, 3});
  }

  @Test
  public void charactersOfAnExpansionPointToTheWholeOriginal() throws Exception {
    assertAnalyzesTo(
        new MessageAnalyzer(new TextSettings(1, 1, true, 100)),
        "㍿a㎏",
        new String[] {"株", "株式会社", "式", "会", "社", "akg"},
        new int[] {0, 0, 0, 0, 0, 1},
        new int[] {1, 1, 1, 1, 1, 3});
  }

  @Test
  public void wordsAreFoundWhereFoldingChangesTheirCharacters() {
    assertEquals(
        List.of("干隆", "复盖", "狼借"), Tokens.of(analyzer, "乾隆，覆盖，狼藉").terms(MessageAnalyzer.WORD));
  }

  @Test
  public void settingsChooseTheTokens() throws Exception {
    assertAnalyzesTo(
        new MessageAnalyzer(new TextSettings(2, 2, false, 100)),
        "水电费，气",
        new String[] {"水电", "电费"},
        new int[] {0, 1},
        new int[] {2, 3},
        new int[] {1, 1});
    assertAnalyzesTo(
        new MessageAnalyzer(new TextSettings(3, 3, true, 100)),
        "气，停水",
        new String[] {"停水"},
        new int[] {2},
        new int[] {4},
        new String[] {"word"},
        new int[] {2},
        new int[] {2});
  }

  @Test
  public void titleAndBodyGoThroughTheSameChain() throws Exception {
    try (Analyzer other = new MessageAnalyzer()) {
      assertTokenStreamContents(
          other.tokenStream(MessageAnalyzer.TITLE, "停水"), new String[] {"停", "停水", "停水", "水"});
    }
  }

  @Test
  public void aLongTextIsCutAtTheLimit() {
    Analyzer four = new MessageAnalyzer(new TextSettings(1, 3, true, 4));
    Tokens tokens = Tokens.of(four, "停水停电停气");
    assertEquals(Tokens.of(analyzer, "停水停电").list(), tokens.list());
    assertEquals(6, tokens.finalOffset());
  }

  @Test
  public void nothingOfANumberThatTheLimitCutsIsEmitted() {
    for (String number :
        List.of(
            "13812345678", "138 1234 5678", "6222 0212 3456 7890", "abcdef@qq.com", "粤B12345")) {
      for (int limit = 3; limit < number.length() + 2; limit++) {
        Analyzer cut = new MessageAnalyzer(new TextSettings(1, 1, false, limit));
        assertEquals(List.of("ngram:电", "ngram:话"), Tokens.of(cut, "电话" + number).features());
      }
    }
  }

  @Test
  public void aVeryLongWordIsShortened() {
    Token token = Tokens.of(analyzer, "x".repeat(100)).list().get(0);
    assertEquals(new Token("x".repeat(32), MessageAnalyzer.LATIN, 0, 100), token);
  }

  @Test
  public void offsetsGoThroughACharFilterInFront() throws Exception {
    CharFilter html = new HTMLStripCharFilter(new StringReader("<b>停</b>水"));
    try (MessageTokenizer tokenizer = new MessageTokenizer(TextSettings.DEFAULT)) {
      tokenizer.setReader(html);
      assertTokenStreamContents(
          tokenizer,
          new String[] {"停", "停水", "停水", "水"},
          new int[] {3, 3, 3, 8},
          new int[] {8, 9, 9, 9});
    }
  }

  @Test
  public void nothingGivesNothing() throws Exception {
    assertAnalyzesTo(analyzer, "", new String[0]);
    assertAnalyzesTo(analyzer, " \u0000\uD800！？\u200B", new String[0]);
  }

  @Test
  public void everyTokenIsTheNormalizedOriginalAtItsOffsets() {
    for (String text : SeedCorpus.texts()) {
      for (Token token : Tokens.of(analyzer, text).list()) {
        if (!token.type().equals(MessageAnalyzer.PLACEHOLDER)) {
          String original = text.substring(token.start(), token.end());
          assertEquals(token.term(), NormalizedText.of(original).text());
        }
      }
    }
  }

  @Test
  public void randomTextKeepsTheContractOfTokenStreams() throws Exception {
    checkRandomData(random(), analyzer, 300);
    checkRandomData(random(), analyzer, 20, 2000);
  }

  @Test
  public void randomTextKeepsTheContractUnderEverySetting() throws Exception {
    for (int i = 0; i < 20; i++) {
      int minGram = TestUtil.nextInt(random(), 1, 4);
      int maxGram = TestUtil.nextInt(random(), minGram, 5);
      int limit = TestUtil.nextInt(random(), 1, 60);
      TextSettings settings = new TextSettings(minGram, maxGram, random().nextBoolean(), limit);
      try (Analyzer varied = new MessageAnalyzer(settings)) {
        for (int j = 0; j < 20; j++) {
          checkAnalysisConsistency(random(), varied, false, hostileText(random()));
        }
      }
    }
  }

  @Test
  public void mixturesOfHostilePiecesKeepTheContract() throws Exception {
    for (int i = 0; i < 500; i++) {
      checkAnalysisConsistency(random(), analyzer, false, hostileText(random()));
    }
  }

  @Test
  public void aMegabyteOfAnythingIsAnalyzed() {
    for (String piece : HOSTILE) {
      String text = piece.repeat(1_000_000 / piece.length());
      Tokens tokens = Tokens.of(analyzer, text);
      assertEquals(text.length(), tokens.finalOffset());
    }
  }

  @Test
  public void threadsSharingAnAnalyzerGetTheSameTokens() throws Exception {
    List<String> texts = SeedCorpus.texts().subList(0, 400);
    List<List<String>> expected =
        texts.stream().map(text -> Tokens.of(analyzer, text).features()).toList();
    Callable<List<List<String>>> task =
        () -> texts.stream().map(text -> Tokens.of(analyzer, text).features()).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<List<List<String>>> result :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> task).toList())) {
        assertEquals(expected, result.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  private static String hostileText(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        case 1 -> text.append(TestUtil.randomUnicodeString(random, 10));
        case 2 -> text.append(TestUtil.randomRealisticUnicodeString(random, 10));
        default -> text.append((char) TestUtil.nextInt(random, 0x4E00, 0x9FFF));
      }
    }
    return text.toString();
  }
}
