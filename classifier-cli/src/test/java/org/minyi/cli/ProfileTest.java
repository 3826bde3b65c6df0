package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
  /** As where the encoder was not built: no service is found. */
  private static CliRun withoutEncoder(String... args) {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      return CliRun.of(args);
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  @Test
  void saysHowToGetTheEncoder() {
    CliRun en = withoutEncoder("tag", "--text", "停水", "--profile", "accurate", "--lang", "en");
    assertEquals(5, en.exitCode());
    assertTrue(en.err().contains("-pl classifier-encoder"), en.err());
    CliRun zh = withoutEncoder("tag", "--text", "停水", "--profile", "accurate", "--lang", "zh");
    assertTrue(zh.err().contains("精确模式需要编码器"), zh.err());
  }

  @Test
  void theFastProfileNeedsNoEncoder() {
    CliRun run = withoutEncoder("tag", "--text", "噪声", "--profile", "fast");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(run.out(), CliRun.of("tag", "--text", "噪声").out());
  }

  @Test
  void namesTheModelFileThatIsMissing(@TempDir Path folder) {
    CliRun run =
        CliRun.en(
            "tag",
            "--text",
            "停水",
            "--profile",
            "accurate",
            "--model",
            folder.resolve("none.minyi").toString());
    assertEquals(5, run.exitCode());
    assertTrue(run.err().contains("none.minyi"), run.err());
  }

  @Test
  void trainingNeedsTheEncoderBeforeItBegins(@TempDir Path folder) throws Exception {
    Path corpus =
        Files.writeString(
            folder.resolve("corpus.jsonl"), "{\"content\": \"停水\", \"code\": \"00\"}\n");
    Path out = folder.resolve("our.minyi");
    CliRun run =
        withoutEncoder(
            "train",
            "--profile",
            "accurate",
            "--corpus",
            corpus.toString(),
            "--out",
            out.toString());
    assertEquals(5, run.exitCode(), run.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void refusesOtherProfiles() {
    CliRun run = CliRun.en("tag", "--text", "停水", "--profile", "best");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--profile"), run.err());
  }
}
