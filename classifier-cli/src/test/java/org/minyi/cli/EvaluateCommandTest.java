package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minyi.classify.Classification;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.StopRule;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** Measures the classifier of {@link CliRun}: 噪 gives 020101, all else 010102. */
class EvaluateCommandTest {
  @TempDir Path folder;

  private Path gold() throws IOException {
    return file(
        "gold.jsonl",
        """
        {"id": "g1", "title": "楼下噪声", "content": "半夜施工", "code": "020101"}
        {"id": "g2", "title": "", "content": "噪声太大", "code": "020101"}
        {"id": "g3", "title": "", "content": "物业乱收费", "code": "010102"}
        {"id": "g4", "title": "", "content": "公告写得好", "code": "02", "alt": ["010102"]}
        {"id": "g5", "title": "", "content": "写错了", "code": "99"}
        """);
  }

  private Path corpus() throws IOException {
    return file(
        "corpus.csv",
        "内容,标签代码\n夜里噪声扰民,020101\n工地夜间噪声,020101\n噪声没人管,020101\n物业收费太高,010102\n物业费涨价,010102\n");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void printsTheModelBesideTheFloors() throws IOException {
    CliRun run = CliRun.en("evaluate", gold().toString(), "--corpus", corpus().toString());

    assertEquals(0, run.exitCode(), run.err());
    String out = run.out();
    assertTrue(out.contains("Measured on gold.jsonl: 4 messages; 1 bad rows;"), out);
    assertTrue(out.contains("bad row at line 5: unknown code '99'"), out);
    assertTrue(out.contains("Near-duplicate groups: 4, computed"), out);
    assertTrue(out.contains("Trained on corpus.csv (5 messages)."), out);
    // 3 of 4 messages are right at level 1, all 3 that reach level 3 are right there.
    assertTrue(out.matches("(?s).*\\R  level 1 +4  0\\.750 \\[.*"), out);
    assertTrue(out.matches("(?s).*\\R  level 3 +3  1\\.000 \\[1\\.000, 1\\.000\\].*"), out);
    // As chosen the paths stop at level 1, where confidence is 0.8.
    assertTrue(out.matches("(?s).*\\R  level 2 +0\\.000 +–.*"), out);
    for (String floor :
        List.of(
            "majority path",
            "keyword rules",
            "class centroids",
            "naive Bayes \\(HanLP\\)",
            "top-down linear model",
            "flat linear model")) {
      assertTrue(out.matches("(?s).*\\R  " + floor + " +level 3 .*"), floor + " in " + out);
    }
  }

  @Test
  void speaksChinese() throws IOException {
    CliRun run =
        CliRun.zh(
            "evaluate", gold().toString(), "--corpus", corpus().toString(), "--floors", "keywords");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("评测文件 gold.jsonl：4 条留言；不可用的行 1"), run.out());
    assertTrue(run.out().contains("关键词规则"), run.out());
    assertFalse(run.out().contains("平面线性模型"), run.out());
  }

  @Test
  void writesFiguresAsJsonAndPredictionsWithoutTexts() throws IOException {
    Path json = folder.resolve("out.json");
    Path csv = folder.resolve("out.csv");

    CliRun run =
        CliRun.en(
            "evaluate",
            gold().toString(),
            "--corpus",
            corpus().toString(),
            "--json",
            json.toString(),
            "--predictions",
            csv.toString());

    assertEquals(0, run.exitCode(), run.err());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals(0.75, report.at("/scores/levels/0/pathAccuracy/value").asDouble());
    assertEquals("fake", report.at("/models/0/name").asText());
    assertEquals("linear", report.at("/floors/5/name").asText());
    List<String> rows = Files.readAllLines(csv);
    assertEquals(
        "\uFEFFid,gold,predicted,chosen,candidate 2,candidate 3,"
            + "majority,keywords,centroids,naive-bayes,top-down,linear",
        rows.get(0));
    assertTrue(
        rows.get(1).startsWith("g1,020101\t,020101\t,02\t,010102\t,010101\t,020101\t,"),
        rows.get(1));
    assertEquals(5, rows.size());
    assertFalse(Files.readString(csv).contains("噪"));
    assertFalse(Files.readString(json).contains("噪"));
  }

  @Test
  void reasonsForStoppingRiskAndMessagesOutsideAreShown() throws IOException {
    String out = CliRun.en("evaluate", gold().toString(), "--floors", "none").out();
    // 0.8 at level 1, less below: the rule asks for 0.5.
    assertTrue(out.contains("Why paths end, share of all messages: not sure enough"), out);
    assertTrue(out.matches("(?s).*most confident 20%.*\\R  level 3 .*"), out);
    assertTrue(out.contains("Outside the taxonomy, "), out);
    assertTrue(out.matches("(?s).*\\R  news +\\d+ +0\\.000\\R.*"), out);
    assertTrue(out.contains("recipes (no such kind to learn from)"), out);
    assertFalse(out.contains("While typing"), out);
    String zh = CliRun.zh("evaluate", gold().toString(), "--floors", "none").out();
    assertTrue(zh.contains("标签体系之外的"), zh);
    assertTrue(zh.contains("菜谱（训练时没有这一类）"), zh);
  }

  @Test
  void typingAndTraditionalCharactersAreMeasuredOnRequest() throws IOException {
    String[] args = {
      "evaluate", gold().toString(), "--floors", "none", "--prefixes", "--traditional"
    };
    String out = CliRun.en(args).out();
    assertTrue(out.contains("While typing, title first"), out);
    assertTrue(out.matches("(?s).*\\R  200 +4 +level 1 .*"), out);
    assertTrue(out.contains("turns into another 0.000 [0.000, 0.000] times"), out);
    // 物业 and 写错了 change; the fake classifier looks for 噪 alone.
    assertTrue(out.contains("Converted to traditional characters (4 messages differ)"), out);
    String zh = CliRun.zh(args).out();
    assertTrue(zh.contains("边输入边标注"), zh);
    assertTrue(zh.contains("转成繁体后（4 条文字不同）"), zh);
  }

  @Test
  void severalModelsAreMeasuredAsOne() throws IOException {
    Path a = file("a.minyi", "");
    Path b = file("b.minyi", "");
    CliRun run =
        CliRun.en(
            "evaluate",
            gold().toString(),
            "--model",
            a.toString(),
            "--model",
            b.toString(),
            "--floors",
            "none");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("2 models: every figure is the mean"), run.out());
    assertEquals(2, CliRun.en("tag", "--text", "停水", "--model", "a", "--model", "b").exitCode());
  }

  @Test
  void anUnknownFloorIsAUsageError() throws IOException {
    CliRun run = CliRun.en("evaluate", gold().toString(), "--floors", "majority,magic");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--floors: magic"), run.err());
  }

  @Test
  void withoutACorpusOfItsTaxonomyTheFloorsAreLeftOut() throws IOException {
    CliRun run = CliRun.en("evaluate", gold().toString());

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("without the floor \"majority path\""), run.err());
    assertTrue(run.out().contains("path accuracy"), run.out());
  }

  @Test
  void warnsOfMessagesThatAreInTheCorpusToo() throws IOException {
    Path gold = gold();

    CliRun run =
        CliRun.en("evaluate", gold.toString(), "--corpus", gold.toString(), "--floors", "none");

    assertTrue(run.err().contains("4 messages of"), run.err());
    assertTrue(run.err().contains("figures are too good"), run.err());
  }

  @Test
  void fileErrorsAreInputErrors() throws IOException {
    Path none = folder.resolve("none.jsonl");
    Path columns = file("columns.csv", "标题,部门\n停水,水务局\n");
    Path bad = file("bad.jsonl", "{\"title\": \"停水\", \"code\": \"99\"}\n");
    Path empty = file("empty.jsonl", "");

    for (Path path : List.of(none, columns, bad, empty)) {
      CliRun run = CliRun.en("evaluate", path.toString());
      assertEquals(3, run.exitCode(), path + ": " + run.err());
      assertTrue(run.err().contains(path.getFileName().toString()), run.err());
    }
    assertTrue(CliRun.en("evaluate", columns.toString()).err().contains("found: 标题, 部门;"));
    assertTrue(CliRun.en("evaluate", bad.toString()).err().contains("the first in line 1"));
  }

  @Test
  void errorsOfFilesAndRowsSpeakTheUsersLanguageAndNameTheFileOnce() throws IOException {
    Path columns = file("columns.csv", "标题,\u202e部门\n停水,水务局\n");
    assertEquals(
        lines(
            "Not usable as a labelled file: " + columns,
            "there is no column of codes; found: 标题, \uFFFD部门; rename the column of codes to one of:"
                + " code, label, 编码, 代码, 标签, 标签编码, 分类编码, 标签代码, tag code."),
        CliRun.en("evaluate", columns.toString()).err());
    assertEquals(
        lines(
            "无法用作标注文件：" + columns,
            "没有代码列；现有的列：标题, \uFFFD部门；请把代码列改名为其中之一：code, label, 编码, 代码, 标签, 标签编码,"
                + " 分类编码, 标签代码, tag code。"),
        CliRun.zh("evaluate", columns.toString()).err());

    Path labels = file("labels.csv", "编号,代码\n1,01\n1,02\n");
    String[] withLabels = {
      "evaluate", gold().toString(), "--corpus", corpus().toString(), "--labels", labels.toString()
    };
    assertEquals(
        lines(
            "Not usable as a labelled file: " + labels,
            "Line 3: there is a label for this id above already."),
        CliRun.en(withLabels).err());
    assertEquals(lines("无法用作标注文件：" + labels, "第 3 行：上面已有这个编号的标注。"), CliRun.zh(withLabels).err());

    Path allBad = file("bad.jsonl", "{\"title\": \"停水\", \"code\": \"99\"}\n");
    assertEquals(
        lines(allBad + " 中没有可用的留言；1 行不可用，第一处在第 1 行：“code”中的代码“99”不在第 test 版标签体系中"),
        CliRun.zh("evaluate", allBad.toString()).err());

    CliRun run = CliRun.zh("evaluate", gold().toString(), "--floors", "none");
    assertTrue(run.out().contains("第 5 行不可用：“code”中的代码“99”不在第 test 版标签体系中"), run.out());
  }

  @Test
  void aWorkbookIsCalledAWorkbook() throws IOException {
    Path xlsx = folder.resolve("gold.xlsx");
    Path messages = file("messages.csv", "内容\n半夜施工噪声\n");
    assertEquals(0, CliRun.en("tag", messages.toString(), "-o", xlsx.toString()).exitCode());

    CliRun zh = CliRun.zh("evaluate", xlsx.toString());
    assertEquals(3, zh.exitCode());
    assertEquals(
        lines(
            "无法用作标注文件：" + xlsx,
            "这是 Excel 工作簿（.xlsx）或别的压缩文件，应为 CSV 或 JSON Lines；若是工作簿，请在 Excel 或 WPS 中另存为"
                + "“CSV UTF-8”，再用存好的文件。"),
        zh.err());
    String en = CliRun.en("evaluate", xlsx.toString()).err();
    assertTrue(en.contains("save a workbook as \"CSV UTF-8\""), en);
    assertFalse(en.contains("not UTF-8"), en);
  }

  @Test
  void codesOfTheTaggerAreTakenWithAWarningUntilPeopleCheckedThem() throws IOException {
    Path messages = file("messages.csv", "内容\n半夜施工噪声\n物业乱收费\n");
    for (String lang : List.of("zh", "en")) {
      for (String ending : List.of("csv", "jsonl")) {
        Path tagged = folder.resolve(lang + "." + ending);
        assertEquals(
            0,
            CliRun.with(
                    file -> new NamedTagger(CliRun.tagger()),
                    "tag",
                    messages.toString(),
                    "-o",
                    tagged.toString(),
                    "--lang",
                    lang)
                .exitCode());
        Path html = folder.resolve(lang + ending + ".html");
        String[] args = {"evaluate", tagged.toString(), "--floors", "none"};

        CliRun unchecked = CliRun.en(append(args, "--html", html.toString()));
        assertEquals(0, unchecked.exitCode(), unchecked.err());
        assertTrue(
            unchecked.err().contains("Warning: in " + tagged + ", minyi tag wrote the codes of 2"),
            unchecked.err());
        assertTrue(unchecked.err().contains("delete the column \"model\""), unchecked.err());
        assertTrue(Files.readString(html).contains("were written by minyi tag"));
        String zh = CliRun.zh(args).err();
        assertTrue(zh.contains("警告：" + tagged + " 中有 2 条留言的代码是 minyi tag 标的"), zh);
        assertTrue(zh.contains("删去“模型”列"), zh);

        String checked = Files.readString(tagged).replaceAll("模型|\\bmodel\\b", "checked by");
        CliRun run =
            CliRun.en("evaluate", file("c." + ending, checked).toString(), "--floors", "none");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals("", run.err());
        assertTrue(run.out().contains("Measured on c." + ending + ": 2 messages"), run.out());
      }
    }
  }

  @Test
  void corporaThatTheTaggerLabelledAreWarnedOfToo() throws IOException {
    Path tagged = file("tagged.csv", "内容,标签代码,模型\n半夜噪声,020101,m (00)\n物业收费,010102,m (00)\n");
    String err =
        CliRun.en("evaluate", gold().toString(), "--corpus", tagged.toString(), "--floors", "none")
            .err();
    assertTrue(err.contains("Warning: in " + tagged), err);
  }

  /** Says which model tagged, as real models do. */
  private record NamedTagger(MessageTagger tagger) implements MessageTagger {
    @Override
    public Set<Beside> beside() {
      return Set.of(Beside.VERSION);
    }

    @Override
    public Classification tag(Message message) {
      return tagger.tag(message);
    }

    @Override
    public List<Classification> tagAll(List<Message> messages) {
      return tagger.tagAll(messages);
    }

    @Override
    public Taxonomy taxonomy() {
      return tagger.taxonomy();
    }

    @Override
    public ModelIdentity identity() {
      return tagger.identity();
    }

    @Override
    public MessageTagger withStopRule(StopRule rule) {
      return new NamedTagger(tagger.withStopRule(rule));
    }
  }

  private static String[] append(String[] args, String... more) {
    return Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray(String[]::new);
  }

  private static String lines(String... lines) {
    return Arrays.stream(lines)
        .map(line -> line + System.lineSeparator())
        .collect(Collectors.joining());
  }

  @Test
  void existingResultsAreKeptUnlessForced() throws IOException {
    Path json = file("out.json", "mine");
    String[] args = {"evaluate", gold().toString(), "--floors", "none", "--json", json.toString()};

    assertEquals(4, CliRun.en(args).exitCode());
    assertEquals("mine", Files.readString(json));

    assertEquals(0, CliRun.en(append(args, "--force")).exitCode());
    assertTrue(Files.readString(json).startsWith("{"));
  }
}
