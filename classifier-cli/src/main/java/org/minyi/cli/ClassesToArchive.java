package org.minyi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs what people run most, without output, so that the launchers can have the JVM archive the
 * classes that are loaded by it (class-data sharing). No command of its own.
 */
public final class ClassesToArchive {
  private ClassesToArchive() {}

  /** Runs the commands; what they say, and whether they fail, does not matter. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("minyi-archive");
    Path file = Files.writeString(folder.resolve("messages.csv"), "标题,内容\n路灯不亮,路灯坏了半个月\n");
    for (String language : List.of("zh", "en")) {
      run("--lang", language, "--help");
      run("--lang", language, "tag", "--help");
      run("--lang", language, "tag", "--title", "路灯", "--text", "路灯坏了半个月，请维修");
      run("--lang", language, "tag", "--text", "路灯坏了半个月，请维修", "--json");
      run("--lang", language, "tag", file.toString(), "--force");
    }
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(folder);
  }

  private static void run(String... command) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Minyi.execute(command, nowhere, nowhere);
  }
}
