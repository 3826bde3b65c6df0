package org.minyi.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.ts.TraditionalChineseDictionary;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text in traditional characters gives the same tokens as its simplified form. */
class ScriptEqualityTest {
  private static final List<String> TEXTS = SeedCorpus.texts();

  private final MessageAnalyzer analyzer = new MessageAnalyzer();

  @ParameterizedTest
  @CsvSource({
    "我們小區的自來水停了三天沒人處理, 我们小区的自来水停了三天没人处理",
    "請問社會保險關係轉移需要什麼證明, 请问社会保险关系转移需要什么证明",
    "樓上裝修噪音擾民，物業公司無人回覆, 楼上装修噪音扰民，物业公司无人回复",
    "請瞭解一下學校門口的紅綠燈，覆蓋面太窄, 请了解一下学校门口的红绿灯，覆盖面太窄",
    "藉口維修佔用消防通道，傢俱堆滿樓道, 借口维修占用消防通道，家具堆满楼道",
    "沿著幹渠種的麵條廠排放汙水，週邊羣眾反映強烈, 沿着干渠种的面条厂排放污水，周边群众反映强烈",
    "計畫生育補貼發放標準是什麼, 计划生育补贴发放标准是什么",
    "乾隆年間的著作和後面的鬍鬚頭髮, 乾隆年间的著作和后面的胡须头发",
    "項鍊被盜，裏裡外外都找過了, 项链被盗，里里外外都找过了",
    "為甚么說這裏的衞生間髒, 为甚么说这里的卫生间脏",
    "座標有誤的臺灣籍職工鍾先生, 坐标有误的台湾籍职工钟先生"
  })
  void bothScriptsGiveTheSameTokens(String traditional, String simplified) {
    assertEquals(features(simplified), features(traditional));
  }

  /**
   * HanLP writes 几率 as 機率, which is another word (the simplified 机率) and not another script.
   * Nothing else is left out.
   */
  @Test
  void theWholeSeedCorpusGivesTheSameTokensInTraditionalCharacters() {
    for (String text : TEXTS) {
      if (!text.contains("几率")) {
        String traditional = HanLP.convertToTraditionalChinese(text);
        assertEquals(features(text), features(traditional), traditional);
      }
    }
  }

  @Property(tries = 500, seed = "12345")
  void anyMixtureOfBothScriptsGivesTheSameTokens(
      @ForAll("seedText") String text, @ForAll long choice) {
    String traditional = HanLP.convertToTraditionalChinese(text);
    StringBuilder mixed = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if ((choice >> i % 64 & 1) == 1) {
        mixed.setCharAt(i, traditional.charAt(i));
      }
    }
    assertEquals(features(text), features(mixed.toString()));
  }

  @Provide
  Arbitrary<String> seedText() {
    return Arbitraries.of(TEXTS).filter(text -> !text.contains("几率"));
  }

  @Test
  void foldingDoesNotDependOnTheNeighboursAndIsDoneOnce() {
    for (char c = '\u3400'; c < '\uA000'; c++) {
      String once = NormalizedText.of(String.valueOf(c)).text();
      assertEquals(1, once.length());
      assertEquals(once, NormalizedText.of(once).text());
      assertEquals(once + once, NormalizedText.of("" + c + c).text());
    }
  }

  @Test
  void theCharactersOfHanLpAreFolded() {
    int folded = 0;
    for (int c = 0x3400; c < 0x32000; c++) {
      String character = Character.toString(c);
      String simplified = TraditionalChineseDictionary.trie.get(character);
      if (simplified != null && Character.isIdeographic(c)) {
        String once = NormalizedText.of(character).text();
        assertEquals(NormalizedText.of(simplified).text(), once);
        assertEquals(once, NormalizedText.of(once).text());
        folded += simplified.equals(character) ? 0 : 1;
      }
    }
    assertTrue(folded > 4000, "characters folded: " + folded);
  }

  private List<String> features(String text) {
    return Tokens.of(analyzer, text).features();
  }
}
