package org.minyi.cli.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minyi.cli.table.Format;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A command line with the defaults written into it, as if the user had typed them.
 *
 * <p>Not a default value provider of picocli: with one, a flag that the file turns on would be
 * turned off by naming it on the command line, and values would be searched for variables.
 *
 * @param arguments the command line
 * @param used the settings that were written into it
 */
public record Defaults(List<String> arguments, List<Setting> used) {
  private static final String LANG = "--lang";

  /** With these the title and the content are not columns, or there is no title. */
  private static final String ONE_MESSAGE = "--text";

  private static final String RESULT = "--output";
  private static final String NO_TITLE = "--no-title";

  /** Copies the lists. */
  public Defaults {
    arguments = List.copyOf(arguments);
    used = List.copyOf(used);
  }

  /** A command line as it is. */
  public static Defaults none(String... arguments) {
    return new Defaults(List.of(arguments), List.of());
  }

  /**
   * Adds the defaults to a command line, for the options that it does not have itself.
   *
   * @param parser makes all commands; asked only where there is a file at all
   * @param home the user's folder
   * @throws org.minyi.cli.console.CliException when a file is wrong
   */
  public static Defaults in(Supplier<CommandLine> parser, String[] arguments, Path home) {
    if (!isFileIn(home) && Arrays.stream(arguments).noneMatch(Defaults::isFileBeside)) {
      return none(arguments);
    }
    CommandLine line = parser.get();
    ParseResult parsed;
    try {
      parsed = line.parseArgs(arguments);
    } catch (ParameterException e) {
      // Is reported when it is parsed in earnest.
      return none(arguments);
    }
    if (!parsed.hasSubcommand() || asksForHelp(parsed)) {
      return none(arguments);
    }
    ParseResult command = parsed.subcommand();
    Optional<Path> data = dataFolder(command.commandSpec());
    Config config = Config.read(home, data, commands(line));
    return write(config, command, List.of(arguments));
  }

  private static boolean isFileIn(Path folder) {
    return folder != null && Files.exists(folder.resolve(ConfigFile.NAME));
  }

  private static boolean isFileBeside(String argument) {
    try {
      Path path = Path.of(argument).toAbsolutePath();
      return isFileIn(path) || isFileIn(path.getParent());
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The names of the commands that have options with defaults. */
  public static List<String> commands(CommandLine line) {
    return line.getSubcommands().keySet().stream().sorted().toList();
  }

  private static boolean asksForHelp(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .anyMatch(line -> line.isUsageHelpRequested() || line.isVersionHelpRequested());
  }

  private static Defaults write(Config config, ParseResult command, List<String> arguments) {
    String name = command.commandSpec().name();
    List<Setting> used = new ArrayList<>();
    for (Key key : Key.values()) {
      if (wanted(key, command)) {
        config
            .setting(name, key)
            .filter(setting -> !isBeaten(setting, config, name))
            .filter(setting -> !isOfTable(setting) || readsTable(command.commandSpec()))
            .ifPresent(used::add);
      }
    }
    List<String> all = new ArrayList<>(arguments);
    // Behind the command's name, where all options are understood, "--" or not.
    int at = position(arguments, name) + 1;
    all.addAll(at, used.stream().map(Defaults::argument).toList());
    return new Defaults(all, used);
  }

  /** Names of columns for all commands say nothing of the fields of a stream. */
  private static boolean isOfTable(Setting setting) {
    return setting.command().isEmpty() && setting.key().ofTable();
  }

  private static boolean readsTable(CommandSpec command) {
    return !command.positionalParameters().isEmpty();
  }

  /** Whether the file that counts more says it in the other way. */
  private static boolean isBeaten(Setting setting, Config config, String command) {
    return setting
        .key()
        .rival()
        .flatMap(rival -> config.setting(command, rival))
        .filter(other -> other.besideData() && !setting.besideData())
        .isPresent();
  }

  private static boolean wanted(Key key, ParseResult command) {
    String option = option(key);
    boolean single = command.hasMatchedOption(ONE_MESSAGE);
    return command.commandSpec().findOption(option) != null
        && !command.hasMatchedOption(option)
        && key.rival().filter(rival -> command.hasMatchedOption(option(rival))).isEmpty()
        && !(key == Key.LANG && languageIsGiven(command))
        && !(key == Key.TITLE && command.hasMatchedOption(NO_TITLE))
        && !(key == Key.FORMAT && resultNamesFormat(command))
        && !(key.ofTable() && single);
  }

  /** By its ending, which is on the command line too. */
  private static boolean resultNamesFormat(ParseResult command) {
    Path result = command.matchedOptionValue(RESULT, null);
    return result != null && Format.promisedBy(result).isPresent();
  }

  /** It may stand before the command. */
  private static boolean languageIsGiven(ParseResult command) {
    return command.originalArgs().stream()
        .anyMatch(argument -> argument.equals(LANG) || argument.startsWith(LANG + "="));
  }

  private static int position(List<String> arguments, String name) {
    int at = arguments.indexOf(name);
    boolean isLanguage = at > 0 && arguments.get(at - 1).equals(LANG);
    return isLanguage ? at + 1 + position(arguments.subList(at + 1, arguments.size()), name) : at;
  }

  private static String option(Key key) {
    return "--" + key.option();
  }

  private static String argument(Setting setting) {
    String option = option(setting.key());
    if (setting.key().flag()) {
      return option;
    }
    String value =
        setting.key() == Key.MODEL
            ? setting.file().resolveSibling(setting.value()).toString()
            : setting.value();
    return option + "=" + value;
  }

  /** The one folder in which all files lie that the command reads. */
  private static Optional<Path> dataFolder(CommandSpec command) {
    Set<Path> folders =
        command.positionalParameters().stream()
            .flatMap(Defaults::paths)
            .filter(path -> !path.toString().equals("-"))
            .map(path -> Files.isDirectory(path) ? path : path.toAbsolutePath().getParent())
            .collect(Collectors.toSet());
    return folders.size() == 1 ? Optional.of(folders.iterator().next()) : Optional.empty();
  }

  private static Stream<Path> paths(PositionalParamSpec parameter) {
    if (!Arrays.asList(parameter.auxiliaryTypes()).contains(Path.class)
        && parameter.type() != Path.class) {
      return Stream.empty();
    }
    Object value = parameter.getValue();
    Collection<?> values =
        value instanceof Collection<?> several
            ? several
            : value == null ? List.of() : List.of(value);
    return values.stream().map(Path.class::cast);
  }
}
