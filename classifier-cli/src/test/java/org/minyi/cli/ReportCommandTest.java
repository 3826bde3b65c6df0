package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final String HEADER = "编号,留言时间,区县,内容,标签代码,一级标签,二级标签,三级标签,四级标签,停止原因\n";
  private static final String ROW = "1,2026-03-01,甲区,路灯坏了,1102,生态环境,噪声污染,,,下一级把握不足\n";

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Reports in English and returns the figures. */
  private JsonNode report(int exitCode, List<String> options, Path... files) throws IOException {
    List<String> args = new ArrayList<>(List.of("report"));
    Stream.of(files).map(Path::toString).forEach(args::add);
    Path json = folder.resolve("r.json");
    args.addAll(List.of("-o", page().toString(), "--json", json.toString(), "--force"));
    args.addAll(options);
    CliRun run = CliRun.en(args.toArray(String[]::new));
    assertEquals(exitCode, run.exitCode(), run.err());
    return new ObjectMapper().readTree(json.toFile());
  }

  private JsonNode report(Path... files) throws IOException {
    return report(0, List.of(), files);
  }

  private Path page() {
    return folder.resolve("r.html");
  }

  private static long leftOut(JsonNode report, String reason) {
    for (JsonNode row : report.at("/tables/left-out")) {
      if (row.get("reason").asText().startsWith(reason)) {
        return row.get("messages").asLong();
      }
    }
    return 0;
  }

  private static boolean warns(JsonNode report, String words) {
    for (JsonNode notice : report.get("notices")) {
      if (notice.asText().contains(words)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void namesMustFitWhatIsWritten() throws IOException {
    Path in = file("a.csv", HEADER + ROW);

    CliRun page = CliRun.zh("report", in.toString(), "-o", folder.resolve("r.xlsx").toString());
    CliRun tables =
        CliRun.en(
            "report",
            in.toString(),
            "-o",
            page().toString(),
            "--xlsx",
            folder.resolve("r.xls") + "");

    assertEquals(4, page.exitCode());
    assertTrue(page.err().contains("请用以 .html 结尾的文件名"), page.err());
    assertEquals(4, tables.exitCode());
    assertTrue(tables.err().contains("Minyi writes no .xls files"), tables.err());
    assertFalse(Files.exists(page()));
  }

  /**
   * Java's own maps without an order change it from run to run; here it must be that of the keys.
   */
  @Test
  void theDataOfThePageHaveAFixedOrder() throws IOException {
    report(file("a.csv", HEADER + ROW));
    String html = Files.readString(page());

    Matcher data =
        Pattern.compile("<script[^>]*application/json[^>]*>(.*?)</script>", Pattern.DOTALL)
            .matcher(html);
    assertTrue(data.find());
    JsonNode json = new ObjectMapper().readTree(data.group(1));

    assertSorted(json);
    assertSorted(json.get("charts"));
    json.get("charts").forEach(ReportCommandTest::assertSorted);
    assertSorted(json.get("words"));
  }

  private static void assertSorted(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    assertTrue(names.size() > 1, names.toString());
    assertEquals(names.stream().sorted().toList(), names);
  }

  @Test
  void aSingleRowIsAReport() throws IOException {
    JsonNode report = report(file("a.csv", HEADER + ROW));

    assertEquals(1, report.at("/tables/trend-month/0/messages").asInt());
    assertEquals("2026-03-01", report.at("/tables/trend-month/0/period").asText());
    assertEquals("生态环境", report.at("/tables/tags-table/0/tag").asText());
    assertEquals("1102", report.at("/tables/tags-table/1/code").asText());
    assertTrue(warns(report, "nothing is compared"), report.toString());
    assertEquals("1102", report.at("/rows/0/code").asText());
    assertEquals(2, report.at("/rows/0/line").asInt());
  }

  @Test
  void untaggedFilesAreCountedAndSaidToBeUntagged() throws IOException {
    JsonNode report =
        report(file("a.csv", HEADER + ROW), file("b.csv", "日期,内容\n2026-03-01,停水\n2026-03-02,停电\n"));

    assertEquals(2, leftOut(report, "file without tags"));
    assertEquals(3, report.at("/tables/trend-month/0/messages").asInt());
    assertTrue(warns(report, "tag them by minyi tag first"));
  }

  @Test
  void whatIsNotAmongTheFiguresIsSaidOnTheConsoleToo() throws IOException {
    Path tagged = file("a.csv", HEADER + ROW);
    Path untagged = file("b.csv", "日期,内容\n2026-03-01,停水\n\n2026-03-02,停电\n");
    Path half = file("c.csv", HEADER + ROW + "2,,甲区,停水,,,,,,\n" + "3,\"x,甲区\n");
    String[] args = {
      "report", tagged.toString(), untagged.toString(), half.toString(), "-o", page().toString()
    };

    CliRun zh = CliRun.zh(args);
    assertEquals(1, zh.exitCode(), zh.err());
    assertTrue(zh.err().contains("共 5 行，其中已标注 2 行"), zh.err());
    assertTrue(zh.err().contains("请先用 minyi tag"), zh.err());
    assertTrue(zh.err().contains("（第一处在 " + untagged + " 第 2 行）"), zh.err());
    assertTrue(zh.err().contains("注意：1 行没有标签，也没有停止原因"), zh.err());
    assertTrue(zh.err().contains("（第一处在 " + half + " 第 3 行）"), zh.err());
    assertTrue(zh.err().contains("（第一处在 " + half + " 第 4 行）"), zh.err());

    assertTrue(Files.deleteIfExists(page()));
    CliRun en = CliRun.en(args);
    assertTrue(en.err().contains("tag them by minyi tag first. (first in " + untagged), en.err());
    assertTrue(Files.deleteIfExists(page()));
    String[] quiet = Stream.concat(Stream.of(args), Stream.of("--quiet")).toArray(String[]::new);
    assertEquals("", CliRun.en(quiet).err());
    CliRun whole =
        CliRun.en("report", tagged.toString(), "-o", folder.resolve("w.html").toString());
    assertFalse(whole.err().contains("Note:"), whole.err());
  }

  @Test
  void halfTaggedFilesTellUntaggedFromStopped() throws IOException {
    JsonNode report =
        report(
            file(
                "a.csv",
                HEADER
                    + ROW
                    + "2,2026-03-01,甲区,停水,,,,,,\n"
                    + "3,2026-03-01,甲区,👍,,,,,,没有可分类的文字\n"
                    + "4,2026-03-01,甲区,写得好,00,,,,,\n"));

    assertEquals(1, leftOut(report, "no tag"));
    assertTrue(warns(report, "1 rows are no citizen matter"));
    assertEquals(2, report.at("/tables/stopped-table").size());
  }

  @Test
  void withoutADateColumnThereIsNoTimeSeries() throws IOException {
    JsonNode report = report(file("a.csv", "内容,标签代码\n停水,01\n停电,02\n"));

    assertEquals(2, leftOut(report, "file without dates"));
    assertTrue(report.at("/tables/trend-month").isMissingNode());
    assertFalse(report.at("/tables/tags-table").isEmpty());
    assertTrue(warns(report, "No row has a usable date"));
  }

  @Test
  void datesInEveryWayAreReadAndBadOnesCounted() throws IOException {
    JsonNode report =
        report(
            file(
                "a.csv",
                "日期,标签代码\n2026-03-01,01\n2026/3/2,01\n2026年3月3日,01\n46085,01\n20260305,01\n"
                    + ",01\n昨天,01\n03/04/2026,01\n1900-01-01,01\n0,01\n2999-01-01,01\n"));

    assertEquals(5, report.at("/tables/trend-month/0/messages").asInt());
    assertEquals(1, report.at("/tables/trend-month").size());
    assertEquals(1, leftOut(report, "no date"));
    assertEquals(2, leftOut(report, "unreadable date"));
    assertEquals(2, leftOut(report, "date before 2000"));
    assertEquals(1, leftOut(report, "date in the future"));
  }

  @Test
  void tagsOfAnotherVersionCountByTheNamesInTheFile() throws IOException {
    JsonNode report =
        report(
            file(
                "a.csv",
                HEADER
                    + ROW
                    + "2,2026-03-02,甲区,停水,9901,新一级,新二级,,,\n"
                    + "3,2026-03-02,甲区,停水,11,旧名称,,,,\n"
                    + "4,2026-03-02,甲区,停水,9999,,,,,\n"
                    + "5,2026-03-02,甲区,停水,W-7,外市一级,外市二级,,,\n"));

    assertEquals(2, leftOut(report, "tag not in this taxonomy"));
    assertEquals(1, leftOut(report, "tag named otherwise"));
    assertEquals(1, leftOut(report, "unknown code"));
    String tags = report.at("/tables/tags-table").toString();
    assertTrue(tags.contains("\"新二级\"") && tags.contains("\"外市二级\""), tags);
    assertFalse(tags.contains("旧名称"), tags);
  }

  @Test
  void severalModelsAndTaxonomiesAreWarnedOf() throws IOException {
    JsonNode report =
        report(file("a.csv", "日期,标签代码,模型,分类体系版本\n2026-03-01,01,甲,1\n2026-03-02,01,乙,2\n"));

    assertTrue(warns(report, "More than one model"));
    assertTrue(warns(report, "more than one version of the taxonomy"));
    assertEquals(2, report.at("/tables/taggings").size());
  }

  @Test
  void codesThatASpreadsheetSpoiltAreMended() throws IOException {
    JsonNode report =
        report(file("a.csv", "日期,标签代码\n2026-03-01,'01\n2026-03-01,0101\t\n2026-03-01,101\n"));

    assertEquals(3, report.at("/tables/tags-table/0/messages").asInt());
    assertEquals(0, leftOut(report, "unknown code"));
  }

  @Test
  void groupsByColumnsAndCountsWhatHasTooManyValues() throws IOException {
    StringBuilder rows = new StringBuilder("区县,承办单位,编号,标签代码\n");
    for (int i = 0; i < 1_200; i++) {
      rows.append(i % 3 == 0 ? "甲区" : "").append(",住建局,").append(i).append(",01\n");
    }
    JsonNode report =
        report(0, List.of("--by", "区县", "--by", "编号"), file("a.csv", rows.toString()));

    assertEquals("(blank)", report.at("/tables/group-1-table/0/group").asText());
    assertEquals(800, report.at("/tables/group-1-table/0/messages").asInt());
    assertEquals(400, report.at("/tables/group-1-table/1/messages").asInt());
    assertEquals(1_000, report.at("/tables/group-2-table").size());
    assertEquals(200, leftOut(report, "too many different groups"));
  }

  @Test
  void columnsThatNoFileHasAreInputErrors() throws IOException {
    Path file = file("a.csv", HEADER + ROW);

    for (String option : List.of("--by", "--date")) {
      CliRun run = CliRun.en("report", file.toString(), "-o", page().toString(), option, "街道");
      assertEquals(3, run.exitCode(), run.err());
      assertTrue(run.err().contains("街道") && run.err().contains("区县"), run.err());
      assertFalse(Files.exists(page()));
    }
  }

  @Test
  void neitherInputsNorExistingPagesAreOverwritten() throws IOException {
    Path file = file("a.csv", HEADER + ROW);
    Files.writeString(page(), "mine");

    assertEquals(4, CliRun.en("report", file.toString(), "-o", page().toString()).exitCode());
    assertEquals(
        4, CliRun.en("report", file.toString(), "-o", file.toString(), "--force").exitCode());
    assertEquals("mine", Files.readString(page()));
    assertEquals(HEADER + ROW, Files.readString(file));
  }

  @Test
  void brokenRowsAreLeftOutAndTold() throws IOException {
    JsonNode report =
        report(1, List.of(), file("a.csv", HEADER + ROW + "2,\"2026-03-01,甲区\n" + ROW));

    assertEquals(1, leftOut(report, "cannot be read"));
    assertEquals(2, report.at("/tables/trend-month/0/messages").asInt());
  }

  @Test
  void messagesAppearOnlyWhenAskedForAndMasked() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 4; i++) {
      rows.append(i)
          .append(",2026-03-0")
          .append(i + 1)
          .append(",甲区,翠湖花园小区停水两天没有人管请尽快恢复供水联系电话13800138000")
          .append(i % 2 == 0 ? "" : "谢谢")
          .append(",11,生态环境,,,,\n");
    }
    Path file = file("a.csv", rows.toString());

    JsonNode report = report(file);
    assertEquals(4, report.at("/tables/issues-table/0/messages").asInt());
    assertEquals("翠湖花园小区", report.at("/tables/issues-table/0/placeWords").asText());
    assertEquals("2026-03-01", report.at("/tables/issues-table/0/first").asText());
    assertEquals("2026-03-04", report.at("/tables/issues-table/0/last").asText());
    assertFalse(Files.readString(page()).contains("停水两天"));
    assertFalse(report.toString().contains("停水两天"));

    report(0, List.of("--with-examples"), file);
    String html = Files.readString(page());
    assertTrue(html.contains("停水两天没有人管") && html.contains("[手机号]"));
    assertFalse(html.contains("13800138000"));
  }

  @Test
  void theWorkbookHoldsTheSameNumbersAndRunsNoFormula() throws IOException {
    Path xlsx = folder.resolve("r.xlsx");
    JsonNode report =
        report(
            0,
            List.of("--xlsx", xlsx.toString(), "--by", "区县"),
            file("a.csv", HEADER + ROW + ROW.replace("甲区", "=1+1")));

    try (ReadableWorkbook book = new ReadableWorkbook(xlsx.toFile())) {
      List<String> sheets = book.getSheets().map(Sheet::getName).toList();
      assertTrue(
          sheets.containsAll(List.of("Overview", "By month", "Tree of tags", "By 区县")),
          sheets.toString());
      Sheet tags = book.findSheet("Tree of tags").orElseThrow();
      assertEquals(
          report.at("/tables/tags-table/0/messages").asInt(),
          tags.read().get(1).getCellAsNumber(3).orElseThrow().intValue());
      Sheet groups = book.findSheet("By 区县").orElseThrow();
      assertTrue(groups.read().stream().anyMatch(r -> r.getCellText(0).equals("=1+1")));
      assertTrue(
          groups.read().stream()
              .allMatch(r -> r.stream().allMatch(c -> c == null || c.getFormula() == null)));
    }
  }

  @Test
  void everyLanguageHasItsHeadings() throws IOException {
    Path file = file("a.csv", HEADER + ROW);

    assertEquals(0, CliRun.zh("report", file.toString(), "-o", page().toString()).exitCode());
    String chinese = Files.readString(page());
    assertTrue(chinese.contains("<html lang=\"zh-CN\"") && chinese.contains("反映的事项"));
    report(file);
    assertTrue(Files.readString(page()).contains("<html lang=\"en\""));
  }
}
