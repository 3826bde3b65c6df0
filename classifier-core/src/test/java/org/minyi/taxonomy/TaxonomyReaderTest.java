package org.minyi.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.taxonomy.TaxonomyProblem.Kind;

class TaxonomyReaderTest {
  private static final String HEADER = "code,name,parent,definition,keywords,excludes\n";

  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("城市.v2.csv"), content);
  }

  private List<String> problems(String content) throws IOException {
    return TaxonomyReader.validate(file(content)).stream().map(TaxonomyProblem::message).toList();
  }

  private List<Kind> kinds(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("hostile"), content);
    List<Kind> kinds = TaxonomyReader.validate(file).stream().map(TaxonomyProblem::kind).toList();
    if (!kinds.isEmpty()) {
      assertThrows(TaxonomyException.class, () -> TaxonomyReader.read(file));
    }
    return kinds;
  }

  private List<Kind> kinds(String content) throws IOException {
    return kinds(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsCsv() throws IOException {
    Taxonomy city =
        TaxonomyReader.read(
            file(
                HEADER
                    + "R,道路,,,,\n"
                    + "R-1, 路灯 ,R,\"路灯不亮,\n与增设\",灯不亮； 黑灯、 暗;; ,\"楼道灯 \"\"内\"\"\"\n"));
    assertEquals("城市.v2", city.version());
    assertEquals(
        new Tag("R-1", "路灯", 2, "R", "路灯不亮,\n与增设", List.of("灯不亮", "黑灯", "暗"), "楼道灯 \"内\""),
        city.tag("R-1"));
  }

  @Test
  void readsCsvWithChineseHeaderByteOrderMarkWindowsLinesAndOtherColumns() throws IOException {
    Taxonomy city =
        TaxonomyReader.read(
            file(
                "\ufeff备注,不含,关键词,定义, 上级 ,名称,代码\r\n"
                    + "x,,,,,道路,R\r\n"
                    + "y,楼道灯,灯不亮,\"一\r\n二\",R,路灯,R-1\r\n"
                    + ",,,,,,\r\n"),
            "2");
    assertEquals("2", city.version());
    assertEquals(new Tag("R-1", "路灯", 2, "R", "一\n二", List.of("灯不亮"), "楼道灯"), city.tag("R-1"));
  }

  @Test
  void csvRowsMayComeInAnyOrderAndLeaveOutTrailingFields() throws IOException {
    Taxonomy city =
        TaxonomyReader.read(file("CODE,Name,parent,definition,keywords\nR-1,路灯,R\n\nR,道路,\n"));
    assertEquals(2, city.tag("R-1").level());
  }

  @Test
  void readsJsonLinesAndFindsParentsByCode() throws IOException {
    Taxonomy city =
        TaxonomyReader.read(
            file(
                "\ufeff{\"code\":\"01\",\"level\":1,\"name\":\"道路\",\"unknown\":{}}\r\n\n"
                    + "{\"code\":\"0101\",\"name\":\"路灯\",\"keywords\":[\"灯不亮\"],\"excludes\":null}\n"
                    + "{\"code\":\"X\",\"name\":\"路面\",\"parent\":\"01\",\"definition\":\"面\"}"));
    assertEquals("01", city.tag("0101").parent());
    assertEquals(new Tag("X", "路面", 2, "01", "面", List.of(), ""), city.tag("X"));
  }

  @Test
  void readsStreams() throws IOException {
    byte[] csv = (HEADER + "R,道路,,,,\n").getBytes(StandardCharsets.UTF_8);
    assertEquals(1, TaxonomyReader.read(new ByteArrayInputStream(csv), "s").size());
  }

  @Test
  void aMissingColumnComesWithWhatWasFoundAndTheNearest() throws IOException {
    assertEquals(
        List.of(
            "line 1: there is no column \"keywords\" (关键词); found: \"code\", \"name\", \"parent\","
                + " \"definition\", \"keyword\". Did you mean keyword?"),
        problems("code,name,parent,definition,keyword\nR,道路,,,\n"));
    assertEquals(
        List.of(
            Kind.MISSING_COLUMN,
            Kind.MISSING_COLUMN,
            Kind.MISSING_COLUMN,
            Kind.MISSING_COLUMN,
            Kind.MISSING_COLUMN),
        kinds("hello world\n1\n"));
    assertEquals(
        List.of("line 1: the columns \"code\" and \"代码\" mean the same; keep one"),
        problems("code,name,parent,definition,keywords,代码\n1,甲,,,,2\n"));
  }

  @Test
  void allProblemsOfCsvComeAtOnceWithTheirLines() throws IOException {
    assertEquals(
        List.of(
            "line 4, code R: the code is already that of \"道路\" in line 2",
            "line 5: the code is blank",
            "line 5: the name is blank",
            "line 6, code Q: must have 6 fields, but has 8",
            "line 6, code Q: the parent \"Z\" is no tag's code.",
            "line 7, code G: must have 6 fields, but has 2"),
        problems(
            HEADER
                + "R,道路,,\"两\n行\",,\n"
                + "R,马路,,,,\n"
                + ",,,空,,\n"
                + "Q,名,Z,,,,多,余\n"
                + "G,园林\n"));
  }

  @Test
  void problemsSpeakChinese() throws IOException {
    assertEquals(
        "第 3 行，代码 R：代码重复，已用于“道路”（第 2 行）",
        TaxonomyReader.validate(file(HEADER + "R,道路,,,,\nR,马路,,,,\n"))
            .get(0)
            .message(Locale.SIMPLIFIED_CHINESE));
  }

  @Test
  void allProblemsOfJsonLinesComeAtOnceWithTheirLines() throws IOException {
    assertEquals(
        List.of(
            "line 1: not a valid JSON object (Unexpected end-of-input: expected close marker for"
                + " Object, column 12); each line must hold one whole object",
            "line 2: not a valid JSON object (array); each line must hold one whole object",
            "line 3, code 02: the field \"name\" must be a string, but was number",
            "line 3, code 02: the field \"level\" must be an integer, but was string",
            "line 3, code 02: the field \"keywords\" must be a list of strings, but was array",
            "line 3, code 02: the name is blank"),
        problems(
            "{\"code\":\"1\"\n[]\n"
                + "{\"code\":\"02\",\"name\":5,\"level\":\"1\",\"keywords\":[\"a\",{}]}\n"));
    assertEquals(
        List.of(Kind.BAD_JSON, Kind.BAD_JSON),
        kinds(
            "{\"code\":\"1\",\"code\":\"2\",\"name\":\"甲\"}\n{\"code\":\"1\",\"name\":\"甲\"} x\n"));
  }

  @Test
  void aMissingLevelInJsonLinesIsAGap() throws IOException {
    assertEquals(
        List.of(
            "line 2, code 010101: the level is 3, but under the parent \"01\" it must be 2; a level"
                + " between them may be missing"),
        problems(
            "{\"code\":\"01\",\"level\":1,\"name\":\"甲\"}\n"
                + "{\"code\":\"010101\",\"level\":3,\"name\":\"乙\"}\n"));
    assertEquals(
        List.of(
            "line 3, code 010201: a code under \"01\" has 4 characters, but this one 6; add the tag"
                + " between them or state its parent"),
        problems(
            "{\"code\":\"01\",\"name\":\"甲\"}\n"
                + "{\"code\":\"0101\",\"name\":\"乙\"}\n"
                + "{\"code\":\"010201\",\"name\":\"丙\"}\n"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6})
  void cityTreesOfDifferentDepthsAreRead(int depth) throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    StringBuilder json = new StringBuilder();
    for (int level = 1; level <= depth; level++) {
      String code = "01".repeat(level);
      csv.append(code + ",第" + level + "级," + "01".repeat(level - 1) + ",,,\n");
      json.append("{\"code\":\"" + code + "\",\"name\":\"第" + level + "级\"}\n");
    }
    Taxonomy fromCsv = TaxonomyReader.read(file(csv.toString()));
    assertEquals(depth, fromCsv.depth());
    assertEquals(fromCsv.checksum(), TaxonomyReader.read(file(json.toString())).checksum());
  }

  @Test
  void sevenLevelsAreTooDeep() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int level = 1; level <= 8; level++) {
      csv.append("01".repeat(level) + ",名," + "01".repeat(level - 1) + ",,,\n");
    }
    assertEquals(
        List.of("line 8, code 01010101010101: the tag is deeper than 6 levels"),
        problems(csv.toString()));
  }

  @Test
  void emptyFilesAreNoTaxonomy() throws IOException {
    for (String content : List.of("", "\n \n", "\ufeff", HEADER)) {
      assertEquals(List.of(Kind.EMPTY), kinds(content), content);
    }
  }

  @Test
  void otherEncodingsAreNamedAsSuch() throws IOException {
    byte[] gbk = (HEADER + "R,道路,,,,\n").getBytes(Charset.forName("GBK"));
    assertEquals(List.of(Kind.NOT_UTF8), kinds(gbk));
    assertEquals(
        "line 2: is not UTF-8; save the file as \"CSV UTF-8\" and try again",
        TaxonomyReader.validate(folder.resolve("hostile")).get(0).message());
    assertEquals(List.of(Kind.NOT_UTF8), kinds("代码".getBytes(StandardCharsets.UTF_16)));
    byte[] utf8 = (HEADER + "R,道路").getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of(Kind.NOT_UTF8), kinds(Arrays.copyOf(utf8, utf8.length - 1)));
  }

  @Test
  void hostileContentIsReportedAndNeverThrown() throws IOException {
    String long1 = "长".repeat(1 << 20);
    assertEquals(List.of(Kind.TOO_LONG), kinds(HEADER + "R," + long1 + ",,,,\n"));
    assertEquals(List.of(Kind.TOO_LONG), kinds("{\"code\":\"1\",\"name\":\"" + long1 + "\"}"));
    assertEquals(List.of(Kind.BAD_JSON), kinds("{\"code\":" + "[".repeat(1 << 20)));
    assertEquals(List.of(Kind.BAD_TEXT), kinds(HEADER + "R,道\u0000路,,,,\n"));
    assertEquals(List.of(Kind.BAD_CODE), kinds(HEADER + "R\u0000,道路,,,,\n"));
    assertEquals(List.of(Kind.BAD_JSON), kinds("{\"code\":\"1\",\"name\":\"甲\u0000\"}"));
    assertEquals(List.of(Kind.BAD_TEXT), kinds("{\"code\":\"1\",\"name\":\"甲\\ud800\"}"));
    assertEquals(List.of(Kind.BAD_CSV), kinds(HEADER + "R,\"道路,,,,\n"));
    assertEquals(5, kinds(new byte[100]).size());
    assertTrue(kinds(HEADER + "R,道路,,,,\n".repeat(100_001)).contains(Kind.TOO_MANY_TAGS));
    assertTrue(
        TaxonomyReader.validate(folder.resolve("hostile")).stream()
                .filter(p -> p.kind() == Kind.DUPLICATE_CODE)
                .count()
            == 100_000);
  }

  @Test
  void filesBeyondTheSizeLimitAreNotRead() throws IOException {
    Path file = folder.resolve("huge");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1), 200L << 20);
    }
    assertEquals(
        List.of("the file is larger than the limit of 67108864 bytes"),
        TaxonomyReader.validate(file).stream().map(TaxonomyProblem::message).toList());
  }

  @Test
  void aDeepCycleIsReportedOnce() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < 50_000; i++) {
      csv.append("c" + i + ",名" + i + ",c" + (i + 1) % 50_000 + ",,,\n");
    }
    assertEquals(
        List.of(
            "line 2, code c0: the tag is its own ancestor: c0 → c1 → c2 → c3 → c4 → c5 → … → c0"),
        problems(csv.toString()));
  }

  @Test
  void aFileThatIsNotThereIsAnInputError() {
    assertThrows(
        NoSuchFileException.class, () -> TaxonomyReader.validate(folder.resolve("none.csv")));
  }
}
