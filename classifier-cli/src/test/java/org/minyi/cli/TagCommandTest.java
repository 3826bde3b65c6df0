package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.classify.Classification;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.StopRule;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

class TagCommandTest {
  @TempDir Path folder;

  @Test
  void keepsRowsAndColumnsInOrderAndAddsTheResultBehindThem() throws IOException {
    Path in = file("编号,留言主题,留言详情\n007,投诉,楼下噪声\n008,,物业不管\n009,,\n");

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(0, run.exitCode(), run.err());
    List<List<String>> rows = read(output());
    assertEquals(
        List.of(
            "编号", "留言主题", "留言详情", "标签代码", "一级标签", "二级标签", "三级标签", "一级置信度", "二级置信度", "三级置信度", "停止原因",
            "备选1", "备选2", "备选3"),
        rows.get(0));
    assertEquals(
        List.of(
            "007",
            "投诉",
            "楼下噪声",
            "02\t",
            "环境",
            "",
            "",
            "0.800",
            "",
            "",
            "下一级把握不足",
            "020101 环境/噪声/夜间施工 (0.200)",
            "010102 住房/物业/物业收费 (0.125)",
            "010101 住房/物业/=SUM(A1) (0.100)"),
        rows.get(1));
    assertEquals(List.of("008", "", "物业不管"), rows.get(2).subList(0, 3));
    assertEquals(
        List.of("009", "", "", "", "", "", "", "", "", "", "没有可分类的文字", "", "", ""), rows.get(3));
    assertEquals(4, rows.size());
  }

  @Test
  void aLowerConfidenceGoesDownToTheLeaf() throws IOException {
    Path in = file("内容\n噪声\n");

    CliRun run = CliRun.zh("tag", in.toString(), "--min-confidence", "0");

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        List.of("020101\t", "环境", "噪声", "夜间施工", "0.800", "0.400", "0.200", ""),
        read(output()).get(1).subList(1, 9));
  }

  @Test
  void writesUtf8WithByteOrderMark() throws IOException {
    CliRun.zh("tag", file("内容\n噪声\n").toString());

    byte[] bytes = Files.readAllBytes(output());
    assertEquals(
        List.of((byte) 0xEF, (byte) 0xBB, (byte) 0xBF), List.of(bytes[0], bytes[1], bytes[2]));
    assertTrue(new String(bytes, StandardCharsets.UTF_8).endsWith("\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
  void readsEveryUsualEncoding(String charset) throws IOException {
    String mark = charset.equals("GB18030") ? "" : "\uFEFF";
    Path in = file((mark + "标题,内容\n甲,楼下噪声\n").getBytes(Charset.forName(charset)));

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("编码 " + charset), run.err());
    assertEquals(List.of("标题", "内容"), read(output()).get(0).subList(0, 2));
    assertEquals(List.of("甲", "楼下噪声"), read(output()).get(1).subList(0, 2));
  }

  @Test
  void theEncodingCanBeGiven() throws IOException {
    Path in = file("標題,內容\n甲,樓下噪聲\n".getBytes(Charset.forName("Big5")));

    CliRun run = CliRun.zh("tag", in.toString(), "--encoding", "Big5");

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(List.of("甲", "樓下噪聲"), read(output()).get(1).subList(0, 2));
  }

  @Test
  void damagedBytesAreToldAndKeepTheRow() throws IOException {
    byte[] good = ("内容\n" + "噪声".repeat(200) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(good, good.length - 2);

    CliRun run = CliRun.zh("tag", file(cut).toString());

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("有 1 处不符合 UTF-8 编码"), run.err());
    assertEquals(2, read(output()).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\t", ";"})
  void detectsTheSeparator(String separator) throws IOException {
    Path in =
        file(String.join(separator, "编号", "内容") + "\n" + String.join(separator, "1", "噪声") + "\n");

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(List.of("1", "噪声"), read(output()).get(1).subList(0, 2));
  }

  @Test
  void quotedNewlinesStayInTheirCell() throws IOException {
    String cell = "第一行\r\n第二行，\"引用\"\n噪声\r完";
    Path in = file("编号,内容,区\n1,\"" + cell.replace("\"", "\"\"") + "\",甲\n2,噪,乙\n");

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(List.of("1", cell, "甲"), read(output()).get(1).subList(0, 3));
    assertEquals(List.of("2", "噪", "乙"), read(output()).get(2).subList(0, 3));
  }

  @Test
  void raggedRowsAreRejectedWithLineReasonAndFields() throws IOException {
    Path in =
        file(
            "编号,内容,区\n" // 1
                + "1,噪声,甲\n" // 2
                + "2,多,了,一列\n" // 3
                + "3\n" // 4
                + "\n" // 5
                + "4,缺尾列\n" // 6
                + "5,尾部空列,乙,,\n"); // 7

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(1, run.exitCode(), run.err());
    assertEquals(
        List.of("1", "4", "5"), read(output()).stream().skip(1).map(r -> r.get(0)).toList());
    assertEquals(List.of("4", "缺尾列", ""), read(output()).get(2).subList(0, 3));
    assertEquals(
        List.of(
            List.of("行号", "原因", "编号", "内容", "区"),
            List.of("3", "列数过多：应为 3 列，实为 4 列", "2", "多", "了", "一列"),
            List.of("4", "列数不足：应为 3 列，实为 1 列", "3")),
        read(rejects()));
    assertTrue(run.out().matches("(?s).*共读取行数\\s+5\\n.*"), run.out());
    assertTrue(run.out().matches("(?s).*剔除（无法处理）\\s+2\\s+40.0%\\n.*"), run.out());
    assertTrue(run.out().matches("(?s).*另有空行（不计）\\s+1\\n.*"), run.out());
  }

  @Test
  void anOpenQuoteCostsItsLineAndNotTheRestOfTheFile() throws IOException {
    StringBuilder text = new StringBuilder("编号,内容\n1,\"开\n头\"\n2,\"未闭合\n");
    for (int i = 3; i < 5000; i++) {
      text.append(i).append(",噪声\r\n");
    }
    text.append("5000,\"多余\"字\n5001,好");

    CliRun run = CliRun.zh("tag", file(text.toString()).toString());

    assertEquals(1, run.exitCode(), run.err());
    List<String> numbers = read(output()).stream().skip(1).map(r -> r.get(0)).toList();
    assertEquals(
        IntStream.rangeClosed(1, 5001)
            .filter(i -> i != 2 && i != 5000)
            .mapToObj(Integer::toString)
            .toList(),
        numbers);
    assertEquals(
        List.of(
            List.of("4", "引号不成对，或引号之后有多余的字", "2,\"未闭合"),
            List.of("5002", "引号不成对，或引号之后有多余的字", "5000,\"多余\"字")),
        read(rejects()).subList(1, 3));
  }

  @Test
  void aHeaderAloneGivesAHeaderAlone() throws IOException {
    CliRun run = CliRun.zh("tag", file("编号,内容\n").toString());

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(1, read(output()).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\n\r\n\n"})
  void anEmptyFileIsAnInputError(String text) throws IOException {
    CliRun run = CliRun.zh("tag", file(text).toString());

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("是空文件"), run.err());
    assertFalse(Files.exists(output()));
  }

  @Test
  void inASingleColumnABlankLineIsAnEmptyMessage() throws IOException {
    CliRun run = CliRun.zh("tag", file("内容\n噪声\n\n好\n").toString());

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(List.of("内容", "噪声", "", "好"), read(output()).stream().map(r -> r.get(0)).toList());
  }

  @Test
  void nulEmojiAndAMegabyteCellAreKept() throws IOException {
    String long_ = "噪".repeat(1 << 20);
    Path in = file("编号,内容\n1,a\0b\n2,😀\u202E\n3," + long_ + "\n");

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        List.of("a\0b", "😀\u202E", long_),
        read(output()).stream().skip(1).map(r -> r.get(1)).toList());
  }

  @Test
  void aCellTooLongToReadIsRejected() throws IOException {
    Path in = file("编号,内容\n1," + "x".repeat((1 << 24) + 1) + "\n2,噪声\n");

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(1, run.exitCode(), run.err());
    assertEquals("2", read(output()).get(1).get(0));
    assertEquals(2, read(output()).size());
    assertTrue(Files.readString(rejects()).contains("单元格过长"));
  }

  @Test
  void theUsersFormulasAreKeptAndOursNeutralised() throws IOException {
    Path in = file("编号,内容\n=1+1,公式\n");

    CliRun run = CliRun.zh("tag", in.toString(), "--min-confidence", "0");

    assertEquals(0, run.exitCode(), run.err());
    List<String> row = read(output()).get(1);
    assertEquals("=1+1", row.get(0));
    assertEquals("'=SUM(A1)", row.get(5));
  }

  @Test
  void duplicateHeadersStayAndNewNamesStepAside() throws IOException {
    Path in = file("备注,备注,,标签代码,内容\na,b,c,d,噪声\n");

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        List.of("备注", "备注", "", "标签代码", "内容", "标签代码_2", "一级标签_2"),
        read(output()).get(0).subList(0, 7));
    assertEquals(List.of("a", "b", "c", "d", "噪声", "02\t"), read(output()).get(1).subList(0, 6));
  }

  @Test
  void twoContentColumnsMustBeChosenBetween() throws IOException {
    Path in = file("内容,编号,内容\n噪声,1,好\n");

    CliRun run = CliRun.zh("tag", in.toString());
    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("#1 内容, #3 内容"), run.err());

    CliRun chosen = CliRun.zh("tag", in.toString(), "--content", "#3");
    assertEquals(0, chosen.exitCode(), chosen.err());
    assertEquals("01\t", read(output()).get(1).get(3));
  }

  @Test
  void manyRowsKeepTheirOrderAcrossBatches() throws IOException {
    StringBuilder text = new StringBuilder("编号,内容\n");
    IntStream.range(0, 5000).forEach(i -> text.append(i).append(i % 3 == 0 ? ",噪声\n" : ",好\n"));

    CliRun run = CliRun.zh("tag", file(text.toString()).toString());

    assertEquals(0, run.exitCode(), run.err());
    List<List<String>> rows = read(output());
    assertEquals(5001, rows.size());
    for (int i = 0; i < 5000; i++) {
      assertEquals(
          List.of(Integer.toString(i), i % 3 == 0 ? "02\t" : "01\t"),
          List.of(rows.get(i + 1).get(0), rows.get(i + 1).get(2)));
    }
  }

  @Test
  void theSummaryAddsUp() throws IOException {
    CliRun run = CliRun.en("tag", file("内容\n噪声\n噪声\n好\n\n").toString());

    assertAll(
        () -> assertTrue(run.out().matches("(?s).*Rows read\\s+4\\n.*"), run.out()),
        () ->
            assertTrue(run.out().matches("(?s).*Tagged to level 1\\s+3\\s+75.0%\\n.*"), run.out()),
        () ->
            assertTrue(
                run.out().matches("(?s).*Untagged: no text to classify\\s+1\\s+25.0%\\n.*"),
                run.out()),
        () ->
            assertTrue(
                run.out().matches("(?s).*Most frequent tags:\\n  2  02  环境\\n  1  01  住房\\n.*"),
                run.out()),
        () -> assertTrue(run.out().contains(output().toString()), run.out()));
  }

  @Test
  void quietSaysNothing() throws IOException {
    CliRun run = CliRun.zh("tag", file("内容\n噪声\n").toString(), "--quiet");

    assertEquals(List.of(0, "", ""), List.of(run.exitCode(), run.out(), run.err()));
  }

  @Test
  void aResultIsNotOverwrittenUnlessForced() throws IOException {
    Path in = file("内容\n噪声\n");
    Files.writeString(output(), "earlier");

    CliRun refused = CliRun.en("tag", in.toString());
    assertEquals(4, refused.exitCode());
    assertTrue(refused.err().contains("File exists: " + output()), refused.err());
    assertEquals("earlier", Files.readString(output()));

    CliRun forced = CliRun.en("tag", in.toString(), "--force");
    assertEquals(0, forced.exitCode(), forced.err());
    assertEquals(2, read(output()).size());
  }

  @Test
  void theInputIsNeverOverwritten() throws IOException {
    Path in = file("内容\n噪声\n");

    CliRun run = CliRun.en("tag", in.toString(), "-o", in.toString(), "--force");

    assertEquals(4, run.exitCode());
    assertEquals("内容\n噪声\n", Files.readString(in));
  }

  @Test
  void aForcedRunRemovesRejectsOfTheRunThatItReplaces() throws IOException {
    Path in = file("编号,内容\n1\n");
    assertEquals(1, CliRun.en("tag", in.toString()).exitCode());
    assertTrue(Files.exists(rejects()));

    Files.writeString(in, "编号,内容\n1,噪声\n");
    assertEquals(0, CliRun.en("tag", in.toString(), "--force").exitCode());
    assertFalse(Files.exists(rejects()));
  }

  @Test
  void aFailingRunLeavesNothingBehind() throws IOException {
    Path in = file("内容\n噪声\n");

    CliRun run =
        CliRun.with(
            file ->
                new MessageTagger() {
                  @Override
                  public Classification tag(Message message) {
                    throw new IllegalStateException("secret: " + message);
                  }

                  @Override
                  public ModelIdentity identity() {
                    return CliRun.MODEL;
                  }

                  @Override
                  public MessageTagger withStopRule(StopRule rule) {
                    return this;
                  }

                  @Override
                  public List<Classification> tagAll(List<Message> messages) {
                    throw new IllegalStateException("secret: " + messages);
                  }

                  @Override
                  public Taxonomy taxonomy() {
                    return CliRun.TAXONOMY;
                  }
                },
            "tag",
            in.toString(),
            "--lang=en");

    assertEquals(70, run.exitCode());
    assertFalse(run.err().contains("噪声"), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(in), files.toList());
    }
  }

  @Test
  void aMissingFileIsToldInBothLanguages() {
    Path missing = folder.resolve("没有.csv");

    CliRun zh = CliRun.zh("tag", missing.toString());
    CliRun en = CliRun.en("tag", missing.toString());

    assertEquals(3, zh.exitCode());
    assertEquals(3, en.exitCode());
    assertTrue(zh.err().contains("找不到文件：" + missing), zh.err());
    assertTrue(en.err().contains("File not found: " + missing), en.err());
  }

  @Test
  void aMissingColumnIsToldWithTheNamesAndTheNearest() throws IOException {
    Path in = file("编号,群众内溶,回复内容\n1,噪声,已办\n");

    CliRun none = CliRun.zh("tag", in.toString());
    assertEquals(3, none.exitCode());
    assertTrue(none.err().contains("编号, 群众内溶, 回复内容"), none.err());
    assertTrue(none.err().contains("--content"), none.err());

    CliRun wrong = CliRun.zh("tag", in.toString(), "--content", "群众内容");
    assertEquals(3, wrong.exitCode());
    assertTrue(wrong.err().contains("你是不是要“群众内溶”"), wrong.err());

    CliRun english = CliRun.en("tag", in.toString(), "--content", "群众内容");
    assertTrue(english.err().contains("Did you mean \"群众内溶\"?"), english.err());

    CliRun nonsense = CliRun.zh("tag", in.toString(), "--content", "zzz");
    assertEquals(3, nonsense.exitCode());
    assertTrue(nonsense.err().contains("文件中的列：编号, 群众内溶, 回复内容"), nonsense.err());
    assertFalse(nonsense.err().contains("你是不是要"), nonsense.err());
  }

  @Test
  void aWorkbookIsRecognisedWhateverItIsCalled() throws IOException {
    CliRun run = CliRun.en("tag", file(new byte[] {'P', 'K', 3, 4, 0, 0}).toString());

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("workbook"), run.err());
  }

  @Test
  void aMissingModelAndOneThatFailsAreModelErrors() throws IOException {
    String in = file("内容\n噪声\n").toString();

    CliRun missing = CliRun.en("tag", in, "--model", folder.resolve("x.minyi").toString());
    assertEquals(5, missing.exitCode());
    assertTrue(missing.err().contains("Model file not found"), missing.err());

    CliRun broken =
        CliRun.with(
            file -> {
              throw new UncheckedIOException(new IOException("checksum differs"));
            },
            "tag",
            in,
            "--lang=en");
    assertEquals(5, broken.exitCode());
    assertTrue(
        broken.err().contains("Cannot load the default model: checksum differs"), broken.err());
    assertFalse(Files.exists(output()));
  }

  @Test
  void aMissingFolderIsAnOutputError() throws IOException {
    Path out = folder.resolve("nowhere").resolve("out.csv");

    CliRun run = CliRun.en("tag", file("内容\n噪声\n").toString(), "-o", out.toString());

    assertEquals(4, run.exitCode());
    assertTrue(run.err().contains("no such folder"), run.err());
  }

  @Test
  void aFileThatMayNotBeReadIsAnInputError() throws IOException {
    Path in = file("内容\n噪声\n");
    assumeTrue(in.toFile().setReadable(false) && !Files.isReadable(in), "may read anything");

    CliRun run = CliRun.en("tag", in.toString());

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("No permission to read: " + in), run.err());
  }

  @Test
  void headersFollowTheLanguageThatIsAskedFor() throws IOException {
    CliRun.en("tag", file("content\n噪声\n").toString());

    assertEquals(
        List.of("content", "tag code", "level 1 tag"), read(output()).get(0).subList(0, 3));
  }

  @Test
  void oneMessageIsShownToPeople() {
    CliRun run = CliRun.zh("tag", "--text", "半夜噪\u001B[31m声", "--min-confidence", "0.4");

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        """
        标签：环境/噪声
          02    环境  80.0%
          0201  噪声  40.0%
        停止原因：下一级把握不足
        备选：
          020101  环境/噪声/夜间施工  20.0%
          010102  住房/物业/物业收费  12.5%
          010101  住房/物业/=SUM(A1)  10.0%
        依据：噪
        """,
        run.out());
  }

  @Test
  void oneMessageCanBeShownToPrograms() throws IOException {
    CliRun run = CliRun.zh("tag", "--text", "半夜噪声", "--title", "扰民", "--json");

    JsonNode json = new ObjectMapper().readTree(run.out());
    assertEquals("02", json.get("code").asText());
    assertEquals("low_confidence", json.get("stop").asText());
    assertEquals("环境", json.get("path").get(0).get("name").asText());
    assertEquals(3, json.get("alternatives").size());
    assertEquals("噪", json.get("evidence").get(0).get("text").asText());
    assertEquals("fake", json.get("model").get("name").asText());
  }

  @Test
  void anEmptyMessageIsUntaggedWithTheReason() {
    assertEquals("未打标签：没有可分类的文字\n", CliRun.zh("tag", "--text", "").out());
  }

  private Path file(String text) throws IOException {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("in.csv"), bytes);
  }

  private Path output() {
    return folder.resolve("in-tagged.csv");
  }

  private Path rejects() {
    return folder.resolve("in-tagged.rejects.csv");
  }

  private static List<List<String>> read(Path file) throws IOException {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    }
  }
}
