package org.minyi.cli.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.cli.console.CliException;
import org.minyi.cli.table.Cell.Kind;
import org.minyi.cli.table.TableRow.Problem;

class TableFormatsTest {
  private static final List<String> HEADER = List.of("编号", "内容", "日期", "数");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Format.class)
  void whatIsWrittenIsReadAgain(Format format) throws IOException {
    List<List<Cell>> rows =
        List.of(
            row("001", "路灯\n不亮，\"黑\"", "2026-03-01", "2.5"),
            row("002", " 前后有空格\t", "2026-03-01 08:30:00", "-17"),
            row("003", "<a> & 'b' _x000D_ \u0001\uD83D\uDE00", "2026-12-31 23:59:59", "0"));
    Path file = folder.resolve("t." + format.ending());

    write(file, rows);

    try (TableReader table = TableReader.open(TableSource.of(file))) {
      assertEquals(format, table.format());
      assertEquals(HEADER, table.header());
      for (int i = 0; i < rows.size(); i++) {
        TableRow read = table.next().orElseThrow();
        assertEquals(i + firstLine(format, i), read.line());
        List<String> trimmed =
            read.fields().stream().map(f -> f.replaceAll("^(00\\d)\t$", "$1")).toList();
        assertEquals(rows.get(i).stream().map(Cell::text).toList(), trimmed);
      }
      assertEquals(Optional.empty(), table.next());
      assertEquals(table.size(), table.position());
    }
  }

  /** The first row's text has a line break, which only CSV and TSV write as one. */
  private static int firstLine(Format format, int row) {
    return switch (format) {
      case CSV, TSV -> row == 0 ? 2 : 3;
      case XLSX -> 2;
      case JSONL -> 1;
    };
  }

  @Test
  void workbooksAndJsonKeepWhatCellsStandFor() throws IOException {
    List<List<Cell>> rows =
        List.of(
            List.of(
                Cell.code("01"),
                new Cell("true", Kind.TRUTH),
                new Cell("2026-03-01", Kind.TIME),
                Cell.number(7)),
            List.of(Cell.label("=1+1"), Cell.absent(), Cell.absent(), Cell.text("7")));
    Path workbook = folder.resolve("t.xlsx");
    Path json = folder.resolve("t.jsonl");

    write(workbook, rows);
    write(json, rows);

    assertEquals(
        List.of(
            List.of(
                Cell.text("01"),
                new Cell("true", Kind.TRUTH),
                new Cell("2026-03-01", Kind.TIME),
                Cell.number(7)),
            List.of(Cell.text("=1+1"), Cell.absent(), Cell.absent(), Cell.text("7"))),
        read(workbook));
    assertEquals(
        """
        {"编号":"01","内容":true,"日期":"2026-03-01","数":7}
        {"编号":"=1+1","数":"7"}
        """,
        Files.readString(json));
  }

  @Test
  void csvKeepsCodesAndLabelsFromSpreadsheets() throws IOException {
    Path file = folder.resolve("t.csv");

    write(
        file,
        List.of(List.of(Cell.code("01"), Cell.label("=1+1"), Cell.text("=1+1"), Cell.absent())));

    assertEquals("\uFEFF编号,内容,日期,数\r\n01\t,'=1+1,=1+1,\r\n", Files.readString(file));
  }

  @Test
  void equalTablesGiveEqualWorkbooks() throws Exception {
    List<List<Cell>> rows = List.of(row("1", "a", "", ""));
    Path first = folder.resolve("1.xlsx");
    Path second = folder.resolve("2.xlsx");

    write(first, rows);
    Thread.sleep(5);
    write(second, rows);

    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.csv", "t.xlsx", "t.jsonl"})
  void aTableThatIsNotCommittedLeavesNothing(String name) throws IOException {
    try (TableWriter out = TableWriter.to(folder.resolve(name), HEADER)) {
      out.row(row("1", "a", "", ""));
    }

    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void whatAFormatCannotHoldIsRefused() {
    Path file = folder.resolve("t.xlsx");
    try (TableWriter out = TableWriter.to(file, List.of("a"))) {
      assertThrows(CliException.class, () -> out.row(List.of(Cell.text("字".repeat(32_768)))));
    }
    OutputFormat big5 = OutputFormat.of(Format.CSV).in(Charset.forName("Big5"));
    try (TableWriter out = TableWriter.to(file, big5, List.of("a"))) {
      assertThrows(CliException.class, () -> out.row(List.of(Cell.text("\uD83D\uDE00"))));
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void theColumnsOfJsonLinesAreTheNamesInAllObjects() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("t.jsonl"),
            """
            {"a":"x","n":1.50,"deep":{"k":[1, 2]}}

            {"b":null,"a":"y"}
            not json
            {"a":1,"a":2}
            [1]
            {"c":true} {"d":1}
            """);

    try (TableReader table = TableReader.open(TableSource.of(file))) {
      assertEquals(List.of("a", "n", "deep", "b", "c"), table.header());
      assertEquals(
          List.of(
              Cell.text("x"),
              new Cell("1.50", Kind.NUMBER),
              new Cell("{\"k\":[1, 2]}", Kind.JSON),
              Cell.absent(),
              Cell.absent()),
          table.next().orElseThrow().cells());
      TableRow second = table.next().orElseThrow();
      assertEquals(3, second.line());
      assertEquals(List.of("y", "", "", "", ""), second.fields());
      for (long line = 4; line <= 7; line++) {
        TableRow broken = table.next().orElseThrow();
        assertEquals(line, broken.line());
        assertEquals(Problem.BROKEN_JSON, broken.problem());
      }
      assertEquals(Optional.empty(), table.next());
      assertEquals(1, table.blankLines());
    }
  }

  private static List<Cell> row(String code, String text, String time, String number) {
    return List.of(
        Cell.code(code), Cell.text(text), new Cell(time, Kind.TIME), new Cell(number, Kind.NUMBER));
  }

  private static void write(Path file, List<List<Cell>> rows) {
    try (TableWriter out = TableWriter.to(file, HEADER)) {
      rows.forEach(out::row);
      out.commit();
    }
  }

  private static List<List<Cell>> read(Path file) throws IOException {
    List<List<Cell>> rows = new ArrayList<>();
    try (TableReader table = TableReader.open(TableSource.of(file))) {
      for (Optional<TableRow> row = table.next(); row.isPresent(); row = table.next()) {
        rows.add(row.get().cells());
      }
    }
    return rows;
  }
}
