package org.minyi.cli.report.tagged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minyi.cli.Minyi;

/** The figures of a generated table, computed again from its days in another way. */
class MonthlyFiguresTest {
  private static final double Z = 1.959963984540054;
  private static final LocalDate FROM = LocalDate.of(2024, 12, 1);
  private static final LocalDate TO = LocalDate.of(2025, 12, 31);

  @TempDir Path folder;

  @Test
  void agreeWithAnIndependentComputation() throws IOException {
    Path table = folder.resolve("year.csv");
    Path json = folder.resolve("r.json");
    List<LocalDate> days = new InventedMonths(3).write(table, 100_000, FROM, TO);
    StringWriter err = new StringWriter();
    int exitCode =
        Minyi.execute(
            new String[] {
              "report",
              table.toString(),
              "-o",
              folder.resolve("r.html").toString(),
              "--json",
              json.toString(),
              "--by",
              "区县"
            },
            new PrintWriter(new StringWriter()),
            new PrintWriter(err));
    assertEquals(0, exitCode, err.toString());
    JsonNode report = new ObjectMapper().readTree(json.toFile());

    Map<YearMonth, Long> months =
        new TreeMap<>(
            days.stream().collect(Collectors.groupingBy(YearMonth::from, Collectors.counting())));
    double dispersion = dispersion(days);
    assertTrue(dispersion > 1, "the generator makes bursts: " + dispersion);
    JsonNode rows = report.at("/tables/trend-month");
    assertEquals(13, rows.size());
    List<Double> ps = new ArrayList<>();
    for (JsonNode row : rows) {
      YearMonth month = YearMonth.from(LocalDate.parse(row.get("period").asText()));
      assertEquals(months.get(month), row.get("messages").asLong(), month.toString());
      check(row.get("onBefore"), months, month.minusMonths(1), month, dispersion);
      check(row.get("onYear"), months, month.minusYears(1), month, dispersion);
      if (!row.get("onBefore").isNull()) {
        ps.add(row.at("/onBefore/p").asDouble());
      }
    }
    assertEquals(12, ps.size());
    for (JsonNode row : rows) {
      if (!row.get("onBefore").isNull()) {
        boolean marked = List.of("rise", "fall").contains(row.at("/onBefore/verdict").asText());
        assertEquals(believed(ps, row.at("/onBefore/p").asDouble()), marked, row.toString());
      }
    }

    // Every figure can be traced to rows.
    JsonNode traced = report.get("rows");
    assertEquals(100_000, traced.size());
    Map<String, Long> districts = new TreeMap<>();
    Map<String, Long> tops = new TreeMap<>();
    for (int i = 0; i < traced.size(); i++) {
      assertEquals(days.get(i).toString(), traced.get(i).get("date").asText());
      districts.merge(traced.get(i).at("/groups/0").asText(), 1L, Long::sum);
      if (traced.get(i).has("code")) {
        tops.merge(traced.get(i).get("code").asText().substring(0, 2), 1L, Long::sum);
      }
    }
    long tagged = tops.values().stream().mapToLong(n -> n).sum();
    for (JsonNode row : report.at("/tables/group-1-table")) {
      long count = districts.get(row.get("group").asText());
      assertEquals(count, row.get("messages").asLong());
      share(row.get("share"), count, 100_000);
    }
    for (JsonNode row : report.at("/tables/tags-table")) {
      if (row.get("level").asInt() == 1) {
        long count = tops.get(row.get("code").asText());
        assertEquals(count, row.get("messages").asLong());
        share(row.get("share"), count, tagged);
      }
    }

    // What breaks out in the last month is found.
    boolean found = false;
    for (JsonNode row : report.at("/tables/changes-before")) {
      found |=
          row.at("/onBefore/verdict").asText().equals("rise")
              && row.get("tag").asText().contains("停水");
    }
    assertTrue(found, report.at("/tables/changes-before").toString());
    JsonNode issue = report.at("/tables/issues-table/0");
    assertTrue(issue.get("placeWords").asText().contains("翠湖花园"), issue.toString());
  }

  private static void check(
      JsonNode change,
      Map<YearMonth, Long> months,
      YearMonth earlier,
      YearMonth later,
      double dispersion) {
    if (!months.containsKey(earlier)) {
      assertTrue(change.isNull(), later + " has nothing to compare with");
      return;
    }
    double a = months.get(earlier);
    double b = months.get(later);
    assertEquals(b / a - 1, change.get("change").asDouble(), 1e-9, later.toString());
    double n = a + b;
    double z = Z * Math.sqrt(dispersion);
    double centre = (b + z * z / 2) / (n + z * z);
    double half = z / (n + z * z) * Math.sqrt(a * b / n + z * z / 4);
    assertEquals(
        (centre - half) / (1 - centre + half) - 1,
        change.get("low").asDouble(),
        1e-6,
        later.toString());
    assertEquals(
        (centre + half) / (1 - centre - half) - 1,
        change.get("high").asDouble(),
        1e-6,
        later.toString());
    double q = (double) later.lengthOfMonth() / (earlier.lengthOfMonth() + later.lengthOfMonth());
    double statistic = Math.abs(b - n * q) / Math.sqrt(n * q * (1 - q) * dispersion);
    double p = 2 * (1 - NormalDistribution.of(0, 1).cumulativeProbability(statistic));
    assertEquals(p, change.get("p").asDouble(), 1e-9, later.toString());
  }

  private static void share(JsonNode share, double part, double whole) {
    double centre = (part + Z * Z / 2) / (whole + Z * Z);
    double half = Z / (whole + Z * Z) * Math.sqrt(part * (whole - part) / whole + Z * Z / 4);
    assertEquals(part / whole, share.get("value").asDouble(), 1e-12);
    assertEquals(centre - half, share.get("low").asDouble(), 1e-9);
    assertEquals(centre + half, share.get("high").asDouble(), 1e-9);
  }

  /** Over neighbouring weeks that lie within the generated days. */
  private static double dispersion(List<LocalDate> days) {
    Map<LocalDate, Long> weeks = new TreeMap<>();
    for (LocalDate day : days) {
      LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
      if (!monday.isBefore(FROM) && !monday.plusDays(6).isAfter(TO)) {
        weeks.merge(monday, 1L, Long::sum);
      }
    }
    List<Long> counts = new ArrayList<>(weeks.values());
    double sum = 0;
    for (int i = 1; i < counts.size(); i++) {
      double a = counts.get(i - 1);
      double b = counts.get(i);
      sum += (a - b) * (a - b) / (a + b);
    }
    return Math.max(1, sum / (counts.size() - 1));
  }

  /** By the definition: some rank at or above this p-value's is below its line. */
  private static boolean believed(List<Double> ps, double p) {
    return ps.stream()
        .filter(other -> other >= p)
        .anyMatch(other -> other <= 0.05 * ps.stream().filter(x -> x <= other).count() / ps.size());
  }
}
