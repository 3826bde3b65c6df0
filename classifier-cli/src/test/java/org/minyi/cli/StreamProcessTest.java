package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code minyi stream} as a process of its own, with the default model. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StreamProcessTest {
  private static final String MESSAGE = "{\"id\":%d,\"content\":\"云桥路的路灯坏了半个月\"}\n";

  private Process process;
  private BufferedReader answers;

  private void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Minyi.class.getName(),
                "stream",
                "--quiet")
            .redirectError(Redirect.INHERIT)
            .start();
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  private void send(int id) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write(MESSAGE.formatted(id).getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  @Test
  void eachMessageIsAnsweredWhileTheInputIsOpenAndItsEndIsTheEnd() throws Exception {
    start();
    for (int id = 1; id <= 3; id++) {
      send(id);
      String answer = answers.readLine();
      assertTrue(answer.startsWith("{\"line\":" + id + ",\"id\":" + id + ",\"result\":"), answer);
    }

    process.getOutputStream().close();

    assertNull(answers.readLine());
    assertEquals(0, process.waitFor());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGTERM")
  void aTerminatedStreamLeavesWholeAnswersOnly() throws Exception {
    start();
    send(1);
    String first = answers.readLine();
    for (int id = 2; id <= 200; id++) {
      send(id);
    }
    // Process.destroy would close its output as well.
    process.toHandle().destroy();

    int line = 1;
    for (String answer = first; answer != null; answer = answers.readLine()) {
      assertTrue(answer.startsWith("{\"line\":" + line++ + ",") && answer.endsWith("}}}"), answer);
    }
    assertEquals(128 + 15, process.waitFor());
  }
}
