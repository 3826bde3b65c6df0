package org.minyi.cli.report.tagged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.cli.report.tagged.DayReader.Problem;

class DayReaderTest {
  private static final DayReader READER =
      new DayReader(LocalDate.of(2026, 11, 30), Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01",
        "2026-3-1",
        "2026/3/1 8:05",
        "2026.03.01",
        "2026年3月1日",
        "2026年3月1日 星期日 上午9:05",
        "２０２６－０３－０１",
        "'2026-03-01",
        "2026-03-01\t",
        " 2026-03-01T23:59:59",
        "2026-03-01T23:59:59.123",
        "2026-02-28T20:00:00Z",
        "2026-03-01 01:00:00+08:00",
        "20260301",
        "20260301235959",
        "202603010805",
        "46082",
        "46082.999",
        "1772294400",
        "1772294400000",
        "1-Mar-2026",
        "Mar 1, 2026",
        "1 March 2026 10:00"
      })
  void findsTheFirstOfMarch(String cell) {
    assertEquals(
        Optional.of(LocalDate.of(2026, 3, 1)), READER.read(cell).day(), "read from " + cell);
  }

  @ParameterizedTest
  @CsvSource({
    "'', MISSING",
    "'  ', MISSING",
    "昨天, UNREADABLE",
    "03/04/2026, UNREADABLE",
    "2026-13-01, UNREADABLE",
    "2026-02-30, UNREADABLE",
    "2026-03, UNREADABLE",
    "=TODAY(), UNREADABLE",
    "1900-01-00, UNREADABLE",
    "1900-01-01, TOO_EARLY",
    "1899年12月31日, TOO_EARLY",
    "0, TOO_EARLY",
    "1, TOO_EARLY",
    "-5, TOO_EARLY",
    "2026-12-01, IN_FUTURE",
    "9999-12-31, IN_FUTURE",
    "2958465, IN_FUTURE",
    "99999999, UNREADABLE",
    "99999999999999999999, UNREADABLE"
  })
  void saysWhatIsWrong(String cell, Problem problem) {
    assertEquals(Optional.of(problem), READER.read(cell).problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"03/04/2026", "2026-03-04"})
  void aPatternDecidesAndTheUsualWaysStillWork(String cell) {
    DayReader reader =
        new DayReader(
            LocalDate.of(2026, 11, 30),
            Optional.of(DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ENGLISH)));

    assertEquals(Optional.of(LocalDate.of(2026, 3, 4)), reader.read(cell).day());
  }

  @Property(tries = 200)
  void readsTheSerialNumbersOfExcel(@ForAll @IntRange(min = 36_526, max = 46_356) int serial) {
    // 25569 is 1970-01-01.
    assertEquals(
        Optional.of(LocalDate.ofEpochDay(serial - 25_569L)),
        READER.read(Integer.toString(serial)).day());
  }

  @Property(tries = 500)
  void everyCellIsADayOrAProblem(@ForAll String cell) {
    DayReader.Reading reading = READER.read(cell);

    assertEquals(reading.day().isEmpty(), reading.problem().isPresent());
  }
}
