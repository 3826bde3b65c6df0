package org.minyi.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.taxonomy.TaxonomySearch.Hit;
import org.minyi.taxonomy.TaxonomySearch.Matched;

class TaxonomySearchTest {
  private static TaxonomySearch record;

  @BeforeAll
  static void load() {
    record = TaxonomySearch.of(Taxonomy.loadDefault());
  }

  private static Tag tag(String code, String name, String definition, String... keywords) {
    return new Tag(code, name, 1, "", definition, List.of(keywords), "");
  }

  private static List<String> codes(List<Tag> tags, String query) {
    return TaxonomySearch.of(Taxonomy.of("t", tags)).search(query, 10).stream()
        .map(hit -> hit.tag().code())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "物业费, 物业费标准与涨价, NAME",
    "物業費, 物业费标准与涨价, NAME",
    "物业费 涨价, 物业费标准与涨价, NAME",
    "wuyefei, 物业费标准与涨价, PINYIN",
    "WuYeFei, 物业费标准与涨价, PINYIN",
    "ｗｙｆ, 物业费标准与涨价, PINYIN",
    "wyf, 物业费标准与涨价, PINYIN",
    "拖欠工资, 拖欠工资, NAME",
    "暖气不热, 室内暖气不热, NAME",
    "怎么办理居住证？, 居住证办理与签注, NAME",
    "老党员 入党介绍人, 入党申请与发展程序, KEYWORD",
    "01010101, 入党申请与发展程序, CODE",
    "' 0803 ', 物业管理, CODE",
  })
  void theTaxonomyOfRecordIsSearched(String query, String name, Matched matched) {
    Hit first = record.search(query, 5).get(0);
    assertEquals(name, first.tag().name());
    assertEquals(matched, first.matched());
  }

  @Test
  void namesComeBeforeKeywordsAndKeywordsBeforeDefinitions() {
    List<Tag> tags =
        List.of(
            tag("1", "甲", "关于路灯的事"),
            tag("2", "乙", "", "路灯"),
            tag("3", "路灯不亮与增设", ""),
            tag("4", "路灯", ""),
            tag("5", "丁", "无关"));
    assertEquals(List.of("4", "3", "2", "1"), codes(tags, "路灯"));
  }

  @Test
  void longerOverlapsAndRarerWordsComeFirst() {
    List<Tag> tags =
        List.of(
            tag("1", "公交站台", ""), tag("2", "公交线路", ""), tag("3", "公交票价", ""), tag("4", "票价", ""));
    assertEquals(List.of("2", "1", "3"), codes(tags, "公交线路"));
    assertEquals("3", codes(tags, "公交 票价").get(0));
    assertEquals("4", codes(tags, "公交 票价").get(1), "票价 is rarer than 公交");
  }

  @Test
  void treesInTraditionalCharactersAreFoundBySimplifiedOnes() {
    List<Tag> tags = List.of(tag("1", "物業費", ""), tag("2", "樓道雜物", ""));
    assertEquals(List.of("2"), codes(tags, "楼道"));
    assertEquals(List.of("1"), codes(tags, "wyf"));
  }

  @Test
  void latinWordsThatOccurAreNotReadAsPinyin() {
    List<Tag> tags = List.of(tag("1", "ATM机故障", ""), tag("2", "啊提么", ""));
    assertEquals(List.of("1"), codes(tags, "atm"));
    assertEquals(List.of("1", "2"), codes(List.of(tag("1", "绿化", ""), tag("2", "旅客", "")), "lü"));
  }

  @Test
  void pinyinFollowsTheReadingInTheWordAndStartsAtASyllable() {
    List<Tag> tags = List.of(tag("1", "银行", ""), tag("2", "行政", ""), tag("3", "安乐", ""));
    assertEquals(List.of("1"), codes(tags, "yinhang"));
    assertEquals(List.of("2"), codes(tags, "xingz"));
    assertEquals(List.of(), codes(tags, "nle"));
  }

  @Test
  void hitsAreRankedLimitedAndRepeatable() {
    List<Hit> hits = record.search("公交", 7);
    assertEquals(7, hits.size());
    assertTrue(IntStream.range(1, 7).allMatch(i -> hits.get(i - 1).score() >= hits.get(i).score()));
    assertEquals(hits, record.search("公交", 7));
    assertEquals(hits, TaxonomySearch.of(Taxonomy.loadDefault()).search("公交", 7));
    assertEquals(hits.subList(0, 3), record.search("公交", 3));
    assertThrows(UnsupportedOperationException.class, hits::clear);
  }

  @Test
  void manyThreadsFindTheSame() {
    TaxonomySearch fresh = TaxonomySearch.of(Taxonomy.of("city", Trees.city()));
    List<Hit> expected = TaxonomySearch.of(Taxonomy.of("city", Trees.city())).search("ld", 5);
    assertEquals("路灯", expected.get(0).tag().name());
    assertTrue(
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> fresh.search("ld", 5))
            .allMatch(expected::equals));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "，。！？", "😀", "\u0000", "\ud800", "qqqqzzzz", "12345678901"})
  void queriesWithoutSenseFindNothing(String query) {
    assertEquals(List.of(), record.search(query, 5));
  }

  @Test
  void hugeQueriesAreCut() {
    assertEquals(record.search("物业费".repeat(33) + "物", 3), record.search("物业费".repeat(300_000), 3));
    assertNotNull(record.search("\ud83d".repeat(1_000_000), 3));
  }

  @Test
  void aLimitBelowOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> record.search("物业", 0));
  }
}
