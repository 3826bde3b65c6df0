package org.minyi.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.minyi.taxonomy.Trees.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.minyi.taxonomy.TaxonomyProblem.Kind;

class TaxonomyValidatorTest {
  private static List<String> messages(Tag... tags) {
    return TaxonomyValidator.validate(List.of(tags)).stream()
        .map(TaxonomyProblem::message)
        .toList();
  }

  private static List<Kind> kinds(List<Tag> tags) {
    return TaxonomyValidator.validate(tags).stream().map(TaxonomyProblem::kind).toList();
  }

  @Test
  void goodTreesHaveNoProblems() {
    assertEquals(List.of(), TaxonomyValidator.validate(Trees.city()));
    assertEquals(List.of(), TaxonomyValidator.validate(Taxonomy.loadDefault().tags()));
  }

  @Test
  void noTagsAreNoTaxonomy() {
    assertEquals(List.of("there are no tags; at least one is needed"), messages());
  }

  @Test
  void anUnknownParentComesWithTheNearestCodes() {
    assertEquals(
        List.of("code 0102: the parent \"O1\" is no tag's code. Did you mean 01?"),
        messages(tag("01", "甲", 1, ""), tag("0102", "乙", 2, "O1")));
  }

  @Test
  void aDuplicateCodeNamesItsFirstOwner() {
    assertEquals(
        List.of("code 01: the code is already that of \"甲\""),
        messages(tag("01", "甲", 1, ""), tag("01", "乙", 1, "")));
  }

  @Test
  void siblingsMustDifferInNameAndOthersNeedNot() {
    assertEquals(
        List.of("code 0102: the name \"其他\" is also that of its sibling 0101"),
        messages(
            tag("01", "甲", 1, ""),
            tag("0101", "其他", 2, "01"),
            tag("0102", "其他", 2, "01"),
            tag("02", "乙", 1, ""),
            tag("0201", "其他", 2, "02")));
  }

  @Test
  void aCycleIsReportedOnceAndWhatHangsOnItNotAtAll() {
    assertEquals(
        List.of("code a: the tag is its own ancestor: a → b → c → a"),
        messages(
                tag("a", "甲", 1, "b"),
                tag("b", "乙", 1, "c"),
                tag("c", "丙", 1, "a"),
                tag("d", "丁", 2, "a"))
            .stream()
            .filter(message -> !message.contains("level"))
            .toList());
    assertEquals(
        List.of("code x: the tag is its own ancestor: x → x"),
        messages(tag("x", "甲", 1, "x")).stream()
            .filter(message -> !message.contains("level"))
            .toList());
  }

  @Test
  void aGapIsReportedOnceAndNotForAllTagsBelow() {
    assertEquals(
        List.of(
            "code 010101: the level is 3, but under the parent \"01\" it must be 2; a level between"
                + " them may be missing"),
        messages(
            tag("01", "甲", 1, ""), tag("010101", "乙", 3, "01"), tag("01010101", "丙", 4, "010101")));
  }

  @Test
  void onlyTheFirstTagBelowTheDeepestLevelIsReported() {
    assertEquals(List.of(Kind.TOO_DEEP), kinds(Trees.chain(9)));
  }

  @Test
  void codesThatSomeFormatCannotCarryAreRefused() {
    for (String code :
        List.of(
            "0 1", "0,1", "0，1", "0\t1", "0\n1", "0\u00001", "0\ufeff1", "0\u30001", "0\ud800")) {
      assertEquals(List.of(Kind.BAD_CODE), kinds(List.of(tag(code, "甲", 1, ""))), code);
    }
    assertEquals(List.of(Kind.BLANK_CODE), kinds(List.of(tag(" ", "甲", 1, ""))));
    assertEquals(List.of(Kind.TOO_LONG), kinds(List.of(tag("1".repeat(65), "甲", 1, ""))));
    for (String code : List.of("1".repeat(64), "甲-1", "a/b#c:d", "\"'<>")) {
      assertEquals(List.of(), kinds(List.of(tag(code, "甲", 1, ""))), code);
    }
  }

  @Test
  void textsThatSomeFormatCannotCarryAreRefused() {
    for (String text : List.of(" 甲", "甲\u3000", "甲\u0000", "甲\r\n乙", "甲\ud800")) {
      assertEquals(List.of(Kind.BAD_TEXT), kinds(List.of(tag("1", text, 1, ""))), text);
      assertEquals(
          List.of(Kind.BAD_TEXT),
          kinds(List.of(new Tag("1", "甲", 1, "", text, List.of(), ""))),
          text);
      assertEquals(
          List.of(Kind.BAD_TEXT),
          kinds(List.of(new Tag("1", "甲", 1, "", "", List.of(text), ""))),
          text);
    }
    Tag twoLines = new Tag("1", "甲", 1, "", "一\n二", List.of("😀"), "三\n四");
    assertEquals(List.of(), kinds(List.of(twoLines)));
  }

  @Test
  void keywordsMustNotHoldTheirSeparators() {
    assertEquals(
        List.of(
            "code 1: the keyword \"路灯、电线\" is blank or holds a separator (; ； 、)",
            "code 1: the keyword \"\" is blank or holds a separator (; ； 、)"),
        messages(new Tag("1", "甲", 1, "", "", List.of("路灯、电线", "", "灯"), "")));
  }

  @Test
  void longTextsAreRefused() {
    Tag long1 = tag("1", "长".repeat(201), 1, "");
    Tag long2 = new Tag("2", "乙", 1, "", "长".repeat(10_001), List.of(), "长".repeat(10_001));
    assertEquals(
        List.of(
            "code 1: the length of the name is 201, more than the limit of 200",
            "code 2: the length of the definition is 10001, more than the limit of 10000",
            "code 2: the length of the excludes is 10001, more than the limit of 10000"),
        messages(long1, long2));
  }

  @Test
  void hugeBrokenTreesAreReportedWhole() {
    List<Tag> ring = new ArrayList<>();
    List<Tag> orphans = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      ring.add(tag("c" + i, "环" + i, 1, "c" + (i + 1) % 100_000));
      orphans.add(tag("c" + i, "孤" + i, 1, "d" + i));
    }
    List<TaxonomyProblem> problems = TaxonomyValidator.validate(ring);
    assertEquals(1, problems.stream().filter(p -> p.kind() == Kind.CYCLE).count());
    assertEquals(
        100_000,
        TaxonomyValidator.validate(orphans).stream()
            .filter(p -> p.kind() == Kind.UNKNOWN_PARENT)
            .count());
  }

  @Test
  void tooManyTagsAreRefused() {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i <= 100_000; i++) {
      tags.add(tag("c" + i, "名" + i, 1, ""));
    }
    assertEquals(List.of(Kind.TOO_MANY_TAGS), kinds(tags));
  }

  @Test
  void everyKindSpeaksBothLanguages() {
    for (Kind kind : Kind.values()) {
      TaxonomyProblem problem =
          new TaxonomyProblem(kind, 7, "0101", List.of("A", "B", "C", "D", "E"));
      assertTrue(problem.message().startsWith("line 7, code 0101: "), problem.message());
      assertTrue(problem.message().chars().noneMatch(c -> c > 0x4e00 && c < 0xa000), kind.name());
      for (Locale locale : List.of(Locale.CHINA, Locale.TAIWAN)) {
        String chinese = problem.message(locale);
        assertTrue(chinese.startsWith("第 7 行，代码 0101："), chinese);
        assertTrue(chinese.chars().skip(14).anyMatch(c -> c > 0x4e00 && c < 0xa000), chinese);
      }
      assertEquals(problem.message(), problem.message(new Locale("tr", "TR")));
    }
  }
}
