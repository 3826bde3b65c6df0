package org.minyi.cli.console;

import java.util.Locale;

/** A failure that the user can mend; its text says what, where and what to do next. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String key;
  private final transient Object[] arguments;
  private final String option;

  /**
   * A failure.
   *
   * @param exitCode how the process ends
   * @param key of the text in {@link Messages}
   * @param arguments of the text; never the text of a message
   */
  public CliException(ExitCode exitCode, String key, Object... arguments) {
    this(null, exitCode, key, arguments);
  }

  /** A failure that another one led to. */
  public CliException(Throwable cause, ExitCode exitCode, String key, Object... arguments) {
    this("", cause, exitCode, key, arguments);
  }

  private CliException(
      String option, Throwable cause, ExitCode exitCode, String key, Object... arguments) {
    super(Messages.in(Locale.ENGLISH).get(key, arguments), cause);
    this.option = option;
    this.exitCode = exitCode;
    this.key = key;
    this.arguments = arguments.clone();
  }

  /** The same failure, with the option whose value led to it. */
  public CliException by(String option) {
    return new CliException(option, getCause(), exitCode, key, arguments);
  }

  /** The option whose value led to it, such as {@code --content}; may be empty. */
  public String option() {
    return option;
  }

  /** How the process ends. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** The text for the user. */
  public String text(Messages messages) {
    return messages.get(key, arguments);
  }
}
