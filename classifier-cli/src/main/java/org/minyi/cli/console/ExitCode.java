package org.minyi.cli.console;

/** What the process tells its caller; the help of {@code minyi} lists them. */
public enum ExitCode {
  /** All went well. */
  OK(0),
  /** The output is whole, but some rows went to the rejects. */
  REJECTS(1),
  /** The command line was wrong. */
  USAGE(2),
  /** The input could not be read or understood. */
  INPUT(3),
  /** The output could not be written. */
  OUTPUT(4),
  /** The model could not be loaded. */
  MODEL(5),
  /** A fault of Minyi itself. */
  INTERNAL(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The process's exit status. */
  public int number() {
    return number;
  }
}
