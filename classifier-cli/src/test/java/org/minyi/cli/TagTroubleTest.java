package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TableRow;
import org.minyi.cli.table.TableSource;

/** What goes wrong in files: each trouble in each format and encoding that can have it. */
class TagTroubleTest {
  private static final String MEGABYTE = "噪".repeat(1 << 20);

  @TempDir Path folder;

  /** A table with a trouble, the rows that come of it (first two cells), and its rejects. */
  private record Trouble(String name, List<List<String>> rows, int written, int rejected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Trouble> TROUBLES =
      List.of(
          new Trouble("none", rows("编号,内容", "1,噪声", "2,好"), 2, 0),
          new Trouble("line breaks", rows("编号,内容", "1,噪\n声\r\n\"引\"，用", "2,好\t坏"), 2, 0),
          new Trouble("header only", rows("编号,内容"), 0, 0),
          new Trouble("duplicate headers", rows("编号,编号,内容", "1,x,噪声"), 1, 0),
          new Trouble("300 columns", wide(300), 2, 0),
          new Trouble("1 MB cell", rows("编号,内容", "1," + MEGABYTE, "2,好"), 2, 0),
          new Trouble("NUL", rows("编号,内容", "1,噪\0声", "2,好"), 2, 0),
          new Trouble("formulas", rows("编号,内容", "=1+1,=HYPERLINK(\"x\")", "@a,+好"), 2, 0),
          new Trouble("blank row", rows("编号,内容", "1,噪声", ",", "2,好"), 3, 0),
          new Trouble("too many fields", rows("编号,内容", "1,噪声,x", "2,好"), 1, 1),
          new Trouble("too few fields", rows("编号,内容", "1", "2,好"), 1, 1));

  private static List<List<String>> rows(String... rows) {
    return Arrays.stream(rows)
        .map(row -> List.of(row.split(",", row.contains("HYPERLINK") ? 2 : -1)))
        .toList();
  }

  private static List<List<String>> wide(int columns) {
    List<String> header = new ArrayList<>(List.of("编号", "内容"));
    List<String> first = new ArrayList<>(List.of("1", "噪声"));
    for (int i = 2; i < columns; i++) {
      header.add("列" + i);
      first.add(Integer.toString(i));
    }
    List<String> second = new ArrayList<>(Collections.nCopies(columns, ""));
    second.set(0, "2");
    return List.of(header, first, second);
  }

  static List<Arguments> textMatrix() {
    List<Arguments> matrix = new ArrayList<>();
    for (Trouble trouble : TROUBLES) {
      for (String charset : List.of("UTF-8", "UTF-8+BOM", "GB18030", "UTF-16LE+BOM")) {
        for (String separator : List.of(",", "\t")) {
          matrix.add(Arguments.of(trouble, charset, separator));
        }
      }
    }
    return matrix;
  }

  @ParameterizedTest
  @MethodSource("textMatrix")
  void aTextTable(Trouble trouble, String charset, String separator) throws IOException {
    StringBuilder text = new StringBuilder(charset.endsWith("+BOM") ? "\uFEFF" : "");
    for (List<String> row : trouble.rows) {
      text.append(
          String.join(
              separator, row.stream().map(f -> "\"" + f.replace("\"", "\"\"") + "\"").toList()));
      text.append("\r\n");
    }
    Path in = folder.resolve(separator.equals(",") ? "in.csv" : "in.tsv");
    Files.write(in, text.toString().getBytes(Charset.forName(charset.replace("+BOM", ""))));

    checked(trouble, in, "--content", "内容");
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void aWorkbook(Trouble trouble) throws IOException {
    Path in = folder.resolve("in.xlsx");
    workbook(
        in,
        sheet -> {
          for (int r = 0; r < trouble.rows.size(); r++) {
            for (int c = 0; c < trouble.rows.get(r).size(); c++) {
              // Workbooks have no character of the value zero.
              sheet.value(r, c, trouble.rows.get(r).get(c).replace("\0", "_x0000_"));
            }
          }
        });
    // A blank row of a workbook is no row, and cells at the end of one may always be missing.
    Trouble expected =
        switch (trouble.name) {
          case "blank row" -> new Trouble(trouble.name, without(trouble.rows, 2), 2, 0);
          case "too few fields" -> new Trouble(trouble.name, rows("编号,内容", "1,", "2,好"), 2, 0);
          case "1 MB cell" -> new Trouble(trouble.name, trouble.rows, 1, 1);
          default -> trouble;
        };

    checked(expected, in, "--content", "内容");
  }

  static List<Trouble> troubles() {
    return TROUBLES;
  }

  /** A name that stands twice in an object makes a bad row, which is tested with the reader. */
  static List<Trouble> jsonTroubles() {
    return TROUBLES.stream().filter(t -> !t.name.equals("duplicate headers")).toList();
  }

  @ParameterizedTest
  @MethodSource("jsonTroubles")
  void jsonLines(Trouble trouble) throws IOException {
    Path in = folder.resolve("in.jsonl");
    List<String> names = trouble.rows.get(0).stream().distinct().toList();
    StringBuilder text = new StringBuilder();
    for (List<String> row : trouble.rows.subList(1, trouble.rows.size())) {
      Map<String, String> object = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        object.put(i < names.size() ? names.get(i) : "更多", row.get(i));
      }
      text.append(new ObjectMapper().writeValueAsString(object)).append('\n');
    }
    Files.writeString(in, text);

    CliRun run = CliRun.zh("tag", in.toString(), "--content", "内容");

    if (trouble.rows.size() == 1) {
      // Without an object there are no names.
      assertEquals(3, run.exitCode());
      return;
    }
    // An object may have more or fewer fields than others.
    assertEquals(0, run.exitCode(), run.err());
    assertCounts(run, trouble.rows.size() - 1, 0);
  }

  private void checked(Trouble trouble, Path in, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("tag", in.toString()));
    args.addAll(List.of(more));
    CliRun run = CliRun.zh(args.toArray(String[]::new));

    assertEquals(trouble.rejected > 0 ? 1 : 0, run.exitCode(), run.err());
    String ending = in.toString().replaceAll(".*\\.", "");
    List<TableRow> rows = read(folder.resolve("in-tagged." + ending));
    assertEquals(trouble.written, rows.size());
    assertCounts(run, trouble.written, trouble.rejected);
    if (trouble.rejected == 0) {
      assertFalse(Files.exists(folder.resolve("in-tagged.rejects.csv")));
      for (int i = 0; i < rows.size(); i++) {
        List<String> expected = trouble.rows.get(i + 1);
        assertEquals(expected, rows.get(i).fields().subList(0, expected.size()));
      }
    } else {
      assertEquals(trouble.rejected, read(folder.resolve("in-tagged.rejects.csv")).size());
    }
  }

  private static void assertCounts(CliRun run, int written, int rejected) {
    String all = String.format("%,d", written + rejected);
    assertTrue(run.out().matches("(?s).*共读取行数\\s+" + all + "\\n.*"), run.out());
    if (rejected > 0) {
      assertTrue(run.out().matches("(?s).*剔除（无法处理）\\s+" + rejected + " .*"), run.out());
    }
  }

  @ParameterizedTest
  @CsvSource({"in.csv", "in.xlsx", "in.tsv"})
  void anEmptyFile(String name) throws IOException {
    Path in = Files.createFile(folder.resolve(name));

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.err().contains("是空文件"), run.err());
  }

  @Test
  void aWorkbookThatIsCalledCsv() throws IOException {
    Path in = folder.resolve("in.csv");
    simpleWorkbook(in);

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("工作表“一”"), run.err());
    assertEquals("007", read(folder.resolve("in-tagged.xlsx")).get(0).fields().get(0));
  }

  @Test
  void datesNumbersFormulasErrorsAndMergedCells() throws IOException {
    Path in = folder.resolve("in.xlsx");
    workbook(
        in,
        sheet -> {
          String[] header = {"编号", "日期", "时间", "数", "公式", "内容", "合并", "月日"};
          for (int c = 0; c < header.length; c++) {
            sheet.value(0, c, header[c]);
          }
          sheet.value(1, 0, 7);
          sheet.style(1, 0).format("000").set();
          sheet.value(1, 1, LocalDate.of(2026, 3, 1));
          sheet.style(1, 1).format("yyyy\"年\"m\"月\"d\"日\"").set();
          sheet.value(1, 2, LocalDateTime.of(2026, 3, 1, 8, 30));
          sheet.style(1, 2).format("yyyy-mm-dd hh:mm").set();
          sheet.value(1, 3, 0.1 + 0.2);
          sheet.formula(1, 4, "D2*2");
          sheet.value(1, 5, "噪声");
          sheet.value(1, 6, "上");
          sheet.range(1, 6, 2, 6).merge();
          sheet.value(1, 7, 46082);
          sheet.style(1, 7).format("[Red]m月d日").set();
          sheet.value(2, 0, 46082.5);
          sheet.value(2, 5, "好");
        });

    CliRun run = CliRun.zh("tag", in.toString(), "--columns", "code");

    assertEquals(0, run.exitCode(), run.err());
    List<TableRow> rows = read(folder.resolve("in-tagged.xlsx"));
    assertEquals(
        List.of(
            "007", "2026-03-01", "2026-03-01 08:30:00", "0.3", "", "噪声", "上", "2026-03-01", "02"),
        rows.get(0).fields());
    assertEquals(List.of("46082.5", "", "", "", "", "好", "", "", "01"), rows.get(1).fields());
  }

  @Test
  void formulasWithoutAResultAreTold() throws IOException {
    Path in = folder.resolve("in.xlsx");
    workbook(
        in,
        sheet -> {
          String[] header = {"编号", "内容", "字数"};
          for (int c = 0; c < header.length; c++) {
            sheet.value(0, c, header[c]);
          }
          sheet.formula(1, 0, "ROW()");
          sheet.value(1, 1, "噪声");
          sheet.formula(1, 2, "LEN(B2)");
          sheet.value(2, 0, "乙");
          sheet.formula(2, 1, "CONCATENATE(D3,E3)");
          sheet.formula(3, 1, "CONCATENATE(D4,E4)");
          sheet.value(4, 1, "好");
        });

    CliRun zh = CliRun.zh("tag", in.toString(), "--columns", "code");
    CliRun en = CliRun.en("dedupe", in.toString(), "--id", "字数");
    CliRun preview = CliRun.en("tag", in.toString(), "--preview", "9");

    assertEquals(1, zh.exitCode(), zh.err());
    assertCounts(zh, 2, 2);
    assertTrue(zh.err().contains("有 4 个单元格是公式"), zh.err());
    assertEquals(
        List.of(List.of("", "噪声", "", "02"), List.of("", "好", "", "01")),
        read(folder.resolve("in-tagged.xlsx")).stream().map(TableRow::fields).toList());
    String rejects = Files.readString(folder.resolve("in-tagged.rejects.csv"));
    assertTrue(rejects.contains("3,正文、标题或编号是公式，文件中没有存公式的结果"), rejects);
    assertTrue(rejects.contains("4,正文、标题或编号是公式"), rejects);
    assertEquals(1, en.exitCode());
    assertTrue(en.out().matches("(?s).*Rejected +3\\R.*"), en.out());
    assertTrue(en.err().contains("4 cells hold formulas whose results are not"), en.err());
    assertTrue(
        preview.out().contains("would be rejected: the text, title or id is a formula"),
        preview.out());
  }

  /** An empty result is a text of no characters, or none: programs that do not calculate say so. */
  @ParameterizedTest
  @CsvSource({"false, 0", "true, 1"})
  void emptyResultsOfFormulasAreTakenForMissingWhereTheWorkbookIsToBeCalculated(
      boolean recalculated, int exitCode) throws IOException {
    Path whole = folder.resolve("whole.xlsx");
    simpleWorkbook(whole);
    Map<String, byte[]> parts = unzip(whole);
    String sheet = new String(parts.get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
    String row =
        "<row r=\"3\"><c r=\"A3\"><v>8</v></c><c r=\"B3\" t=\"str\"><f>D3</f><v></v></c></row>";
    parts.put(
        "xl/worksheets/sheet1.xml",
        sheet.replace("</sheetData>", row + "</sheetData>").getBytes(StandardCharsets.UTF_8));
    String settings = new String(parts.get("xl/workbook.xml"), StandardCharsets.UTF_8);
    String calculate = "<calcPr calcId=\"1\" fullCalcOnLoad=\"" + recalculated + "\"/></workbook>";
    parts.put(
        "xl/workbook.xml",
        settings
            .replaceAll("<calcPr[^>]*>", "")
            .replace("</workbook>", calculate)
            .getBytes(StandardCharsets.UTF_8));
    Path in = zip(folder.resolve("in.xlsx"), parts);

    CliRun run = CliRun.en("tag", in.toString());

    assertEquals(exitCode, run.exitCode(), run.err());
    assertEquals(recalculated, run.err().contains("1 cells hold formulas"), run.err());
    assertEquals(2 - exitCode, read(folder.resolve("in-tagged.xlsx")).size());
  }

  @Test
  void namesOfColumnsBelowATitle() throws IOException {
    List<List<String>> rows =
        rows("2026年10月群众来电台账", "填表人：张三,,10月", "编号,日期,来电内容", "1,2026-10-08,噪声");
    Path book = folder.resolve("book.xlsx");
    workbook(
        book,
        sheet -> {
          for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
              sheet.value(r, c, rows.get(r).get(c));
            }
          }
          sheet.range(0, 0, 0, 2).merge();
        });
    Path csv =
        Files.writeString(folder.resolve("a.csv"), "十月台账,,\n序号,诉求人,情况\n1,张三,路灯不亮\n2,李四,噪声\n");
    Path other = folder.resolve("other.xlsx");
    workbook(
        other,
        sheet -> {
          sheet.value(0, 0, "序号");
          sheet.value(0, 1, "情况");
          sheet.value(1, 0, "1");
          sheet.value(1, 1, "噪声");
        });

    CliRun usual = CliRun.zh("tag", book.toString());
    CliRun named = CliRun.en("tag", book.toString(), "--content", "来电内容");
    CliRun numbered = CliRun.zh("tag", book.toString(), "--content", "#3", "--preview", "2");
    CliRun text = CliRun.zh("tag", csv.toString());
    CliRun noTitle = CliRun.zh("tag", other.toString());

    assertEquals(3, usual.exitCode());
    assertTrue(usual.err().contains("第 1 行像是大标题，列名似乎在第 3 行：请删去上面的行，只留一行列名"), usual.err());
    assertTrue(named.err().contains("column names seem to be in row 3"), named.err());
    assertTrue(numbered.err().contains("列名似乎在第 3 行"), numbered.err());
    assertTrue(text.err().contains("列名似乎在第 2 行"), text.err());
    assertTrue(noTitle.err().contains("文件中的列：序号, 情况"), noTitle.err());
    for (CliRun run : List.of(usual, named, numbered, text, noTitle)) {
      assertFalse(run.err().contains("--encoding"), run.err());
    }
  }

  @Test
  void severalSheets() throws IOException {
    Path in = folder.resolve("in.xlsx");
    try (OutputStream out = Files.newOutputStream(in);
        Workbook workbook = new Workbook(out, "test", null)) {
      workbook.newWorksheet("空");
      for (String name : List.of("一区", "二区")) {
        Worksheet sheet = workbook.newWorksheet(name);
        sheet.value(0, 0, "内容");
        sheet.value(1, 0, name + "噪声");
      }
    }

    CliRun first = CliRun.zh("tag", in.toString());
    CliRun second = CliRun.zh("tag", in.toString(), "--sheet", "二区", "--force");
    CliRun all = CliRun.zh("tag", in.toString(), "--sheet", "*");
    CliRun none = CliRun.zh("tag", in.toString(), "--sheet", "三区", "--force");

    assertEquals(0, first.exitCode(), first.err());
    assertTrue(first.err().contains("其他工作表没有处理：二区"), first.err());
    assertEquals(0, second.exitCode(), second.err());
    assertEquals("二区噪声", read(folder.resolve("in-tagged.xlsx")).get(0).fields().get(0));
    assertEquals(0, all.exitCode(), all.err());
    assertEquals("一区噪声", read(folder.resolve("in-一区-tagged.xlsx")).get(0).fields().get(0));
    assertEquals("二区噪声", read(folder.resolve("in-二区-tagged.xlsx")).get(0).fields().get(0));
    assertEquals(3, none.exitCode());
    assertTrue(none.err().contains("#1 空, #2 一区, #3 二区"), none.err());
  }

  @Test
  void macrosAreNoHindrance() throws IOException {
    Path plain = folder.resolve("plain.xlsx");
    simpleWorkbook(plain);
    Map<String, byte[]> parts = unzip(plain);
    String types = new String(parts.get("[Content_Types].xml"), StandardCharsets.UTF_8);
    parts.put(
        "[Content_Types].xml",
        types
            .replace(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            .getBytes(StandardCharsets.UTF_8));
    parts.put("xl/vbaProject.bin", new byte[] {1, 2, 3});
    Path in = zip(folder.resolve("in.xlsm"), parts);

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(1, read(folder.resolve("in-tagged.xlsx")).size());
  }

  @Test
  void filesThatOnlyLookLikeWorkbooks() throws IOException {
    byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0, 0};
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    byte[] encrypted = Arrays.copyOf(ole, 2000);
    System.arraycopy(name, 0, encrypted, 1111, name.length);
    Path whole = folder.resolve("whole.xlsx");
    simpleWorkbook(whole);
    byte[] cut = Arrays.copyOf(Files.readAllBytes(whole), 700);

    assertRefused("in.xlsx", encrypted, "有密码保护");
    assertRefused("in.xls", ole, "旧版 Excel 工作簿");
    assertRefused("in.xls", "<html><table>".getBytes(StandardCharsets.UTF_8), "其实是网页");
    assertRefused("in.xlsx", cut, "已损坏");
    Path document = zip(folder.resolve("in.zip"), Map.of("word/document.xml", new byte[] {'<'}));
    assertRefused("in.xlsx", Files.readAllBytes(document), "不是 Excel 工作簿");
    Map<String, byte[]> broken = unzip(whole);
    broken.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"".getBytes(StandardCharsets.UTF_8));
    assertRefused("in.xlsx", Files.readAllBytes(zip(folder.resolve("b"), broken)), "已损坏");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"})
  void aZipBomb(String part) throws IOException {
    Path whole = folder.resolve("whole.xlsx");
    simpleWorkbook(whole);
    Map<String, byte[]> parts = unzip(whole);
    byte[] much = new byte[70 << 20];
    Arrays.fill(much, (byte) ' ');
    parts.put(part, much);

    assertRefused("in.xlsx", Files.readAllBytes(zip(folder.resolve("bomb"), parts)), "展开后大得不合常理");
  }

  private void assertRefused(String name, byte[] content, String reason) throws IOException {
    Path in = Files.write(folder.resolve(name), content);

    CliRun run = CliRun.zh("tag", in.toString());

    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.err().contains(reason), run.err());
    assertFalse(Files.exists(folder.resolve("in-tagged.xlsx")));
    Files.delete(in);
  }

  private static List<List<String>> without(List<List<String>> rows, int row) {
    List<List<String>> others = new ArrayList<>(rows);
    others.remove(row);
    return others;
  }

  private static void simpleWorkbook(Path file) throws IOException {
    workbook(
        file,
        sheet -> {
          sheet.value(0, 0, "编号");
          sheet.value(0, 1, "内容");
          sheet.value(1, 0, "007");
          sheet.value(1, 1, "噪声");
        });
  }

  private static void workbook(Path file, Consumer<Worksheet> content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", null)) {
      content.accept(workbook.newWorksheet("一"));
    }
  }

  private static Map<String, byte[]> unzip(Path file) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return parts;
  }

  private static Path zip(Path file, Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    }
    return Files.write(file, bytes.toByteArray());
  }

  private static List<TableRow> read(Path file) throws IOException {
    List<TableRow> rows = new ArrayList<>();
    try (TableReader table = TableReader.open(TableSource.of(file))) {
      for (Optional<TableRow> row = table.next(); row.isPresent(); row = table.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}
