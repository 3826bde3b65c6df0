package org.minyi.cli.config;

import java.nio.file.Path;

/**
 * A line of a {@code minyi.properties}.
 *
 * @param command the command that it is for; empty for all that have the option
 * @param key the option
 * @param value its value, as on a command line
 * @param file where it is from
 * @param line the line of the file, from 1
 * @param besideData whether the file lies beside the data, not in the home folder
 */
public record Setting(
    String command, Key key, String value, Path file, int line, boolean besideData) {
  /** The key as it stands in the file. */
  public String name() {
    return command.isEmpty() ? key.option() : command + "." + key.option();
  }
}
