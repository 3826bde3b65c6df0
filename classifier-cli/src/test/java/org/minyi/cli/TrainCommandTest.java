package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.text.Message;

class TrainCommandTest {
  private static final Map<String, List<String>> COMPLAINTS =
      new TreeMap<>(
          Map.of(
              "010101", List.of("物业费涨价", "停车费太高", "物业乱收费"),
              "010102", List.of("电梯坏了没人管", "楼道漏水没人修", "电梯维修拖延"),
              "020101", List.of("工地夜间施工", "半夜施工噪声", "工地施工太吵"),
              "020102", List.of("广场舞音响太大", "广场舞扰民", "广场舞太吵"),
              "0301", List.of("公交车等太久", "公交改线不便", "希望加开公交")));

  @TempDir Path folder;

  private Path taxonomy() throws IOException {
    return file(
        "tags.csv",
        """
        code,name,parent,definition,keywords
        01,住房,,住房与物业,
        0101,物业,01,物业服务,
        010101,物业收费,0101,物业费和停车费,物业费;停车费
        010102,物业维修,0101,电梯和楼道维修,电梯;维修
        02,环境,,环境污染,
        0201,噪声,02,各种噪声,
        020101,夜间施工,0201,工地夜间施工,施工;工地
        020102,广场舞,0201,广场舞扰民,广场舞
        03,交通,,交通出行,
        0301,公交,03,公交线路,公交
        """);
  }

  /** Twelve invented messages a leaf. */
  private Path corpus() throws IOException {
    StringBuilder rows = new StringBuilder("标题,内容,代码\n");
    COMPLAINTS.forEach(
        (code, texts) -> {
          for (int i = 0; i < 12; i++) {
            String title = texts.get(i % texts.size());
            String body = texts.get((i + 1) % texts.size()) + i + "号楼居民请有关部门处理";
            rows.append(title + "," + body + "," + code + "\n");
          }
        });
    return file("corpus.csv", rows.toString());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private CliRun train(Path out, String... more) throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of(
                "train",
                "--taxonomy",
                taxonomy().toString(),
                "--corpus",
                corpus().toString(),
                "--epochs",
                "3",
                "--out",
                out.toString()));
    args.addAll(List.of(more));
    return CliRun.en(args.toArray(String[]::new));
  }

  private static void assumeNativeCode() {
    assumeTrue(
        Set.of("amd64", "x86_64").contains(System.getProperty("os.arch")),
        "ND4J has no native code for this machine");
  }

  private static void assertKnowsTheTags(Path model) throws IOException {
    MessageClassifier classifier = MessageClassifier.load(model);
    COMPLAINTS.forEach(
        (code, texts) -> {
          Classification result = classifier.classify(new Message("", texts.get(0)));
          assertTrue(
              result.path().stream().anyMatch(tag -> tag.code().equals(code)),
              code + " in " + result);
        });
  }

  @Test
  void trainsAModelThatClassifies() throws IOException {
    assumeNativeCode();
    Path out = folder.resolve("our.minyi");

    CliRun run = train(out);

    assertEquals(0, run.exitCode(), run.err());
    assertKnowsTheTags(out);
    assertEquals("our", MessageClassifier.load(out).identity().name());
    for (int stage = 1; stage <= 6; stage++) {
      assertTrue(run.err().contains("] " + stage + "/6 "), run.err());
    }
    assertTrue(run.err().contains("] epoch 3/3  loss "), run.err());
    assertTrue(run.out().contains("SHA-256 " + MessageClassifier.load(out).identity().checksum()));
    assertTrue(run.out().contains("right of 12 held-out messages: level 1 1.000"), run.out());
    assertTrue(run.out().contains("minyi evaluate FILE --model " + out), run.out());
  }

  @Test
  void equalSeedsGiveEqualModels() throws IOException {
    assumeNativeCode();
    Path one = folder.resolve("one.minyi");
    Path two = folder.resolve("two.minyi");
    Path other = folder.resolve("other.minyi");

    train(one, "--name", "same", "--seed", "7");
    train(two, "--name", "same", "--seed", "7");
    train(other, "--name", "same", "--seed", "8");

    assertEquals(-1, Files.mismatch(one, two));
    assertFalse(Files.mismatch(one, other) == -1);
  }

  @Test
  void badRowsAreCountedAndShownWithoutTheirTexts() throws IOException {
    assumeNativeCode();
    Path bad =
        file(
            "bad.jsonl",
            "{\"content\": \"路灯不亮\", \"code\": \"77\"}\n".repeat(7)
                + "{\"content\": \"公交站牌坏了\", \"code\": \"0301\"}\n");

    CliRun run = train(folder.resolve("m.minyi"), "--corpus", bad.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("bad.jsonl: 1 messages, 7 rows that cannot be used"), run.err());
    assertTrue(run.err().contains("line 5: unknown code '77'"), run.err());
    assertFalse(run.err().contains("line 6:"), run.err());
    assertTrue(run.err().contains("and 2 more"), run.err());
    assertFalse(run.err().contains("路灯"), run.err());
  }

  @Test
  void aFileThatTheTaggerLabelledIsWarnedOf() throws IOException {
    assumeNativeCode();
    Path tagged = file("tagged.csv", "内容,标签代码,模型\n公交站牌坏了,0301,m (00)\n公交班次太少,0301,\n");

    CliRun run = train(folder.resolve("m.minyi"), "--corpus", tagged.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.err().contains("Warning: in " + tagged + ", minyi tag wrote the codes of 1 messages"),
        run.err());
  }

  @Test
  void measuresOnTheDevelopmentFileAndWarnsOfKnownTexts() throws IOException {
    assumeNativeCode();

    CliRun run = train(folder.resolve("m.minyi"), "--dev", corpus().toString());

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("Warning: 60 messages of"), run.err());
    assertTrue(run.out().contains("right of 60 held-out messages"), run.out());
  }

  @Test
  void quietSaysNothing() throws IOException {
    assumeNativeCode();
    Path out = folder.resolve("m.minyi");

    CliRun run = train(out, "--quiet");

    assertEquals(List.of(0, "", ""), List.of(run.exitCode(), run.out(), run.err()));
    assertTrue(Files.exists(out));
  }

  @Test
  void withoutACorpusTrainingIsAUsageError() throws IOException {
    String out = folder.resolve("m.minyi").toString();

    for (List<String> args :
        List.of(
            List.of("train", "--taxonomy", taxonomy().toString(), "--out", out),
            List.of("train", "--no-seed-corpus", "--out", out))) {
      CliRun run = CliRun.en(args.toArray(String[]::new));
      assertEquals(2, run.exitCode(), run.err());
      assertTrue(run.err().contains("--corpus FILE"), run.err());
    }
    assertEquals(2, CliRun.en("train").exitCode());
    assertEquals(2, CliRun.en("train", "--out", out, "--epochs", "0").exitCode());
  }

  @Test
  void anOutputThatCannotBeWrittenIsToldBeforeTraining() throws IOException {
    Path existing = file("existing.minyi", "mine");
    Path nowhere = folder.resolve("none").resolve("m.minyi");

    for (Path out : List.of(existing, nowhere, folder)) {
      CliRun run = train(out);
      assertEquals(4, run.exitCode(), run.err());
      assertFalse(run.err().contains("1/5"), run.err());
    }
    assertEquals("mine", Files.readString(existing));
    assertEquals(4, train(corpus(), "--force").exitCode());
    assertTrue(Files.readString(corpus()).contains("公交"));
  }

  @Test
  void forceReplacesAModel() throws IOException {
    assumeNativeCode();
    Path out = file("m.minyi", "mine");

    assertEquals(0, train(out, "--force").exitCode());

    assertKnowsTheTags(out);
  }

  @Test
  void filesThatCannotBeUsedAreInputErrors() throws IOException {
    assumeNativeCode();
    Path out = folder.resolve("m.minyi");
    Path allBad = file("allbad.jsonl", "{\"content\": \"停水\", \"code\": \"99\"}\n");
    Path noMatter = file("nothing.jsonl", "{\"content\": \"你好\", \"code\": \"00\"}\n");

    assertEquals(3, train(out, "--corpus", folder.resolve("none.csv").toString()).exitCode());
    assertEquals(3, train(out, "--corpus", allBad.toString()).exitCode());
    assertEquals(3, train(out, "--dev", noMatter.toString()).exitCode());
    assertFalse(Files.exists(out));
  }

  @Test
  void oneMessageIsTooLittleToLearnFrom() throws IOException {
    assumeNativeCode();
    Path one = file("one.jsonl", "{\"content\": \"停水\", \"code\": \"0301\"}\n");

    CliRun run =
        CliRun.en(
            "train",
            "--taxonomy",
            taxonomy().toString(),
            "--corpus",
            one.toString(),
            "--out",
            folder.resolve("m.minyi").toString());

    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.err().contains("at least two"), run.err());
  }

  @Test
  void beingStoppedKeepsTheBestModelSoFar() throws IOException, InterruptedException {
    assumeNativeCode();
    Path out = folder.resolve("stopped.minyi");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.minyi.cli.Minyi",
                "train",
                "--lang=en",
                "--taxonomy=" + taxonomy(),
                "--corpus=" + corpus(),
                "--epochs=100000",
                "--out=" + out)
            .redirectErrorStream(true)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      String line;
      while ((line = reader.readLine()) != null && !line.contains("epoch 2/")) {
        lines.add(line);
      }
      assertNotNull(line, String.join("\n", lines));
      assumeTrue(process.supportsNormalTermination(), "no signals here, as on Windows");
      // Not the process's own destroy(), which also closes its streams.
      process.toHandle().destroy();
      reader.lines().forEach(lines::add);
    } finally {
      process.toHandle().destroyForcibly();
    }

    int terminated = 128 + 15;
    assertEquals(terminated, process.waitFor(), String.join("\n", lines));
    assertTrue(lines.stream().anyMatch(l -> l.startsWith("Stopping; writing")), lines.toString());
    assertTrue(lines.stream().anyMatch(l -> l.startsWith("Model: ")), lines.toString());
    assertKnowsTheTags(out);
  }

  @Test
  void trainsWhatTheAccurateProfileNeedsBesideTheModel() throws IOException {
    assumeNativeCode();
    Path out = folder.resolve("our.minyi");
    Path vectors = folder.resolve("vectors");

    CliRun run = train(out, "--profile", "accurate", "--vectors", vectors.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertKnowsTheTags(out);
    assertTrue(Files.exists(folder.resolve("our.encoder.minyi")));
    assertTrue(Files.size(vectors) > 0);
    for (int stage = 1; stage <= 4; stage++) {
      assertTrue(run.err().contains("] Accurate profile, " + stage + "/4"), run.err());
    }
    assertTrue(run.out().contains("the encoder is asked about"), run.out());
    CliRun tagged =
        CliRun.en(
            "tag",
            "--profile",
            "accurate",
            "--model",
            out.toString(),
            "--text",
            "半夜施工噪声",
            "--json");
    assertEquals(0, tagged.exitCode(), tagged.err());
    assertTrue(tagged.out().contains("020101"), tagged.out());
    assertTrue(tagged.out().contains("our+encoder"), tagged.out());
  }

  @Test
  void keepsAnEncoderModelThatExists() throws IOException {
    Path existing = Files.writeString(folder.resolve("our.encoder.minyi"), "precious");

    CliRun run = train(folder.resolve("our.minyi"), "--profile", "accurate");

    assertEquals(4, run.exitCode(), run.err());
    assertTrue(run.err().contains("our.encoder.minyi"), run.err());
    assertEquals("precious", Files.readString(existing));
  }
}
