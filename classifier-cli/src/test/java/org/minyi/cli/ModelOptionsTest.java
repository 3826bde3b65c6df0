package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minyi.model.ModelFormatException;
import org.minyi.model.ModelProblem;

class ModelOptionsTest {
  @TempDir Path folder;

  @Test
  void aDamagedModelIsToldInTheUsersLanguage() throws IOException {
    String model = Files.write(folder.resolve("our.minyi"), new byte[] {'M', 'I', 'N'}).toString();

    CliRun chinese = tag(ModelLoader::classifier, "zh", "--model", model);
    assertEquals(5, chinese.exitCode());
    assertEquals(
        "无法载入模型：%s：文件不完整：在第 3 字节处结束，文件头还没有完。请重新下载或复制模型（以二进制方式），或重新训练。".formatted(model),
        chinese.err().strip());

    CliRun english = tag(ModelLoader::classifier, "en", "--model", model);
    assertEquals(5, english.exitCode());
    assertEquals(
        ("Cannot load the model: %s: the file is cut off: it ends at byte 3, in the header."
                + " Download or copy the model again (in binary mode), or retrain it.")
            .formatted(model),
        english.err().strip());
  }

  @Test
  void theDefaultModelAlso() {
    ModelLoader missing =
        file -> {
          throw new UncheckedIOException(
              new ModelFormatException("default.minyi", ModelProblem.NO_DEFAULT));
        };
    String chinese = tag(missing, "zh").err();
    assertTrue(chinese.startsWith("无法载入默认模型：default.minyi：类路径上没有默认模型。"), chinese);
    String english = tag(missing, "en").err();
    assertTrue(english.startsWith("Cannot load the default model: default.minyi: it is"), english);
  }

  @Test
  void otherFailuresKeepTheSystemsWords() {
    ModelLoader failing =
        file -> {
          throw new IOException("disk on fire");
        };
    CliRun run = tag(failing, "zh");
    assertEquals(5, run.exitCode());
    assertTrue(run.err().contains("英文详情：disk on fire"), run.err());
    assertFalse(run.out().contains("disk"), run.out());
  }

  private static CliRun tag(ModelLoader models, String language, String... more) {
    Stream<String> all =
        Stream.concat(Stream.of("tag", "--text", "停水", "--lang", language), Stream.of(more));
    return CliRun.with(models, all.toArray(String[]::new));
  }
}
