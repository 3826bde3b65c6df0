package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.classify.Classification;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.StopRule;
import org.minyi.cli.table.Cell;
import org.minyi.cli.table.Format;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TableRow;
import org.minyi.cli.table.TableSource;
import org.minyi.cli.table.TableWriter;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

class TagFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Format.class)
  void theResultHasTheFormatOfTheInput(Format format) throws IOException {
    Path in = table("in." + format.ending());

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(0, run.exitCode(), run.err());
    List<List<String>> rows = read(folder.resolve("in-tagged." + format.ending()));
    assertEquals(List.of("编号", "标题", "内容", "标签代码"), rows.get(0).subList(0, 4), format.toString());
    assertEquals(List.of("007", "投诉", "楼下噪声"), rows.get(1).subList(0, 3));
    assertEquals("02", rows.get(1).get(3).strip());
    assertEquals("0.8", rows.get(1).get(7).replaceFirst("0+$", ""));
    assertEquals(3, rows.size());
  }

  @ParameterizedTest
  @CsvSource({"csv, xlsx", "xlsx, csv", "jsonl, csv", "xlsx, jsonl", "tsv, csv", "csv, tsv"})
  void formatsCanBeChanged(String from, String to) throws IOException {
    Path in = table("in." + from);
    Path byEnding = folder.resolve("out." + to);

    assertEquals(0, CliRun.zh("tag", in.toString(), "-o", byEnding.toString()).exitCode());
    assertEquals(0, CliRun.zh("tag", in.toString(), "--format", to).exitCode());

    assertEquals("007", read(byEnding).get(1).get(0));
    assertEquals(Format.valueOf(to.toUpperCase(Locale.ROOT)), formatOf(byEnding));
    assertArrayEquals(
        Files.readAllBytes(byEnding), Files.readAllBytes(folder.resolve("in-tagged." + to)));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, false, UTF-8",
    "UTF-8, true, UTF-8",
    "GB18030, false, GB18030",
    "Big5, false, x-windows-950",
    "UTF-16LE, true, UTF-16LE",
    "UTF-16LE, false, UTF-16LE",
    "UTF-16BE, false, UTF-16BE",
  })
  void everyEncodingIsDetectedInEveryTextFormat(String charset, boolean mark, String shown)
      throws IOException {
    boolean traditional = charset.equals("Big5");
    String title = traditional ? "投訴" : "投诉";
    String text =
        (traditional ? "社區樓下工地每天半夜施工，噪聲很大，請有關部門處理。" : "小区楼下工地每天半夜施工，噪声很大，请有关部门处理。").repeat(20);
    for (Format format : List.of(Format.CSV, Format.TSV, Format.JSONL)) {
      String content =
          switch (format) {
            case CSV -> "标题,内容\n" + title + "," + text + "\n";
            case TSV -> "标题\t内容\n" + title + "\t" + text + "\n";
            default -> "{\"标题\":\"" + title + "\",\"内容\":\"" + text + "\"}\n";
          };
      if (traditional) {
        content = content.replace("标题", "標題").replace("内容", "內容");
      }
      Path in = folder.resolve("in." + format.ending());
      Files.write(in, ((mark ? "\uFEFF" : "") + content).getBytes(Charset.forName(charset)));

      CliRun run = CliRun.zh("tag", in.toString(), "--force");

      assertEquals(0, run.exitCode(), run.err());
      assertTrue(run.err().contains("编码 " + shown + "（"), run.err());
      assertTrue(run.err().contains("把握 "), run.err());
      List<String> row = read(folder.resolve("in-tagged." + format.ending())).get(1);
      assertEquals(List.of(title, text), row.subList(0, 2), format + " " + charset);
    }
  }

  @Test
  void theOutputsEncodingCanBeChosenAndWhatItLacksIsRejected() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), "编号,内容\n1,噪声\n2,噪声😀\n");

    CliRun run = CliRun.zh("tag", in.toString(), "--output-encoding", "GBK");

    assertEquals(1, run.exitCode(), run.err());
    String out = Files.readString(folder.resolve("in-tagged.csv"), Charset.forName("GBK"));
    assertTrue(out.startsWith("编号,内容,标签代码"), out);
    assertEquals(2, out.lines().count());
    assertEquals(
        List.of("3", "含有输出编码没有的字；可改用 UTF-8 或 GB18030 输出", "2", "噪声😀"),
        read(folder.resolve("in-tagged.rejects.csv")).get(1));
    assertTrue(run.out().matches("(?s).*共读取行数\\s+2\\n.*剔除（无法处理）\\s+1 .*"), run.out());
  }

  @Test
  void aFolderIsTaggedFileByFileAndABadOneStopsNoOther() throws IOException {
    table("b.xlsx");
    table("a.csv");
    Files.writeString(folder.resolve("c.csv"), "甲,乙\n1,2\n");
    Files.writeString(folder.resolve("note.docx"), "no table");
    Files.writeString(folder.resolve("~$b.xlsx"), "Excel's lock");

    CliRun run = CliRun.zh("tag", folder.toString());
    CliRun again = CliRun.zh("tag", folder.toString(), "--resume");

    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.err().contains("找不到留言内容列"), run.err());
    assertEquals(3, read(folder.resolve("a-tagged.csv")).size());
    assertEquals(3, read(folder.resolve("b-tagged.xlsx")).size());
    assertTrue(again.err().contains("略过：" + folder.resolve("a-tagged.csv")), again.err());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(7, files.count());
    }
  }

  @Test
  void whatAKilledRunLeftBesideAWholeResultIsClearedAway() throws IOException {
    Path in = table("a.csv");
    Path result = folder.resolve("a-tagged.csv");
    assertEquals(0, CliRun.zh("tag", in.toString()).exitCode());
    byte[] whole = Files.readAllBytes(result);
    Path left = Files.createDirectory(folder.resolve("a-tagged.csv.unfinished"));
    Files.createFile(left.resolve("lock"));

    CliRun again = CliRun.zh("tag", in.toString(), "--resume");

    assertEquals(0, again.exitCode(), again.err());
    assertArrayEquals(whole, Files.readAllBytes(result));
    assertFalse(Files.exists(left));
  }

  @Test
  void severalFilesGoToAFolder() throws IOException {
    Path results = folder.resolve("year/results");
    Path a = table("a.csv");
    Path b = table("b.jsonl");

    CliRun noFolder = CliRun.en("tag", a.toString(), b.toString(), "-o", "x.csv");
    CliRun run =
        CliRun.en("tag", a.toString(), b.toString(), "-o", results.toString(), "--format", "xlsx");

    assertEquals(4, noFolder.exitCode());
    assertTrue(noFolder.err().contains("must be a folder"), noFolder.err());
    CliRun file = CliRun.en("tag", a.toString(), b.toString(), "-o", table("taken").toString());
    assertEquals(4, file.exitCode());
    assertEquals(4, CliRun.en("tag", a.toString(), b.toString(), "-o", "-").exitCode());
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(3, read(results.resolve("a-tagged.xlsx")).size());
    assertEquals(3, read(results.resolve("b-tagged.xlsx")).size());
  }

  @Test
  void aFolderWithOneTableGoesToAFolderToo() throws IOException {
    Path exports = Files.createDirectory(folder.resolve("exports"));
    Files.move(table("a.csv"), exports.resolve("a.csv"));
    Path results = folder.resolve("results");

    CliRun run = CliRun.en("tag", exports.toString(), "-o", results.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(3, read(results.resolve("a-tagged.csv")).size());
  }

  @Test
  void standardInputAndOutputTakeTablesToo() throws IOException {
    byte[] csv = "编号,内容\n1,噪声\n".getBytes(StandardCharsets.UTF_8);

    CliRun run = CliRun.reading(csv, "tag", "-");

    assertEquals(0, run.exitCode(), run.err());
    assertEquals("", run.out());
    assertEquals(
        "编号,内容,tag code", new String(run.stream(), StandardCharsets.UTF_8).substring(0, 14));
    assertTrue(run.err().contains("Rows read"), run.err());

    CliRun json = CliRun.reading(csv, "tag", "-", "--format", "jsonl", "--columns", "code");
    assertEquals(
        "{\"编号\":\"1\",\"内容\":\"噪声\",\"tag code\":\"02\"}\n",
        new String(json.stream(), StandardCharsets.UTF_8));

    Path file = folder.resolve("from-stdin.xlsx");
    CliRun toFile = CliRun.reading(run.stream(), "tag", "-", "-o", file.toString());
    assertEquals(0, toFile.exitCode(), toFile.err());
    assertEquals(2, read(file).size());
  }

  @Test
  void outputThatNobodyTakesIsAnOutputError() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    StringWriter err = new StringWriter();
    int exit =
        Minyi.execute(
            new String[] {"tag", "-", "--lang=en"},
            new ByteArrayInputStream("内容\n噪声\n".getBytes(StandardCharsets.UTF_8)),
            full,
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            file -> new Slow(Integer.MAX_VALUE),
            Optional.empty());

    assertEquals(4, exit);
    assertTrue(err.toString().contains("standard output: No space left on device"), err.toString());
  }

  @Test
  void resultColumnsAreChosenByGroupOrHeader() throws IOException {
    Path in = table("in.csv");

    CliRun run = CliRun.zh("tag", in.toString(), "--columns", "一级标签,code");
    CliRun wrong = CliRun.zh("tag", in.toString(), "--columns", "二级标鉴", "--force");

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        List.of("编号", "标题", "内容", "一级标签", "标签代码"), read(folder.resolve("in-tagged.csv")).get(0));
    assertEquals(2, wrong.exitCode());
    assertTrue(wrong.err().contains("没有名为“二级标鉴”的结果列"), wrong.err());
    assertTrue(wrong.err().contains("你是不是要“二级标签”"), wrong.err());

    CliRun nonsense = CliRun.en("tag", in.toString(), "--columns", "qqqqqq", "--force");
    assertEquals(2, nonsense.exitCode());
    assertTrue(nonsense.err().contains("There are: code, name, confidence"), nonsense.err());
    assertFalse(nonsense.err().contains("Did you mean"), nonsense.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"r.xls", "r.XLSM", "r.et", "r.ods", "r.docx", "r.pdf", "r.zip"})
  void whatMinyiDoesNotWriteIsRefusedBeforeAnyWork(String name) throws IOException {
    Path in = table("in.csv");
    Path out = folder.resolve(name);

    for (String command : List.of("tag", "dedupe")) {
      CliRun zh = CliRun.zh(command, in.toString(), "-o", out.toString());
      CliRun en = CliRun.en(command, in.toString(), "-o", out.toString(), "--force");

      assertEquals(4, zh.exitCode(), zh.err());
      assertTrue(zh.err().contains("请用以 .csv、.tsv、.xlsx 或 .jsonl 结尾的文件名"), zh.err());
      assertEquals(4, en.exitCode(), en.err());
      assertTrue(en.err().contains("ends in .csv, .tsv, .xlsx or .jsonl"), en.err());
      assertEquals("", en.out());
    }
    assertEquals(List.of(in), filesIn(folder));
  }

  @ParameterizedTest
  @CsvSource({
    "--format=xlsx, -o, r.csv, .xlsx",
    "--format=csv, -o, r.xlsx, .csv",
    "--format=jsonl, -o, r.ods, .jsonl",
    "--format=csv, --rejects, r.xlsx, .csv"
  })
  void aNameThatDoesNotFitTheFormatIsRefused(
      String format, String option, String name, String ending) throws IOException {
    Path in = table("in.csv");

    CliRun run = CliRun.en("tag", in.toString(), format, option, folder.resolve(name).toString());

    assertEquals(4, run.exitCode(), run.err());
    assertTrue(run.err().contains("Name a file that ends in "), run.err());
    assertTrue(run.err().contains(ending), run.err());
    assertEquals(List.of(in), filesIn(folder));
  }

  @ParameterizedTest
  @CsvSource({"--format=tsv, r.txt", "--format=csv, r.txt", "--format=jsonl, r.json"})
  void namesForSeveralFormatsFitEachOfThem(String format, String name) throws IOException {
    Path in = table("in.csv");
    Path out = folder.resolve(name);

    CliRun run = CliRun.en("tag", in.toString(), format, "-o", out.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(Files.exists(out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"编号,内容\n1,\n2,  \n", "编号,内容\n1,2026-03-01\n2,👍\n"})
  void aContentColumnWithoutWordsIsTold(String text) throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), text);
    Path titled = Files.writeString(folder.resolve("t.csv"), "编号,标题\n1,噪声\n2,噪声\n");
    Path good = Files.writeString(folder.resolve("g.csv"), "内容\n1\n2\n噪声\n");

    CliRun zh = CliRun.zh("tag", in.toString());
    CliRun en = CliRun.en("tag", titled.toString(), "--content", "编号");
    CliRun none = CliRun.en("tag", good.toString());

    assertEquals(0, zh.exitCode(), zh.err());
    assertTrue(zh.err().contains("内容列“内容”没有一行有文字"), zh.err());
    assertTrue(en.err().contains("in no row are there words in the content column 编号"), en.err());
    assertFalse(none.err().contains("words"), none.err());
  }

  @Test
  void ofSeveralFilesTheOneIsNamedWhoseColumnsAreWrong() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.csv"), "甲,乙\n1,噪声\n");
    Path good = table("good.csv");

    CliRun run = CliRun.en("tag", good.toString(), bad.toString());

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains(bad + ": There is no column with"), run.err());
    assertTrue(Files.exists(folder.resolve("good-tagged.csv")));
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void aFirstRowOfDataIsNotTakenForNamesInSilence() throws IOException {
    String text = "1,2026-10-08 09:12,我家楼下的工地半夜还在施工，噪声很大\n2,2026-10-08 10:05,路灯坏了三天没人修\n";
    Path in = Files.writeString(folder.resolve("in.csv"), text);

    CliRun zh = CliRun.zh("tag", in.toString(), "--content", "#3");
    CliRun en = CliRun.en("dedupe", in.toString(), "--content", "#3");
    CliRun byDefault = CliRun.zh("tag", in.toString(), "--force");

    assertEquals(0, zh.exitCode(), zh.err());
    assertTrue(zh.err().contains("第 1 行像是数据而不是列名；这一行当作列名，没有打标签"), zh.err());
    assertTrue(en.err().contains("row 1 looks like data"), en.err());
    assertEquals(3, byDefault.exitCode());
    assertTrue(byDefault.err().contains("请在最上面加一行列名"), byDefault.err());
  }

  @Test
  void aPreviewShowsRowsAndWritesNothing() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), "编号,内容\n1,噪声\n2\n3,\n4,好\n");

    CliRun run = CliRun.zh("tag", in.toString(), "--preview", "3");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains(in + "：CSV，编码 UTF-8（"), run.err());
    assertTrue(run.err().contains("内容列 内容，标题列 无"), run.err());
    assertTrue(run.out().contains("噪声"), run.out());
    assertTrue(run.out().contains("环境"), run.out());
    assertTrue(run.out().contains("会剔除：列数不足"), run.out());
    assertTrue(run.out().contains("未打标签：没有可分类的文字"), run.out());
    assertFalse(run.out().contains("好"), run.out());
    assertEquals(List.of(in), filesIn(folder));
  }

  @Test
  void personalDataAreMaskedInResultAndRejectsButNotInIdentifiers() throws IOException {
    Path in =
        Files.writeString(
            folder.resolve("in.csv"),
            """
            工单编号,内容,电话
            6222020200112233445,噪声，联系 13800138000 或 a.b@example.com，车牌沪A12345,13800138000
            2,噪声,13800138000,多
            """);

    CliRun run = CliRun.zh("tag", in.toString(), "--mask");

    assertEquals(1, run.exitCode(), run.err());
    assertTrue(run.err().contains("不处理的编号列：工单编号"), run.err());
    List<String> row = read(folder.resolve("in-tagged.csv")).get(1);
    assertEquals(
        List.of("6222020200112233445", "噪声，联系 [手机号] 或 [邮箱]，车牌[车牌号]", "[手机号]"), row.subList(0, 3));
    assertFalse(Files.readString(folder.resolve("in-tagged.rejects.csv")).contains("13800138000"));
  }

  @Test
  void theUsersFormulasCanBeMadeSafe() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), "编号,内容\n=1+1,@噪声\n-3,好\n");

    CliRun run = CliRun.zh("tag", in.toString(), "--safe-cells");

    assertEquals(0, run.exitCode(), run.err());
    List<List<String>> rows = read(folder.resolve("in-tagged.csv"));
    assertEquals(List.of("'=1+1", "'@噪声"), rows.get(1).subList(0, 2));
    assertEquals("'-3", rows.get(2).get(0));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void anInterruptedRunIsGoneOnWith(Format format) throws IOException {
    Path in = manyRows();
    Path whole = folder.resolve("whole." + format.ending());
    Path out = folder.resolve("out." + format.ending());
    assertEquals(
        0, run(Integer.MAX_VALUE, "tag", in.toString(), "-o", whole.toString()).exitCode());

    CliRun broken = run(2000, "tag", in.toString(), "-o", out.toString());
    CliRun refused = run(2000, "tag", in.toString(), "-o", out.toString());
    CliRun other =
        run(2000, "tag", in.toString(), "-o", out.toString(), "--resume", "--columns", "code");
    CliRun resumed = run(Integer.MAX_VALUE, "tag", in.toString(), "-o", out.toString(), "--resume");

    assertEquals(70, broken.exitCode());
    assertFalse(broken.err().contains("噪声"), broken.err());
    assertEquals(4, refused.exitCode());
    assertTrue(refused.err().contains("Add --resume"), refused.err());
    assertEquals(4, other.exitCode());
    assertTrue(other.err().contains("differs from the earlier one in --columns "), other.err());
    assertEquals(0, resumed.exitCode(), resumed.err());
    assertTrue(resumed.err().contains("going on with"), resumed.err());
    assertTrue(resumed.out().matches("(?s).*Rows read\\s+3,000\\n.*"), resumed.out());
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(out));
    assertFalse(Files.exists(folder.resolve("out." + format.ending() + ".unfinished")));
  }

  @Test
  void forceDropsAnInterruptedRun() throws IOException {
    Path in = manyRows();
    assertEquals(70, run(2000, "tag", in.toString()).exitCode());

    CliRun run = run(Integer.MAX_VALUE, "tag", in.toString(), "--force");

    assertEquals(0, run.exitCode(), run.err());
    assertFalse(run.err().contains("going on with"), run.err());
    assertEquals(3001, read(folder.resolve("in-tagged.csv")).size());
  }

  @Test
  void workThatWasDamagedIsNotTrusted() throws IOException {
    Path in = manyRows();
    assertEquals(70, run(2000, "tag", in.toString()).exitCode());
    Path part = folder.resolve("in-tagged.csv.unfinished").resolve("result");
    byte[] bytes = Files.readAllBytes(part);
    bytes[20] ^= 1;
    Files.write(part, bytes);

    CliRun run = run(Integer.MAX_VALUE, "tag", in.toString(), "--resume");

    assertEquals(4, run.exitCode());
    assertTrue(run.err().contains("is damaged"), run.err());
    assertFalse(Files.exists(folder.resolve("in-tagged.csv")));
  }

  @Test
  void anInputThatChangesMeanwhileGivesNoResult() throws IOException {
    Path in = manyRows();
    ModelLoader changing =
        file -> {
          return new Slow(Integer.MAX_VALUE) {
            @Override
            public List<Classification> tagAll(List<Message> messages) {
              try {
                Files.writeString(in, "编号,内容\n1,别的\n");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return super.tagAll(messages);
            }
          };
        };

    CliRun run = CliRun.with(changing, "tag", in.toString(), "--lang=en");

    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.err().contains("changed while it was being read"), run.err());
    assertFalse(Files.exists(folder.resolve("in-tagged.csv")));
  }

  @Test
  void aFolderThatCannotBeWrittenToIsToldBeforeTheWork() throws IOException {
    Path in = table("in.csv");
    Path file = Files.writeString(folder.resolve("file"), "");

    CliRun run = CliRun.en("tag", in.toString(), "-o", file.resolve("out.csv").toString());

    assertEquals(4, run.exitCode());
    assertTrue(run.err().contains("no such folder"), run.err());
  }

  private Path manyRows() throws IOException {
    StringBuilder text = new StringBuilder("编号,内容\n");
    IntStream.range(0, 3000).forEach(i -> text.append(i).append(i % 3 == 0 ? ",噪声\n" : ",好\n"));
    return Files.writeString(folder.resolve("in.csv"), text);
  }

  private static CliRun run(int until, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--lang=en");
    return CliRun.with(file -> new Slow(until), all.toArray(String[]::new));
  }

  /** Takes its time, so that work is saved meanwhile, and fails after a number of messages. */
  private static class Slow implements MessageTagger {
    private final MessageTagger tagger = CliRun.tagger();
    private final AtomicInteger left;

    Slow(int until) {
      left = new AtomicInteger(until);
    }

    @Override
    public Classification tag(Message message) {
      return tagger.tag(message);
    }

    @Override
    public List<Classification> tagAll(List<Message> messages) {
      if (left.addAndGet(-messages.size()) < 0) {
        throw new IllegalStateException("secret: " + messages);
      }
      if (left.get() < 1_000_000) {
        try {
          Thread.sleep(150);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
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
      return this;
    }
  }

  private Path table(String name) {
    Path file = folder.resolve(name);
    try (TableWriter out = TableWriter.to(file, List.of("编号", "标题", "内容"))) {
      out.row(List.of(Cell.text("007"), Cell.text("投诉"), Cell.text("楼下噪声")));
      out.row(List.of(Cell.text("008"), Cell.text("物业"), Cell.text("不管")));
      out.commit();
    }
    return file;
  }

  private static Format formatOf(Path file) {
    return TableReader.format(TableSource.of(file));
  }

  /** The header and the rows. */
  private static List<List<String>> read(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (TableReader table = TableReader.open(TableSource.of(file))) {
      rows.add(table.header());
      for (Optional<TableRow> row = table.next(); row.isPresent(); row = table.next()) {
        rows.add(row.get().fields());
      }
    }
    return rows;
  }
}
