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
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minyi.duplicates.NearDuplicates;
import org.minyi.evaluate.GoldProblem.Kind;
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
        file.badRows().get(0).reason().message());
    assertEquals(
        "“code”中的代码“Z9”不在第 test 版标签体系中", file.badRows().get(0).reason().message(Locale.CHINESE));
    assertTrue(file.badRows().get(1).reason().message().contains("'alt'"));
    assertEquals(
        List.of(
            Kind.UNKNOWN_CODE,
            Kind.UNKNOWN_CODE,
            Kind.NO_CODE,
            Kind.NO_TEXT,
            Kind.NOT_JSON,
            Kind.NOT_JSON,
            Kind.NO_OBJECT,
            Kind.NO_SCALAR,
            Kind.NO_ARRAY),
        file.badRows().stream().map(bad -> bad.reason().kind()).toList());
    for (BadRow bad : file.badRows()) {
      assertFalse(bad.reason().message().contains("秘密"), bad.reason().message());
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
            "unknown nature '抱怨' in field 'nature': expected one of 投诉, 举报, 求助, 咨询, 建议, 感谢,"
                + " or nothing"),
        reasons(file, Locale.ENGLISH));
    assertEquals(
        List.of("“nature”中的性质“抱怨”不认识：应为 投诉, 举报, 求助, 咨询, 建议, 感谢 之一，或空着"),
        reasons(file, Locale.SIMPLIFIED_CHINESE));
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
        List.of("field '是否紧急': expected 1 or 0 (or true, yes, 是; false, no, 否), found '尽快'"),
        reasons(csv, Locale.ENGLISH));
    assertEquals(8, csv.badRows().get(0).line());
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
    assertEquals(
        List.of(
            "unknown code '1010101' in field '编码': not in taxonomy version 1; '01010101' is: did a"
                + " spreadsheet drop the leading zero?"),
        reasons(file, Locale.ENGLISH));
    assertEquals(
        List.of("“编码”中的代码“1010101”不在第 1 版标签体系中，“01010101”却在：是不是表格软件去掉了开头的 0？"),
        reasons(file, Locale.CHINESE));
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
            new BadRow(3, new GoldProblem(Kind.FIELDS, List.of("2", "1"))),
            new BadRow(4, new GoldProblem(Kind.FIELDS, List.of("2", "3")))),
        file.badRows());
  }

  @Test
  void aCsvWithoutACodeColumnSaysWhatItFound() {
    GoldFormatException e =
        assertThrows(GoldFormatException.class, () -> read("a.csv", "标题,部门\n停水,水务局\n"));
    assertTrue(e.getMessage().contains("found: 标题, 部门;"), e.getMessage());
    assertTrue(e.getMessage().contains("code, label"), e.getMessage());
    assertTrue(
        e.message(Locale.CHINESE).startsWith("a.csv：没有代码列；现有的列：标题, 部门；请把代码列改名为其中之一：code"),
        e.message(Locale.CHINESE));
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
      assertEquals(
          name + "：不是 UTF-8 编码；请另存为 UTF-8（在 Excel 中选“CSV UTF-8”）", e.message(Locale.CHINESE));
    }
  }

  @Test
  void workbooksAreCalledWorkbooks() throws IOException {
    byte[] xlsx = {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0};
    byte[] xls = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1};
    for (String name : List.of("a.xlsx", "a.xls", "a.csv", "a")) {
      Path file = folder.resolve(name);
      Files.write(file, xlsx);
      GoldFormatException e =
          assertThrows(GoldFormatException.class, () -> GoldFile.read(file, TREE));
      assertEquals(Kind.WORKBOOK, e.problem().kind());
      assertTrue(e.getMessage().contains("save a workbook as \"CSV UTF-8\""), e.getMessage());
      assertTrue(e.message(Locale.CHINESE).contains("另存为“CSV UTF-8”"), e.message(Locale.CHINESE));
      Files.write(file, xls);
      GoldFormatException old =
          assertThrows(GoldFormatException.class, () -> GoldLabels.read(file));
      assertEquals(Kind.OLD_WORKBOOK, old.problem().kind());
    }
    assertEquals(1, read("PK.csv", "PK,标题,代码\n1,停水,A1\n").messages().size());
  }

  @Test
  void aTaggedFileThatPeopleCorrectedIsGoldInEitherLanguageAndFormat() throws IOException {
    String zh = "内容,标签代码,一级标签,性质,性质置信度,紧急,紧急概率\n停水,A1\t,甲,投诉,0.9,是,0.9\n";
    String en = "内容,tag code,level 1 tag,nature,nature confidence\n停水,A1\t,甲,投诉,0.9\n";
    String json =
        "{\"内容\": \"停水\", \"tag code\": \"A1\", \"nature\": \"投诉\", \"nature confidence\": 0.9}\n"
            + "{\"留言内容\": \"停水\", \"标签代码\": \"A1\", \"紧急\": \"是\", \"紧急概率\": 0.9}\n";
    for (GoldFile file : List.of(read("a.csv", zh), read("b.csv", en), read("c.jsonl", json))) {
      assertEquals(List.of(), file.badRows());
      for (GoldMessage message : file.messages()) {
        assertEquals("A1", message.code());
        assertEquals("停水", message.message().body());
        assertEquals("", message.nature());
        assertFalse(message.urgent());
      }
    }
  }

  @Test
  void aColumnOfCodesThatPeopleFilledGoesBeforeTheTaggers() throws IOException {
    for (String own : List.of("code", "编码", "分类编码")) {
      for (String tagger : List.of("标签代码", "tag code", "Tag Code")) {
        GoldFile file =
            read("a.csv", "标题," + tagger + "," + own + ",模型,model\n停水,B1,A1,m (0a),m (0a)\n");
        assertEquals("A1", file.messages().get(0).code());
        assertEquals(0, file.byTagger());
      }
    }
    assertEquals(
        "A1", read("b.csv", "标题,标签代码,标签代码_2,模型_2\n停水,A1,B1,m (0a)\n").messages().get(0).code());
  }

  @Test
  void twoColumnsOfOneNameAreRefusedWhereEitherMightCount() throws IOException {
    GoldFormatException e =
        assertThrows(
            GoldFormatException.class, () -> read("a.csv", "标题,tag code, TAG CODE\n停水,A1,B1\n"));
    assertEquals(
        "a.csv: two columns are called 'tag code', so it is not certain which one counts; rename one"
            + " of them",
        e.getMessage());
    assertEquals("a.csv：有两列都叫“tag code”，无法确定该用哪一列；请给其中一列另取名字", e.message(Locale.CHINESE));
    assertEquals(1, read("b.csv", "标题,代码,备注,备注\n停水,A1,x,y\n").messages().size());
    GoldFile json = read("c.jsonl", "{\"title\": \"停水\", \"code\": \"A1\", \"Code\": \"B1\"}\n");
    assertEquals(List.of(Kind.SAME_COLUMNS), kinds(json));
  }

  @Test
  void codesThatStandBesideTheTaggersModelAreCounted() throws IOException {
    String rows = "停水,A1,m (0a1b2c3d4e5f)\n停电,B1,\n停气,Z9,m (0a1b2c3d4e5f)\n";
    assertEquals(1, read("a.csv", "标题,标签代码,模型\n" + rows).byTagger());
    assertEquals(1, read("a.csv", "title,tag code,model\n" + rows).byTagger());
    assertEquals(0, read("a.csv", "title,code,model\n" + rows).byTagger());
    assertEquals(0, read("a.csv", "标题,标签代码,机型\n" + rows).byTagger());
    String json = "{\"title\": \"停水\", \"标签代码\": \"A1\", \"模型\": \"m (0a)\"}\n";
    assertEquals(2, read("a.jsonl", json + json).byTagger());

    Path tagged =
        Files.writeString(folder.resolve("t.csv"), "编号,标题,标签代码,模型\n1,停水,A1,m\n2,停电,A1,m\n");
    GoldLabels labels = labels("{\"id\": \"1\", \"code\": \"B1\"}\n");
    assertEquals(1, GoldFile.read(tagged, TREE, labels).byTagger(), "the other has a label apart");
    GoldLabels taggers = csvLabels("编号,标签代码,模型\n1,A1,m\n");
    Path texts = Files.writeString(folder.resolve("u.csv"), "编号,标题,code\n1,停水,A1\n2,停电,A1\n");
    assertEquals(1, GoldFile.read(texts, TREE, taggers).byTagger());
  }

  @Test
  void everyProblemReadsWellInBothLanguages() {
    for (Kind kind : Kind.values()) {
      GoldProblem problem = new GoldProblem(kind, List.of("一", "二", "三"));
      assertTrue(problem.message(Locale.CHINESE).matches("(?s).*\\p{IsHan}.*"), kind.name());
      assertFalse(problem.message(Locale.CHINESE).contains("%"), kind.name());
      assertTrue(problem.message(Locale.FRENCH).matches("(?s).*[a-z]{3}.*"), kind.name());
      assertEquals(problem.message(), problem.message(Locale.ENGLISH));
    }
  }

  @Test
  void longNamesAreCutInErrors() {
    String header = "标题," + "部门".repeat(100_000) + "\n";
    GoldFormatException e =
        assertThrows(GoldFormatException.class, () -> read("a.csv", header + "停水,水务局\n"));
    assertTrue(e.getMessage().length() < 1_000, "" + e.getMessage().length());
  }

  private static List<String> reasons(GoldFile file, Locale locale) {
    return file.badRows().stream().map(bad -> bad.reason().message(locale)).toList();
  }

  private static List<Kind> kinds(GoldFile file) {
    return file.badRows().stream().map(bad -> bad.reason().kind()).toList();
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
      assertEquals(2, e.line());
      assertTrue(
          e.message(Locale.CHINESE).startsWith("labels.jsonl 第 2 行："), e.message(Locale.CHINESE));
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
        "labels.CSV: there is no column of ids; found: number, code; rename the column of ids to one"
            + " of: id, 编号, 留言编号",
        assertThrows(GoldFormatException.class, () -> csvLabels("number,code\nm0,A1\n"))
            .getMessage());
    String noCode =
        assertThrows(GoldFormatException.class, () -> csvLabels("id,tag\nm0,A1\n")).getMessage();
    assertTrue(
        noCode.startsWith("labels.CSV: there is no column of codes; found: id, tag;"), noCode);
    assertEquals(
        "labels.CSV: the file is empty; expected the names of the columns in the first line",
        assertThrows(GoldFormatException.class, () -> csvLabels("")).getMessage());
  }
}
