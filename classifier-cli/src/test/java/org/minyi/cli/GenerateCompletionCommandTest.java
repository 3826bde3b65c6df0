package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCompletionCommandTest {
  @TempDir Path folder;

  private static String completed(Path script, String... words) throws Exception {
    String typed = String.join(" ", words);
    String command =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_minyi; echo \"${COMPREPLY[@]}\""
            .formatted(script, typed, words.length - 1);
    Process bash =
        new ProcessBuilder("bash", "-c", command)
            // Outside of an interactive shell, compopt complains.
            .redirectError(Redirect.DISCARD)
            .start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), out);
    return out.strip();
  }

  private static boolean isBashThere() throws InterruptedException {
    try {
      return new ProcessBuilder("bash", "-c", "complete -p || true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void theScriptCompletesCommandsAndOptions() throws Exception {
    CliRun run = CliRun.en("generate-completion");
    Path script = Files.writeString(folder.resolve("minyi-completion"), run.out());

    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("complete -F _complete_minyi -o default minyi"));
    assumeTrue(isBashThere());
    assertEquals("dedupe", completed(script, "minyi", "ded"));
    assertEquals("--min-confidence", completed(script, "minyi", "tag", "--min"));
  }
}
