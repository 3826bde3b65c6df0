package org.minyi.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordSpansTest {
  private static List<String> words(String text) {
    WordSpans words = WordSpans.of(text);
    return IntStream.range(0, words.size())
        .mapToObj(word -> text.substring(words.start(word), words.end(word)))
        .toList();
  }

  @Test
  void wordsAreThoseOfTheDictionaryInEitherScript() {
    assertEquals(List.of("小区", "半夜", "施工"), words("我的小区，半夜施工"));
    assertEquals(List.of("路燈"), words("那路燈啊"));
    assertEquals(List.of("施\u200B工"), words("😀施\u200B工"));
    assertEquals(List.of(), words("abc 123"));
  }

  @Test
  void aPlaceIsInsideAWordOrNot() {
    WordSpans words = WordSpans.of("小区，半夜");

    assertEquals(-1, words.around(0));
    assertEquals(0, words.around(1));
    assertEquals(-1, words.around(2));
    assertEquals(-1, words.around(3));
    assertEquals(1, words.around(4));
    assertEquals(-1, words.around(5));
  }

  @Property(tries = 200, seed = "17")
  void spansLieInTheTextInOrderWhateverItIs(@ForAll String text) {
    WordSpans words = WordSpans.of(text + "小区" + text);
    int last = 0;
    for (int word = 0; word < words.size(); word++) {
      assertTrue(last <= words.start(word) && words.start(word) < words.end(word));
      last = words.end(word);
    }
    assertTrue(last <= 2 * text.length() + 2);
    assertTrue(words.size() > 0);
  }
}
