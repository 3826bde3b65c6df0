package org.minyi.cli;

import org.minyi.cli.console.Messages;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What is wrong with a command line, where Minyi can say more of it than Picocli. */
final class UsageException extends ParameterException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Object[] arguments;

  /**
   * Something that is not the matter of one option.
   *
   * @param key of the text in {@link Messages}
   */
  UsageException(CommandSpec command, String key, Object... arguments) {
    super(command.commandLine(), key);
    this.key = key;
    this.arguments = arguments.clone();
  }

  private UsageException(
      CommandSpec command, String option, String value, String key, Object[] arguments) {
    super(command.commandLine(), key, null, command.findOption(option), value);
    this.key = key;
    this.arguments = arguments.clone();
  }

  /** A wrong value of an option. */
  static UsageException of(
      CommandSpec command, String option, String value, String key, Object... arguments) {
    return new UsageException(command, option, value, key, arguments);
  }

  String text(Messages messages) {
    return messages.get(key, arguments);
  }
}
