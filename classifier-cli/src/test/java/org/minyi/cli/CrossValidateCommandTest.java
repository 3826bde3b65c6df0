package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains small models for a taxonomy that is not ours. */
class CrossValidateCommandTest {
  private static final List<List<String>> WORDS =
      List.of(List.of("停水三天没有水", "自来水停了", "水压太低出不来水"), List.of("路灯不亮了", "路灯坏了很久", "晚上路灯一片漆黑"));

  @TempDir Path folder;

  private Path taxonomy() throws IOException {
    return Files.writeString(
        folder.resolve("tags.csv"),
        "code,name,parent,definition,keywords\n01,供水,,用水的事,停水\n02,照明,,路灯的事,路灯\n");
  }

  private Path gold() throws IOException {
    return Files.writeString(
        folder.resolve("gold.csv"),
        "group,内容,标签代码\n"
            + IntStream.range(0, 40)
                .mapToObj(
                    i ->
                        "g%d,%d栋居民反映%s请处理,0%d"
                            .formatted(i, i * 7, WORDS.get(i % 2).get(i / 2 % 3), i % 2 + 1))
                .collect(Collectors.joining("\n", "", "\n")));
  }

  private CliRun crossValidate(String... options) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of("cross-validate", gold().toString(), "--taxonomy", taxonomy().toString()));
    line.addAll(List.of(options));
    return CliRun.en(line.toArray(String[]::new));
  }

  @Test
  void measuresModelsAndFloorsOnEveryMessageOfAnOwnTaxonomy() throws IOException {
    Path json = folder.resolve("out.json");
    CliRun run =
        crossValidate("--folds", "2", "--floors", "majority,linear", "--json", json.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("Training a model for part 2 of 2 on 20 messages"), run.err());
    assertTrue(run.out().contains("Cross-validation in 2 parts"), run.out());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals(2, report.at("/measured/folds").asInt());
    assertEquals(40, report.at("/scores/levels/0/messages").asInt());
    assertTrue(report.at("/scores/levels/0/macroF1/value").asDouble() > 0.9, run.out());
    assertTrue(report.at("/floors/1/scores/levels/0/macroF1/value").asDouble() > 0.9, run.out());
    assertTrue(report.at("/outside").isNull());
  }

  @Test
  void measuresTheAccurateProfile() throws IOException {
    Path json = folder.resolve("out.json");
    Path vectors = folder.resolve("vectors");
    CliRun run =
        crossValidate(
            "--folds",
            "2",
            "--floors",
            "none",
            "--profile",
            "accurate",
            "--vectors",
            vectors.toString(),
            "--json",
            json.toString());
    assertEquals(0, run.exitCode(), run.err());
    int bytesOfVector = 32 + 16 * Float.BYTES;
    assertTrue(Files.size(vectors) >= 40 * bytesOfVector, "the encoder was asked about all");
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals(40, report.at("/scores/levels/0/messages").asInt());
    assertTrue(report.at("/scores/levels/0/macroF1/value").asDouble() > 0.9, run.out());
  }

  @Test
  void foldsThatCannotBeAreAUsageError() throws IOException {
    for (String folds : List.of("1", "41")) {
      CliRun run = crossValidate("--folds", folds);
      assertEquals(2, run.exitCode(), run.err());
      assertTrue(run.err().contains("--folds: " + folds), run.err());
    }
  }
}
