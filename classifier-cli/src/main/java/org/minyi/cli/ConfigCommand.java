package org.minyi.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.minyi.cli.config.Config;
import org.minyi.cli.config.ConfigFile;
import org.minyi.cli.config.Defaults;
import org.minyi.cli.config.Key;
import org.minyi.cli.config.Setting;
import org.minyi.cli.console.AlignedTable;
import org.minyi.cli.console.AlignedTable.Align;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code minyi config}: shows which options have defaults, and from where. */
@Command(name = "config")
final class ConfigCommand implements Callable<Integer> {
  private static final int VALUE_COLUMNS = 40;

  private final Console console;
  private final Path home;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "PATH", descriptionKey = "path")
  private Path data;

  ConfigCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() {
    Config config =
        Config.read(home, Optional.of(folder()), Defaults.commands(spec.parent().commandLine()));
    console.say("config.files");
    for (ConfigFile file : config.files()) {
      String key = Files.exists(file.file()) ? "config.file" : "config.file.missing";
      console.say(key, file.file(), file.settings().size());
    }
    AlignedTable table = new AlignedTable(Align.LEFT, Align.LEFT, Align.LEFT);
    Set<String> seen = new HashSet<>();
    for (ConfigFile file : config.files()) {
      for (Setting setting : file.settings()) {
        String key = seen.add(setting.name()) ? "config.origin" : "config.origin.hidden";
        table.row(
            setting.name(),
            Printable.line(setting.value(), VALUE_COLUMNS),
            console.messages().get(key, setting.file(), setting.line()));
      }
    }
    if (!seen.isEmpty()) {
      console.out().println();
      table.lines("").forEach(console.out()::println);
    }
    console.say(
        "config.keys", String.join(", ", Key.options(true)), String.join(", ", Key.options(false)));
    return ExitCode.OK.number();
  }

  private Path folder() {
    if (data == null) {
      return Path.of("").toAbsolutePath();
    }
    if (!Files.exists(data)) {
      throw new CliException(ExitCode.INPUT, "input.missing", data);
    }
    return Files.isDirectory(data) ? data : data.toAbsolutePath().getParent();
  }
}
