package org.minyi.cli.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Printable;
import org.minyi.cli.table.IoFailure;
import org.minyi.cli.table.NearestName;

/**
 * A {@code minyi.properties}: a Java properties file in UTF-8 with lines such as {@code
 * content=工单内容} for every command and {@code tag.min-confidence=0.5} for one.
 *
 * @param file where it is
 * @param besideData whether it lies beside the data, and so may set less
 * @param settings its lines; empty if there is no such file
 */
public record ConfigFile(Path file, boolean besideData, List<Setting> settings) {
  /** The name of the file. */
  public static final String NAME = "minyi.properties";

  private static final int LONGEST = 1 << 16;
  private static final int SHOWN = 40;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Copies the list. */
  public ConfigFile {
    settings = List.copyOf(settings);
  }

  /**
   * Reads the file of a folder.
   *
   * @param commands the names of the commands
   * @throws CliException when it cannot be read, or sets something that it may not
   */
  static ConfigFile of(Path folder, boolean besideData, List<String> commands) {
    Path file = folder.resolve(NAME);
    List<Setting> settings = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<String> lines = Files.exists(file) ? lines(file) : List.of();
    for (int first = 0; first < lines.size(); ) {
      int line = first + 1;
      StringBuilder logical = new StringBuilder(lines.get(first++));
      // As in Properties: a backslash at the end goes on, unless it is itself escaped.
      while (goesOn(logical) && first < lines.size() && !isComment(logical)) {
        logical.append('\n').append(lines.get(first++));
      }
      for (Setting setting : parse(logical.toString(), file, line, besideData, commands)) {
        if (!names.add(setting.name())) {
          throw failure("config.twice", file, line, setting.name());
        }
        settings.add(setting);
      }
    }
    return new ConfigFile(file, besideData, settings);
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new CliException(ExitCode.USAGE, "config.large", file, LONGEST);
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
    } catch (CharacterCodingException e) {
      throw new CliException(e, ExitCode.USAGE, "config.encoding", file);
    } catch (IOException e) {
      throw IoFailure.of(e, ExitCode.USAGE, "input", file);
    }
  }

  private static boolean isComment(CharSequence line) {
    String text = line.toString().stripLeading();
    return text.startsWith("#") || text.startsWith("!");
  }

  private static boolean goesOn(CharSequence line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private static List<Setting> parse(
      String text, Path file, int line, boolean besideData, List<String> commands) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      throw failure("config.escape", file, line);
    } catch (IOException e) {
      throw IoFailure.of(e, ExitCode.USAGE, "input", file);
    }
    return properties.stringPropertyNames().stream()
        .map(name -> setting(name, properties.getProperty(name), file, line, besideData, commands))
        .toList();
  }

  private static Setting setting(
      String name, String value, Path file, int line, boolean besideData, List<String> commands) {
    int dot = name.indexOf('.');
    String command = dot < 0 ? "" : name.substring(0, dot);
    Optional<Key> key = Key.of(name.substring(dot + 1));
    if (key.isEmpty() || dot >= 0 && !commands.contains(command)) {
      throw unknown(name, file, line, commands);
    }
    if (besideData && !key.get().besideData()) {
      throw failure("config.home.only", file, line, name);
    }
    String stripped = value.strip();
    if (stripped.isEmpty()) {
      throw failure("config.empty", file, line, name);
    }
    if (key.get().flag() && !stripped.equals("true") && !stripped.equals("false")) {
      throw failure("config.flag", file, line, name, Printable.line(stripped, SHOWN));
    }
    return new Setting(command, key.get(), stripped, file, line, besideData);
  }

  private static CliException unknown(String name, Path file, int line, List<String> commands) {
    List<String> keys = Stream.of(Key.values()).map(Key::option).toList();
    List<String> all =
        Stream.concat(
                keys.stream(),
                commands.stream().flatMap(command -> keys.stream().map(k -> command + "." + k)))
            .toList();
    String shown = Printable.line(name, SHOWN);
    return NearestName.of(List.of(name), all)
        .map(near -> failure("config.unknown.similar", file, line, shown, near))
        .orElseGet(() -> failure("config.unknown", file, line, shown, String.join(", ", keys)));
  }

  private static CliException failure(String key, Object... arguments) {
    return new CliException(ExitCode.USAGE, key, arguments);
  }
}
