package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minyi.duplicates.NearDuplicates;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

class GoldFileTest {
  private static final Taxonomy TREE = Trees.twoLevels();

  @TempDir Path folder;

  private GoldFile read(String name, String text) throws IOException {
    return GoldFile.read(Files.writeString(folder.resolve(name), text), TREE);
  }

  @Test
  void whatTheTaggerSaidOfNatureAndUrgencyIsNoGold() throws IOException {
    String rows = "停水,A1,投诉,0.99,是,0.5\n";
    String twice = "标题,代码,性质,性质置信度,紧急,紧急概率,性质_2,性质置信度_2,紧急_2,紧急概率_2\n";
    GoldMessage taggedTwice =
        read("twice.csv", twice + "停水,A1,投诉,0.9,是,0.5,投诉,0.9,是,0.5\n").messages().get(0);
    assertEquals("", taggedTwice.nature());
    assertFalse(taggedTwice.urgent());
    for (String header :
        List.of(
            "标题,代码,性质,性质置信度,紧急,紧急概率\n",
            "title,code,nature,nature confidence,urgent,urgent probability\n")) {
      GoldMessage tagged = read("tagged.csv", header + rows).messages().get(0);
      assertEquals("A1", tagged.code());
      assertEquals("", tagged.nature());
      assertFalse(tagged.urgent());
    }
    GoldMessage checked = read("checked.csv", "标题,代码,性质,紧急\n停水,A1,投诉,是\n").messages().get(0);
    assertEquals("投诉", checked.nature());
    assertTrue(checked.urgent());
    String ownColumns = "标题,代码,性质,紧急,性质_2,性质置信度_2,紧急_2,紧急概率_2\n";
    GoldMessage own = read("own.csv", ownColumns + "停水,A1,投诉,是,求助,0.9,否,0.1\n").messages().get(0);
    assertEquals("投诉", own.nature());
    assertTrue(own.urgent());
    String otherName = "标题,代码,诉求性质,性质,性质置信度\n停水,A1,投诉,求助,0.9\n";
    assertEquals("投诉", read("other.csv", otherName).messages().get(0).nature());
  }

  @Test
  void aJsonLineGivesAllFields() throws IOException {
    GoldFile file =
        read(
            "a.jsonl",
            """
            {"id": "m1", "source": "invented", "group": 12, "title": "停水", "content": "没水三天", \
            "date": null, "code": "A1", "alt": ["A2"], "also": ["B1"], "nature": "投诉", "urgent": 1}
            """);
    assertEquals(
        List.of(
            new GoldMessage(
                "m1",
                "12",
                new Message("停水", "没水三天"),
                "A1",
                List.of("A2"),
                List.of("B1"),
                "投诉",
                true,
                "invented")),
        file.messages());
    assertEquals(List.of(), file.badRows());
    assertEquals("a.jsonl", file.name());
  }

  @Test
  void optionalFieldsMayBeMissing() throws IOException {
    GoldFile file = read("a.jsonl", "\n{\"body\": \"没水\", \"code\": \"A\"}\n");
    assertEquals(
        List.of(
            new GoldMessage(
                "2", "", new Message("", "没水"), "A", List.of(), List.of(), "", false, "")),
        file.messages());
  }

  @Test
  void noCitizenMatterIsTheEmptyCode() throws IOException {
    GoldFile file =
        read("a.jsonl", "{\"title\": \"测试\", \"code\": \"00\", \"alt\": [\"00\", \"C\"]}");
    assertEquals("", file.messages().get(0).code());
    assertEquals(List.of("C"), file.messages().get(0).alt());
  }

  @Test
  void badLinesAreCountedWithLineAndReasonAndNeverQuoteTheText() throws IOException {
    GoldFile file =
        read(
            "a.jsonl",
            """
            {"title": "好", "code": "A1"}
            {"title": "秘密内容", "code": "Z9"}
            {"title": "秘密内容", "code": "A1", "alt": ["Z8"]}
            {"title": "秘密内容"}
            {"code": "A1"}
            秘密内容
            {"title": "秘密内容", "code": "A1"
            ["秘密内容"]
            {"title": {"秘密": "内容"}, "code": "A1"}
            {"title": "秘密内容", "code": "A1", "also": "A1"}
            {"title": "好", "code": "A2"}
            """);
    assertEquals(2, file.messages().size());
    assertEquals(
        List.of(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L),
        file.badRows().stream().map(BadRow::line).toList());
    assertEquals(
        "unknown code 'Z9' in field 'code': not in taxonomy version test",
        file.badRows().get(0).reason());
    assertTrue(file.badRows().get(1).reason().contains("'alt'"));
    for (BadRow bad : file.badRows()) {
      assertFalse(bad.reason().contains("秘密"), bad.reason());
    }
  }

  @Test
  void anUnknownNatureIsABadRowThatNamesTheNatures() throws IOException {
    GoldFile file =
        read(
            "a.jsonl",
            """
            {"title": "秘密内容", "code": "A1", "nature": "抱怨"}
            {"title": "好", "code": "A1", "nature": " 举报 "}
            {"title": "好", "code": "A1", "nature": null}
            """);
    assertEquals(
        List.of(
            new BadRow(
                1,
                "unknown nature '抱怨' in field 'nature': expected one of 投诉, 举报, 求助, 咨询, 建议, 感谢,"
                    + " or nothing")),
        file.badRows());
    assertEquals(List.of("举报", ""), file.messages().stream().map(GoldMessage::nature).toList());
  }

  @Test
  void urgencyIsYesOrNoInEitherLanguage() throws IOException {
    GoldFile csv =
        read(
            "a.csv",
            "标题,代码,性质,是否紧急\n"
                + "甲,A1,求助,是\n乙,A1,投诉,YES\n丙,A1,,1\n"
                + "丁,A1,,否\n戊,A1,,0\n己,A1,,\n庚,A1,,尽快\n");
    assertEquals(
        List.of(true, true, true, false, false, false),
        csv.messages().stream().map(GoldMessage::urgent).toList());
    assertEquals("求助", csv.messages().get(0).nature());
    assertEquals(
        List.of(
            new BadRow(
                8, "field 'urgent': expected 1 or 0 (or true, yes, 是; false, no, 否), found '尽快'")),
        csv.badRows());
    GoldFile json =
        read(
            "a.jsonl",
            """
            {"title": "甲", "code": "A1", "urgent": true}
            {"title": "乙", "code": "A1", "urgent": "1"}
            {"title": "丙", "code": "A1", "urgent": 0}
            {"title": "丁", "code": "A1", "urgent": 7}
            """);
    assertEquals(
        List.of(true, true, false), json.messages().stream().map(GoldMessage::urgent).toList());
    assertEquals(4, json.badRows().get(0).line());
  }

  @Test
  void aDroppedLeadingZeroIsPointedOut() throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "标题,编码\n入党申请,1010101\n");
    GoldFile file = GoldFile.read(csv, Taxonomy.loadDefault());
    assertTrue(
        file.badRows().get(0).reason().contains("'01010101' is"), file.badRows().get(0).reason());
  }

  @Test
  void csvColumnsAreFoundByChineseOrEnglishNamesInAnyOrder() throws IOException {
    GoldFile file =
        read(
            "a.csv",
            "\uFEFF标签,无关,留言内容,主题,alt,紧急\r\n"
                + "A1,x,\"没水,\n三天\",停水,\"A2;B1\",是\r\n"
                + "\r\n"
                + "B1,x,灯不亮,,,\r\n");
    assertEquals(List.of(), file.badRows());
    assertEquals(
        List.of(
            new GoldMessage(
                "2",
                "",
                new Message("停水", "没水,\n三天"),
                "A1",
                List.of("A2", "B1"),
                List.of(),
                "",
                true,
                ""),
            new GoldMessage(
                "5", "", new Message("", "灯不亮"), "B1", List.of(), List.of(), "", false, "")),
        file.messages());
  }

  @Test
  void aRaggedCsvRowIsABadRow() throws IOException {
    GoldFile file = read("a.csv", "title,code\n停水,A1\n停水\n停水,A1,x\n停水,A2\n");
    assertEquals(2, file.messages().size());
    assertEquals(
        List.of(
            new BadRow(3, "expected 2 fields as in the header, found 1"),
            new BadRow(4, "expected 2 fields as in the header, found 3")),
        file.badRows());
  }

  @Test
  void aCsvWithoutACodeColumnSaysWhatItFound() {
    GoldFormatException e =
        assertThrows(GoldFormatException.class, () -> read("a.csv", "标题,部门\n停水,水务局\n"));
    assertTrue(e.getMessage().contains("[标题, 部门]"), e.getMessage());
    assertTrue(e.getMessage().contains("code, label"), e.getMessage());
  }

  @Test
  void anEmptyCsvHasNoColumns() {
    assertThrows(GoldFormatException.class, () -> read("a.csv", ""));
  }

  @Test
  void anEmptyJsonLinesFileHasNoMessages() throws IOException {
    assertEquals(List.of(), read("a.jsonl", "").messages());
  }

  @Test
  void anotherEncodingIsNamedAsTheCause() throws IOException {
    for (String name : List.of("a.csv", "a.jsonl")) {
      Path file = folder.resolve(name);
      Files.write(file, "title,code\n小区门口的路灯坏了三个月,A1\n".getBytes(Charset.forName("GB18030")));
      GoldFormatException e =
          assertThrows(GoldFormatException.class, () -> GoldFile.read(file, TREE));
      assertTrue(e.getMessage().contains("not UTF-8"), e.getMessage());
    }
  }

  @Test
  void aMissingFileIsAnIoError() {
    assertThrows(NoSuchFileException.class, () -> GoldFile.read(folder.resolve("none.csv"), TREE));
  }

  @Test
  void oddCharactersSurvive() throws IOException {
    GoldFile file = read("a.jsonl", "{\"title\": \"\\u0000\\ud800😀\", \"code\": \"C\"}");
    assertEquals("\0\ud800😀", file.messages().get(0).message().title());
  }

  @Test
  void theChecksumIsThatOfTheBytes() throws IOException {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        read("a.jsonl", "").sha256());
  }

  @Test
  void theSeedCorpusCoversEveryLeafOfTheTaxonomyOfRecord() {
    Taxonomy taxonomy = Taxonomy.loadDefault();
    GoldFile seed = GoldFile.seedCorpus(taxonomy);
    assertEquals(List.of(), seed.badRows());
    List<String> codes = seed.messages().stream().map(GoldMessage::code).distinct().toList();
    assertTrue(taxonomy.leaves().stream().allMatch(leaf -> codes.contains(leaf.code())));
  }

  @Test
  void bothHalvesOfTheOutsideSetAreOfNoMatterAndShareNoText() {
    Taxonomy taxonomy = Taxonomy.loadDefault();
    GoldFile tuning = GoldFile.outside(taxonomy);
    GoldFile test = GoldFile.outsideTest(taxonomy);
    assertTrue(tuning.messages().size() >= 300, tuning.name());
    assertTrue(test.messages().size() >= 200, test.name());
    for (GoldFile half : List.of(tuning, test)) {
      assertEquals(List.of(), half.badRows());
      assertTrue(half.messages().stream().allMatch(message -> message.code().isEmpty()));
      assertTrue(half.messages().stream().noneMatch(message -> message.source().isEmpty()));
    }
    List<Message> both =
        Stream.of(tuning, test)
            .flatMap(half -> half.messages().stream())
            .map(GoldMessage::message)
            .toList();
    int[] groups = NearDuplicates.of(both).toArray();
    int size = tuning.messages().size();
    Set<Integer> tuningGroups =
        IntStream.range(0, size).mapToObj(i -> groups[i]).collect(Collectors.toSet());
    for (int i = size; i < both.size(); i++) {
      assertFalse(tuningGroups.contains(groups[i]), test.messages().get(i - size).id());
    }
    Set<String> kinds =
        tuning.messages().stream().map(GoldMessage::source).collect(Collectors.toSet());
    assertTrue(
        test.messages().stream().anyMatch(message -> !kinds.contains(message.source())),
        "some kinds of the test half were never learned from");
  }

  @Test
  void theSharedDevelopmentFileIsReadWithoutABadRow() throws IOException {
    Path dev = Path.of("/work/shared/data/dev.jsonl");
    assumeTrue(Files.exists(dev), "skipped: " + dev + " is not on this machine");
    GoldFile file = GoldFile.read(dev, Taxonomy.loadDefault());
    assertEquals(List.of(), file.badRows());
    assertEquals(600, file.messages().size());
  }

  @Test
  void aByteOrderMarkBeforeJsonIsSkipped() throws IOException {
    Path file = folder.resolve("a.jsonl");
    Files.write(
        file, "\uFEFF{\"title\": \"停水\", \"code\": \"A1\"}".getBytes(StandardCharsets.UTF_8));
    assertEquals(1, GoldFile.read(file, TREE).messages().size());
  }

  private GoldLabels labels(String text) throws IOException {
    return GoldLabels.read(Files.writeString(folder.resolve("labels.jsonl"), text));
  }

  @Test
  void labelsMayBeKeptApartFromTheTexts() throws IOException {
    Path texts =
        Files.writeString(
            folder.resolve("a.jsonl"),
            """
            {"id": "m1", "group": 7, "title": "停水", "source": "invented"}
            {"id": "m2", "title": "停电", "code": "A1", "nature": "投诉"}
            {"id": "m3", "title": "停气", "code": "A2"}
            {"id": "m4", "title": "停机"}
            """);
    GoldLabels labels =
        labels(
            """
            {"id": "m1", "code": "A1", "alt": ["A2"], "nature": "求助", "urgent": 1}
            {"id": "m2", "code": "B1"}
            {"id": "elsewhere", "code": "B1"}
            """);
    GoldFile file = GoldFile.read(texts, TREE, labels);
    Message first = new Message("停水", "");
    assertEquals(
        new GoldMessage("m1", "7", first, "A1", List.of("A2"), List.of(), "求助", true, "invented"),
        file.messages().get(0));
    assertEquals(
        List.of("A1", "B1", "A2"), file.messages().stream().map(GoldMessage::code).toList());
    assertEquals("", file.messages().get(1).nature());
    assertEquals(List.of(4L), file.badRows().stream().map(BadRow::line).toList());
    assertEquals(3, labels.size());
  }

  @Test
  void aTableWithLabelsOfItsOwnFileNeedsNoCodes() throws IOException {
    Path texts = Files.writeString(folder.resolve("a.csv"), "编号,标题\n007,停水\n");
    GoldFile file = GoldFile.read(texts, TREE, labels("{\"id\": \"007\", \"code\": \"A1\"}"));
    assertEquals("A1", file.messages().get(0).code());
  }

  @Test
  void labelsWithoutIdOrCodeOrTwiceAreRefusedWithTheirLine() throws IOException {
    for (String bad :
        List.of(
            "{\"code\": \"A1\"}", "{\"id\": \"m1\"}", "{", "{\"id\": \"m0\", \"code\": \"A1\"}")) {
      String text = "{\"id\": \"m0\", \"code\": \"A1\"}\n" + bad + "\n";
      GoldFormatException e = assertThrows(GoldFormatException.class, () -> labels(text));
      assertTrue(e.getMessage().startsWith("labels.jsonl, line 2: "), e.getMessage());
    }
  }

  private GoldLabels csvLabels(String text) throws IOException {
    return GoldLabels.read(Files.writeString(folder.resolve("labels.CSV"), text));
  }

  @Test
  void labelsMayBeATable() throws IOException {
    Path texts = Files.writeString(folder.resolve("a.csv"), "编号,标题\n007,停水\n008,停电\n009,停气\n");
    GoldLabels labels =
        csvLabels("\uFEFF留言编号,编码,alt,sure\n007,A1,A2 B1,0.9\n\"008\",\"B1\",,1\nelsewhere,A1,,1\n");
    GoldFile file = GoldFile.read(texts, TREE, labels);
    assertEquals(3, labels.size());
    assertEquals(64, labels.sha256().length());
    assertEquals(List.of("A1", "B1"), file.messages().stream().map(GoldMessage::code).toList());
    assertEquals(List.of("A2", "B1"), file.messages().get(0).alt());
    assertEquals(List.of(4L), file.badRows().stream().map(BadRow::line).toList());
  }

  @Test
  void aTableOfLabelsIsRefusedLikeOneOfMessages() throws IOException {
    for (String bad : List.of(",A1", "m1,", "m1,\" \"", "m1", "m1,A1,A2", "m0,A1")) {
      GoldFormatException e =
          assertThrows(
              GoldFormatException.class, () -> csvLabels("id,code\nm0,A1\n" + bad + "\n"), bad);
      assertTrue(e.getMessage().startsWith("labels.CSV, line 3: "), e.getMessage());
    }
    assertEquals(
        "labels.CSV: no id column in the header; found [number, code], expected one of [id, 编号,"
            + " 留言编号]; rename the column",
        assertThrows(GoldFormatException.class, () -> csvLabels("number,code\nm0,A1\n"))
            .getMessage());
    String noCode =
        assertThrows(GoldFormatException.class, () -> csvLabels("id,tag\nm0,A1\n")).getMessage();
    assertTrue(
        noCode.startsWith("labels.CSV: no code column in the header; found [id, tag]"), noCode);
    String none = assertThrows(GoldFormatException.class, () -> csvLabels("")).getMessage();
    assertTrue(none.startsWith("labels.CSV: no id column in the header; found []"), none);
  }
}
