package org.minyi.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The defaults for a run: of a file beside the data and one in the home folder, of which the first
 * counts where both set an option, and within a file the line for the command. Immutable.
 *
 * @param files those that were looked for, the one that counts first
 */
public record Config(List<ConfigFile> files) {
  /** Copies the list. */
  public Config {
    files = List.copyOf(files);
  }

  /**
   * Reads what there is.
   *
   * @param home the user's folder
   * @param data the folder of the data, if there is one
   * @param commands the names of the commands
   * @throws org.minyi.cli.console.CliException when a file is wrong
   */
  public static Config read(Path home, Optional<Path> data, List<String> commands) {
    List<ConfigFile> files = new ArrayList<>();
    if (data.isPresent() && !same(data.get(), home)) {
      files.add(ConfigFile.of(data.get(), true, commands));
    }
    files.add(ConfigFile.of(home, false, commands));
    return new Config(files);
  }

  /** The line that gives an option of a command its default, if there is one. */
  public Optional<Setting> setting(String command, Key key) {
    return files.stream()
        .flatMap(file -> find(file, command, key).or(() -> find(file, "", key)).stream())
        // What one file turns on, the other does not turn off.
        .filter(setting -> !key.flag() || setting.value().equals("true"))
        .findFirst();
  }

  private static Optional<Setting> find(ConfigFile file, String command, Key key) {
    return file.settings().stream()
        .filter(setting -> setting.key() == key && setting.command().equals(command))
        .findFirst();
  }

  private static boolean same(Path a, Path b) {
    try {
      return Files.isSameFile(a, b);
    } catch (IOException e) {
      return a.equals(b);
    }
  }
}
