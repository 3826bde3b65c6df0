package org.minyi.text;

import com.hankcs.hanlp.dictionary.ts.TraditionalChineseDictionary;
import java.util.HashMap;
import java.util.Map;

/**
 * What the table behind {@link HanVariants} is made from, and must equal: HanLP's conversion to
 * simplified characters, one by one.
 *
 * <p>HanLP's converter works on phrases: it keeps 乾 in 乾隆 and turns it into 干 elsewhere. Folding
 * takes only its single characters, because then the result does not depend on the neighbours: it
 * is idempotent, keeps every length and gives a text and its traditional form the same characters.
 * The price, that 乾隆 becomes 干隆, is paid back by the lexicons, which compares words under the same
 * folding.
 */
final class HanLpVariants {
  /**
   * Pairs of a variant and the character it is folded to, where HanLP decides by the phrase, or
   * does not know the variant.
   */
  private static final String PAIRS =
      "覆复藉借瞭了揹背锺钟馀余伕夫薰熏幷并钜巨讬托雠仇牴抵苧苎衹只祇只彷仿鲇鲶谘咨赒周阪坂醯酰钮纽镟旋著着麽么衞卫链炼"
          + "㓰划㳽弥䌽彩䙓摆䦆镢䩄腼侭尽暱昵毶毵渖沈稆穞糍餈縆緪缐线麹曲麺面俱具座坐画划牠它";

  /**
   * Simplified characters outside the basic plane, with the first one that HanLP turns into each.
   */
  private static final Map<Integer, Character> OUTSIDE = new HashMap<>();

  private static final char[] FOLDED = build();

  private HanLpVariants() {}

  static char fold(char c) {
    return FOLDED[c];
  }

  static int fold(int codePoint) {
    if (codePoint <= Character.MAX_VALUE) {
      return FOLDED[codePoint];
    }
    if (!Character.isIdeographic(codePoint)) {
      return codePoint;
    }
    int simplified = simplified(codePoint);
    if (simplified <= Character.MAX_VALUE) {
      return FOLDED[simplified];
    }
    Character inside = OUTSIDE.get(simplified);
    return inside == null ? simplified : FOLDED[inside];
  }

  private static char[] build() {
    char[] folded = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < folded.length; c++) {
      int simplified = Character.isIdeographic(c) ? simplified(c) : c;
      if (simplified > Character.MAX_VALUE) {
        OUTSIDE.putIfAbsent(simplified, (char) c);
        simplified = OUTSIDE.get(simplified);
      }
      folded[c] = (char) simplified;
    }
    char[] result = new char[folded.length];
    for (int c = 0; c < folded.length; c++) {
      result[c] = folded[paired(folded[folded[c]])];
    }
    return result;
  }

  private static int simplified(int c) {
    String value = TraditionalChineseDictionary.trie.get(Character.toString(c));
    return value != null && value.codePointCount(0, value.length()) == 1 ? value.codePointAt(0) : c;
  }

  private static char paired(char c) {
    for (int i = 0; i < PAIRS.length(); i += 2) {
      if (PAIRS.charAt(i) == c) {
        return PAIRS.charAt(i + 1);
      }
    }
    return c;
  }
}
