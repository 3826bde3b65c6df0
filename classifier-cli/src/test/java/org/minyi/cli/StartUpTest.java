package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The budget of the start: classes loaded that are not the JDK's. Most of the time that a short
 * command takes goes into them, and unlike time, their number is the same on every machine.
 */
class StartUpTest {
  private static final List<String> TRAINING = List.of("org.nd4j.", "org.deeplearning4j.");
  private static final List<String> TEXT =
      List.of("com.hankcs.hanlp.dictionary.", "org.apache.lucene.");

  @TempDir Path folder;

  /** The names of the classes that a command loads in a process of its own. */
  private List<String> loaded(String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Minyi.class.getName()));
    line.addAll(List.of(command));
    Process process =
        new ProcessBuilder(line)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    assertEquals(0, process.waitFor());
    List<String> names = new ArrayList<>();
    for (String entry : Files.readAllLines(log)) {
      String name = entry.replaceFirst("^(\\[[^]]*])+ ", "").replaceFirst(" source:.*", "");
      if (entry.contains("source: file:") && !name.isBlank()) {
        names.add(name);
      }
    }
    return names;
  }

  private static void assertWithin(int budget, List<String> loaded, List<String> unwanted) {
    for (String prefix : unwanted) {
      assertTrue(loaded.stream().noneMatch(name -> name.startsWith(prefix)), prefix + "*");
    }
    assertTrue(loaded.size() > 50, "no classes seen: " + loaded);
    assertTrue(
        loaded.size() <= budget,
        String.format(
            Locale.ROOT, "%d classes are loaded, the budget is %d", loaded.size(), budget));
  }

  @Test
  void theHelpLoadsLittle() throws Exception {
    List<String> unwanted = new ArrayList<>(TRAINING);
    unwanted.addAll(TEXT);
    assertWithin(300, loaded("--help"), unwanted);
  }

  @Test
  void oneMessageNeedsNoDictionaryOfHanLpAndNoTokenStream() throws Exception {
    List<String> unwanted = new ArrayList<>(TRAINING);
    unwanted.addAll(TEXT);
    assertWithin(800, loaded("tag", "--text", "路灯坏了半个月，请尽快维修"), unwanted);
  }
}
