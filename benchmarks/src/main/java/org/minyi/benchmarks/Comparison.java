package org.minyi.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Two files of JMH results side by side. */
final class Comparison {
  /** Measurements of shared machines differ by as much without a reason. */
  private static final double NOTABLE = 1.3;

  private record Figure(double score, String unit, double cpu, double bytes) {
    /** How many times as expensive as another; throughput is better when it is higher. */
    double against(Figure old) {
      if (cpu > 0 && old.cpu > 0) {
        return cpu / old.cpu;
      }
      return unit.startsWith("ops/") ? old.score / score : score / old.score;
    }
  }

  private Comparison() {}

  static void print(Path oldFile, Path newFile, PrintStream out) throws IOException {
    Map<String, Figure> before = read(oldFile);
    Map<String, Figure> after = read(newFile);
    out.printf("%-58s %14s %14s %10s %8s%n", "benchmark", "before", "after", "unit", "cost");
    after.forEach(
        (name, figure) -> {
          Figure old = before.get(name);
          if (old == null) {
            out.printf("%-58s %14s %14.1f %10s%n", name, "-", figure.score, figure.unit);
            return;
          }
          double ratio = figure.against(old);
          String mark = ratio > NOTABLE ? " slower" : ratio < 1 / NOTABLE ? " faster" : "";
          out.printf(
              "%-58s %14.1f %14.1f %10s %7.2fx%s%n",
              name, old.score, figure.score, figure.unit, ratio, mark);
        });
  }

  /** The figures of a file as a table. */
  static void print(Path file, PrintStream out) throws IOException {
    out.printf("%-58s %14s %10s %12s %12s%n", "benchmark", "score", "unit", "cpu us/op", "B/op");
    read(file)
        .forEach(
            (name, figure) ->
                out.printf(
                    "%-58s %14.1f %10s %12.1f %12.0f%n",
                    name, figure.score, figure.unit, figure.cpu, figure.bytes));
  }

  private static Map<String, Figure> read(Path file) throws IOException {
    Map<String, Figure> figures = new TreeMap<>();
    for (JsonNode result : new ObjectMapper().readTree(file.toFile())) {
      StringBuilder name = new StringBuilder(result.path("benchmark").asText());
      name.delete(0, name.lastIndexOf(".", name.lastIndexOf(".") - 1) + 1);
      result.path("params").forEach(value -> name.append(' ').append(value.asText()));
      JsonNode primary = result.path("primaryMetric");
      JsonNode secondary = result.path("secondaryMetrics");
      String unit = primary.path("scoreUnit").asText();
      figures.put(
          name.toString(),
          new Figure(
              primary.path("score").asDouble(),
              unit,
              secondary.path(CpuTime.NAME).path("score").asDouble(),
              secondary.path("gc.alloc.rate.norm").path("score").asDouble()));
      JsonNode percentiles = primary.path("scorePercentiles");
      if (result.path("mode").asText().equals("sample")) {
        for (String percentile : new String[] {"50.0", "99.0"}) {
          double score = percentiles.path(percentile).asDouble();
          figures.put(name + " p" + percentile, new Figure(score, unit, 0, 0));
        }
      }
    }
    return figures;
  }
}
