package org.minyi.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.cli.table.TableRow.Problem;

class CsvTableTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesAreCountedWhateverEndsThem(String end) throws IOException {
    String text =
        String.join(end, "a,b", "1,\"x" + end + "y\"", "", "2,\"open", "3,z", "4,\"bad\"x", "5,w");

    List<TableRow> rows = read(text);

    assertEquals(
        List.of(
            TableRow.of(2, List.of("1", "x" + end + "y"), Problem.NONE),
            TableRow.of(5, List.of("2,\"open"), Problem.BROKEN_QUOTES),
            TableRow.of(6, List.of("3", "z"), Problem.NONE),
            TableRow.of(7, List.of("4,\"bad\"x"), Problem.BROKEN_QUOTES),
            TableRow.of(8, List.of("5", "w"), Problem.NONE)),
        rows);
  }

  @Test
  void whateverTheTextEveryLineBelongsToARow() throws IOException {
    Random random = new Random(7);
    String[] pieces = {"a", "民", ",", ",", "\"", "\"", "\n", "\r", "\r\n", "\0"};
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder("h1,h2\n");
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String shown = text.toString().replace("\r", "\\r").replace("\n", "\\n");

      try (TableReader table = open(text.toString())) {
        StringBuilder found = new StringBuilder();
        long line = 1;
        for (Optional<TableRow> row = table.next(); row.isPresent(); row = table.next()) {
          assertTrue(row.get().line() > line, shown);
          line = row.get().line();
          row.get().fields().forEach(found::append);
        }
        assertEquals(letters(text.substring(6)), letters(found.toString()), shown);
      }
    }
  }

  @Test
  void thousandsOfOpenQuotesCostOnlyTheirLines() throws IOException {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 3000; i++) {
      text.append(i).append(i % 2 == 0 ? ",\"open\n" : ",fine\n");
    }

    List<TableRow> rows = read(text.toString());

    assertEquals(3000, rows.size());
    for (int i = 0; i < 3000; i++) {
      assertEquals(i + 2, rows.get(i).line());
      assertEquals(i % 2 == 0 ? Problem.BROKEN_QUOTES : Problem.NONE, rows.get(i).problem());
    }
  }

  private static String letters(String text) {
    return text.replaceAll("[\",\r\n]", "");
  }

  private List<TableRow> read(String text) throws IOException {
    List<TableRow> rows = new ArrayList<>();
    try (TableReader table = open(text)) {
      for (Optional<TableRow> row = table.next(); row.isPresent(); row = table.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  private TableReader open(String text) throws IOException {
    Path file = Files.write(folder.resolve("t.csv"), text.getBytes(StandardCharsets.UTF_8));
    return TableReader.open(TableSource.of(file));
  }
}
