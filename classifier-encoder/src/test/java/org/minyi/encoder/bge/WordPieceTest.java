package org.minyi.encoder.bge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordPieceTest {
  private static final WordPiece SMALL =
      read(
          """
          {"model": {"vocab": {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "路": 3, "灯": 4, "，": 5,
          "un": 6, "##aff": 7, "##able": 8, "!": 9, "1": 10, "##1": 11, "##0": 12, "💡": 13}}}
          """);

  private static WordPiece read(String json) {
    try {
      return WordPiece.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertPieces(String text, long... between) {
    long[] pieces = SMALL.encode(text, 512);
    long[] expected = new long[between.length + 2];
    System.arraycopy(between, 0, expected, 1, between.length);
    expected[expected.length - 1] = 1;
    assertArrayEquals(expected, pieces, text);
  }

  @Test
  void splitsAtBlanksPunctuationAndChineseCharacters() {
    assertPieces("路灯，路!", 3, 4, 5, 3, 9);
    assertPieces(" 路\t\n灯\u3000", 3, 4);
    assertPieces("un路un", 6, 3, 6);
    assertPieces("");
  }

  @Test
  void splitsWordsIntoTheLongestKnownPieces() {
    assertPieces("unaffable", 6, 7, 8);
    assertPieces("unable", 6, 8);
    assertPieces("110", 10, 11, 12);
    assertPieces("1!1", 10, 9, 10);
  }

  @Test
  void aWordWithAnUnknownRestIsUnknownAsAWhole() {
    assertPieces("unx", 2);
    assertPieces("亮", 2);
    assertPieces("un".repeat(51), 2);
    assertPieces("路" + "x".repeat(200) + "灯", 3, 2, 4);
  }

  @Test
  void leavesInvisibleCharactersOutAndKeepsPairsTogether() {
    assertPieces("路\u200B灯\u0000\uFFFD", 3, 4);
    assertPieces("un\u00ADaffable", 6, 7, 8);
    assertPieces("💡", 13);
    assertPieces("路\uD83D灯", 3, 4);
  }

  @Test
  void neverGivesMoreThanItMay() {
    assertArrayEquals(new long[] {0, 3, 4, 1}, SMALL.encode("路灯路灯路灯", 4));
    assertArrayEquals(new long[] {0, 10, 11, 1}, SMALL.encode("1111111", 4));
    assertArrayEquals(new long[] {0, 3, 4, 1}, SMALL.encode("路灯", 4));
  }

  /** What Hugging Face's tokenizers, bound by DJL 0.31.1, gave for the same texts and file. */
  @Test
  void givesTheNumbersOfTheOriginal() throws IOException {
    try (InputStream in =
        WordPieceTest.class
            .getClassLoader()
            .getResourceAsStream("bge-small-zh-v1.5-q-tokenizer.json")) {
      WordPiece tokenizer = WordPiece.read(in);
      assertArrayEquals(
          new long[] {101, 6662, 4128, 679, 778, 8024, 3241, 677, 4024, 7946, 511, 102},
          tokenizer.encode("路灯不亮，晚上漆黑。", 512));
      assertArrayEquals(
          new long[] {
            101, 8306, 928, 1384, 2345, 8711, 163, 8374, 9049, 9609, 9707, 8152, 2399, 8110, 1384,
            3517, 113, 124, 1296, 1039, 114, 102
          },
          tokenizer.encode("wifi信号差 5g unaffable 2023年12号楼(3单元)", 512));
      assertArrayEquals(
          new long[] {101, 5018, 10351, 9089, 3613, 1353, 3216, 100, 998, 1215, 8013, 8102, 102},
          tokenizer.encode("第１２３次\u3000反映—催办！👍\u200b", 512));
    }
  }

  @Test
  void everyTextIsAccepted() {
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(80); j > 0; j--) {
        text.append((char) random.nextInt(0x10000));
      }
      long[] pieces = SMALL.encode(text.toString(), 64);
      assertTrue(pieces.length >= 2 && pieces.length <= 64);
      assertEquals(0, pieces[0]);
      assertEquals(1, pieces[pieces.length - 1]);
    }
  }

  @Test
  void aVocabularyWithoutMarksIsRefused() {
    IOException e =
        assertThrows(
            IOException.class,
            () -> WordPiece.read(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))));
    assertTrue(e.getMessage().contains("[CLS]"));
  }
}
