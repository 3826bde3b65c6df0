package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TableRow;
import org.minyi.cli.table.TableSource;

class DedupeCommandTest {
  private static final String TABLE =
      """
      编号,留言主题,留言内容
      0001,路灯,云桥路的路灯坏了半个月，晚上一片漆黑，请尽快维修。
      0002,停水,小区停水两天没有通知，老人用水困难，何时恢复？
      0003,路灯,雲橋路的路燈壞了半個月 晚上一片漆黑 請盡快維修！！
      0004,路灯,云桥路的路灯坏了半个月，晚上一片漆黑，请尽快来人维修。
      """;

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<List<String>> read(Path file) throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().detectBomHeader(true).ofCsvRecord(file)) {
      return csv.stream().map(CsvRecord::getFields).toList();
    }
  }

  private static List<String> added(List<String> row) {
    return row.subList(3, row.size());
  }

  @Test
  void rowsStayAndTheirGroupsAreAdded() throws IOException {
    Path input = write("留言.csv", TABLE);

    CliRun run = CliRun.zh("dedupe", input.toString());

    List<List<String>> rows = read(folder.resolve("留言-deduped.csv"));
    assertEquals(0, run.exitCode());
    assertEquals(TABLE.lines().count(), rows.size());
    assertEquals(List.of("重复组", "组内条数", "首条行号", "与首条相似度"), added(rows.get(0)));
    assertEquals(List.of("1", "3", "2", "1.000"), added(rows.get(1)));
    assertEquals(List.of("2", "1", "3", "1.000"), added(rows.get(2)));
    assertEquals(List.of("1", "3", "2", "1.000"), added(rows.get(3)));
    assertEquals(List.of("1", "3", "2"), added(rows.get(4)).subList(0, 3));
    assertTrue(rows.get(4).get(6).startsWith("0."), rows.get(4).get(6));
    assertEquals(
        TABLE.lines().map(line -> List.of(line.split(","))).toList(),
        rows.stream().map(row -> row.subList(0, 3)).toList());
  }

  @Test
  void theSummaryCountsAndNamesLinesButNoTexts() throws IOException {
    Path input = write("a.csv", TABLE);

    CliRun run = CliRun.en("dedupe", input.toString());

    assertTrue(run.out().matches("(?s).*Rows read +4\\R.*"), run.out());
    assertTrue(run.out().matches("(?s).*Messages in groups +3\\R.*"), run.out());
    assertTrue(run.out().matches("(?s).*Different messages +2\\R.*"), run.out());
    assertTrue(run.out().contains("3  group 1  first in row 2 of the result"), run.out());
    assertFalse((run.out() + run.err()).contains("路灯"), run.out());
  }

  @Test
  void theFirstMessageIsNamedByItsId() throws IOException {
    Path input = write("a.csv", TABLE.replace("0001", "=1+1"));

    CliRun run = CliRun.en("dedupe", input.toString(), "--id", "编号");

    List<List<String>> rows = read(folder.resolve("a-deduped.csv"));
    assertEquals(0, run.exitCode());
    assertEquals("first id", rows.get(0).get(6));
    assertEquals("=1+1", rows.get(1).get(0));
    assertEquals("'=1+1", rows.get(4).get(6));
    assertEquals("0002", rows.get(2).get(6));
  }

  @Test
  void onlyTheFirstOfEachGroupCanBeKept() throws IOException {
    Path input = write("a.csv", TABLE);

    CliRun run = CliRun.en("dedupe", input.toString(), "--first-only");

    List<List<String>> rows = read(folder.resolve("a-deduped.csv"));
    assertEquals(0, run.exitCode());
    assertEquals(List.of("0001", "0002"), rows.stream().skip(1).map(row -> row.get(0)).toList());
    assertEquals("3", rows.get(1).get(4));
  }

  @Test
  void rowsThatCannotBeReadAreRejectedAndTheOthersGrouped() throws IOException {
    Path input = write("a.csv", "留言内容,备注\n停水了没人管\n停水了没人管,a,b\n停水了没人管,c\n");

    CliRun run = CliRun.en("dedupe", input.toString());

    List<List<String>> rows = read(folder.resolve("a-deduped.csv"));
    assertEquals(1, run.exitCode());
    assertEquals(3, rows.size());
    assertEquals(List.of("1", "2", "2", "1.000"), rows.get(2).subList(2, 6));
    assertEquals(2, Files.readAllLines(folder.resolve("a-deduped.rejects.csv")).size());
    assertTrue(run.out().matches("(?s).*Rows read +3\\R.*"), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "tsv", "xlsx", "jsonl"})
  void everyFormatCanBeWrittenAndReadAgain(String ending) throws IOException {
    Path input = write("a.csv", TABLE);
    Path first = folder.resolve("b." + ending);
    Path second = folder.resolve("c." + ending);

    assertEquals(0, CliRun.zh("dedupe", input.toString(), "-o", first.toString()).exitCode());
    CliRun again = CliRun.zh("dedupe", first.toString(), "-o", second.toString());

    assertEquals(0, again.exitCode(), again.err());
    List<String> header;
    List<List<String>> rows = new ArrayList<>();
    try (TableReader table = TableReader.open(TableSource.of(second))) {
      header = table.header();
      for (Optional<TableRow> row = table.next(); row.isPresent(); row = table.next()) {
        rows.add(row.get().fields());
      }
    }
    assertEquals("重复组", header.get(3));
    assertEquals("重复组_2", header.get(7));
    assertEquals(4, rows.size());
    assertEquals(rows.get(3).subList(3, 5), rows.get(3).subList(7, 9));
  }

  @Test
  void otherEncodingsAreFound() throws IOException {
    Path input = folder.resolve("gbk.csv");
    Files.write(input, TABLE.getBytes(Charset.forName("GBK")));

    CliRun run = CliRun.en("dedupe", input.toString());

    assertEquals(0, run.exitCode());
    assertEquals("3", read(folder.resolve("gbk-deduped.csv")).get(1).get(4));
    assertTrue(run.err().contains("GB18030"), run.err());
  }

  @Test
  void nothingIsReplacedUnasked() throws IOException {
    Path input = write("a.csv", TABLE);
    Path there = write("a-deduped.csv", "mine");

    CliRun refused = CliRun.en("dedupe", input.toString());
    CliRun itself = CliRun.en("dedupe", input.toString(), "-o", input.toString(), "--force");

    assertEquals(4, refused.exitCode());
    assertEquals("mine", Files.readString(there));
    assertEquals(4, itself.exitCode());
    assertEquals(TABLE, Files.readString(input));
    assertEquals(0, CliRun.en("dedupe", input.toString(), "--force").exitCode());
    assertEquals(5, read(there).size());
  }

  @Test
  void wrongColumnsAreToldWithTheRightOnes() throws IOException {
    Path input = write("a.csv", TABLE);

    CliRun run = CliRun.en("dedupe", input.toString(), "--id", "编码");

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("Did you mean \"编号\"? Name it by --id"), run.err());
    assertFalse(Files.exists(folder.resolve("a-deduped.csv")));
  }

  @Test
  void messagesWithoutTextAreAlone() throws IOException {
    Path input = write("a.csv", "留言内容\n👍👍\n👍👍\n\n停水\n");

    assertEquals(0, CliRun.en("dedupe", input.toString(), "--quiet").exitCode());

    List<List<String>> rows = read(folder.resolve("a-deduped.csv"));
    assertTrue(
        IntStream.range(1, rows.size()).allMatch(i -> rows.get(i).get(2).equals("1")), "" + rows);
  }
}
