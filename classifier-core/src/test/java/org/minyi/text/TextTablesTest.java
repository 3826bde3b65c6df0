package org.minyi.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * The tables in the resources of this package are what HanLP and the JDK say. After a change of
 * HanLP's version or of the builders, this writes them again:
 *
 * <pre>
 * ./mvnw test -pl classifier-core -am -Dtest=TextTablesTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -DargLine=-Dminyi.tables=src/main/resources/org/minyi/text
 * </pre>
 *
 * <p>Then retrain the default model, which must see the same tokens as those that it was trained
 * on.
 */
class TextTablesTest {
  /** Later JDKs know more characters. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_17, max = JRE.JAVA_18)
  void theCharactersAreThoseOfHanLpAndUnicode13() throws IOException {
    assertSame(new CharacterTableBuilder().build(), CharacterTable.RESOURCE);
  }

  @Test
  void theLexiconIsCompiledFromHanLp() throws IOException {
    assertSame(new LexiconBuilder().build(), Lexicon.RESOURCE);
  }

  @Test
  void allWordsOfHanLpAreFoundAndNothingLonger() {
    Set<String> words = LexiconBuilder.words();
    assertEquals(CoreDictionary.trie.size(), words.size());
    for (String word : words) {
      assertTrue(CoreDictionary.contains(word), word);
      char[] text = (word + word).toCharArray();
      for (int i = 0; i < text.length; i++) {
        text[i] = (char) HanVariants.fold(text[i]);
      }
      for (int from = 0; from < word.length(); from++) {
        int end = Lexicon.longestWordEnd(text, from, text.length);
        assertEquals(HanLpLexicon.longestWordEnd(text, from, text.length), end, word);
        assertTrue(from > 0 || end >= word.length(), word);
      }
    }
  }

  private static void assertSame(byte[] expected, String resource) throws IOException {
    String folder = System.getProperty("minyi.tables");
    if (folder != null) {
      Files.write(Path.of(folder, resource), expected);
      return;
    }
    try (InputStream in = TextTablesTest.class.getResourceAsStream(resource)) {
      assertArrayEquals(expected, in.readAllBytes(), resource + " is out of date");
    }
  }
}
