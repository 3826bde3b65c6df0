package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process, killed without warning at random moments, twenty times in all. */
class KillAndResumeTest {
  private static final int KILLS = 20;
  private static final int ROWS = 12_000;
  private static final long SEED = 20;

  @TempDir Path folder;

  @Test
  void whateverTheMomentTheWholeFileIsTheSame() throws IOException, InterruptedException {
    assumeTrue(
        Set.of("amd64", "x86_64").contains(System.getProperty("os.arch")),
        "ND4J has no native code for this machine, to train a small model");
    Path model = model();
    Path input = input();
    Random random = new Random(SEED);
    List<String> formats = List.of("csv", "jsonl", "xlsx");
    int resumed = 0;
    int kills = 0;
    for (String format : formats) {
      Path whole = folder.resolve("whole-" + format + "." + format);
      long start = System.nanoTime();
      assertEquals(1, finish(process(model, input, whole)), log());
      int millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

      Path result = folder.resolve("killed-" + format + "." + format);
      int wanted = kills + (KILLS - kills) / (formats.size() - formats.indexOf(format));
      while (kills < wanted) {
        Process process = process(model, input, result, "--resume");
        // The first part of a run only loads the model.
        if (process.waitFor(millis / 5 + random.nextInt(millis), TimeUnit.MILLISECONDS)) {
          assertSame(whole, result);
          delete(result);
          continue;
        }
        process.destroyForcibly().waitFor();
        kills++;
        resumed += log().contains("going on with") ? 1 : 0;
      }
      assertEquals(1, finish(process(model, input, result, "--resume")), log());
      resumed += log().contains("going on with") ? 1 : 0;
      assertSame(whole, result);
    }
    assertEquals(KILLS, kills);
    assertTrue(resumed > 0, "no run was killed while it worked");
  }

  private void assertSame(Path whole, Path result) throws IOException {
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(result));
    assertArrayEquals(Files.readAllBytes(rejects(whole)), Files.readAllBytes(rejects(result)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.filter(f -> f.toString().contains("unfinished")).toList());
    }
  }

  private static void delete(Path result) throws IOException {
    Files.delete(result);
    Files.delete(rejects(result));
  }

  private static Path rejects(Path result) {
    String name = result.getFileName().toString();
    return result.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".rejects.csv");
  }

  private Process process(Path model, Path input, Path output, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.minyi.cli.Minyi",
                "tag",
                input.toString(),
                "--lang=en",
                "--model=" + model,
                "-o",
                output.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private static int finish(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  /** Small enough to load at once. */
  private Path model() throws IOException {
    Path tags =
        Files.writeString(
            folder.resolve("tags.csv"),
            "code,name,parent,definition,keywords\n01,住房,,物业,物业\n02,环境,,噪声,施工\n");
    StringBuilder labelled = new StringBuilder("内容,代码\n");
    for (int i = 0; i < 12; i++) {
      labelled.append("物业费涨价了，" + i + "号楼没人管,01\n工地半夜施工，吵醒" + i + "号楼,02\n");
    }
    Path corpus = Files.writeString(folder.resolve("corpus.csv"), labelled);
    Path model = folder.resolve("small.minyi");
    CliRun run =
        CliRun.en(
            "train",
            "--taxonomy",
            tags.toString(),
            "--corpus",
            corpus.toString(),
            "--epochs",
            "1",
            "--out",
            model.toString());
    assertEquals(0, run.exitCode(), run.err());
    return model;
  }

  private Path input() throws IOException {
    StringBuilder rows = new StringBuilder("编号,内容\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append(i).append(i % 2 == 0 ? ",物业费又涨价了，\"没人管\"" : ",\"工地半夜施工，\n太吵\"").append('\n');
      if (i % 1000 == 0) {
        rows.append("没有内容\n");
      }
    }
    return Files.write(
        folder.resolve("input.csv"), rows.toString().getBytes(StandardCharsets.UTF_8));
  }
}
