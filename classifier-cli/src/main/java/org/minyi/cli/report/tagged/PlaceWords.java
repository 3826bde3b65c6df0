package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that look like places because of how they end (…路, …小区, …区), as far as several messages
 * share them. No dictionary: names of estates and villages stand in none.
 */
final class PlaceWords {
  private static final String ENDINGS =
      "小区|花园|社区|街道|大道|大街|广场|大桥|医院|学校|中学|小学|幼儿园|公园|车站|地铁站|工业园|开发区|新区|村委会|路|街|巷|村|镇|乡|区|县|市|桥|苑|湾";

  /** Characters that end what goes before a name rather than belong to it. */
  private static final String BEFORE =
      "的了在是有于到从和与及对把被让我你他她它们这那请问个位住家去来向至往离又也都还很为将由经过沿该本各每某等及叫名您好是一二三四五六七八九十两几多内外里旁边号并且但而因所以每年月日时分";

  private static final Pattern PLACE =
      Pattern.compile("[\\p{IsHan}&&[^" + BEFORE + "]]{1,6}?(?:" + ENDINGS + ")+");

  /** Endings that are a word by themselves, and what people call places in general. */
  private static final Set<String> GENERAL =
      Set.of(
          "马路", "道路", "公路", "铁路", "线路", "电路", "网路", "思路", "出路", "小街", "农村", "全村", "城区", "市区", "地区",
          "辖区", "城市", "超市", "门市", "上市", "全市", "我市", "乡镇", "城镇", "全县", "天桥", "高架桥", "辅路", "修路", "堵路",
          "走路", "占路", "主路", "小路", "土路", "水泥路", "拐弯路", "社区", "小区", "街道", "村镇", "物业小区", "老旧小区",
          "整个小区");

  private static final int SHOWN = 3;
  private static final double SHARED = 0.5;

  private PlaceWords() {}

  /** The places that at least half of some messages name, the most shared and longest first. */
  static List<String> of(List<String> texts) {
    Map<String, Integer> counts = new HashMap<>();
    for (String text : texts) {
      Set<String> found = new HashSet<>();
      Matcher matcher = PLACE.matcher(text);
      while (matcher.find()) {
        found.add(matcher.group());
      }
      found.stream()
          .filter(word -> word.length() > 1 && !GENERAL.contains(word))
          .forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    List<String> places = new ArrayList<>();
    counts.entrySet().stream()
        .filter(e -> e.getValue() >= Math.max(2, SHARED * texts.size()))
        .sorted(
            Comparator.<Map.Entry<String, Integer>>comparingInt(e -> -e.getValue())
                .thenComparing(e -> -e.getKey().length())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .forEach(
            word -> {
              boolean part = places.stream().anyMatch(other -> other.contains(word));
              if (!part && places.size() < SHOWN) {
                places.add(word);
              }
            });
    return places;
  }
}
