package org.minyi.cli.table;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;

/** Tells users why a file could not be read or written. */
public final class IoFailure {
  private IoFailure() {}

  /**
   * The failure for the user.
   *
   * @param kind {@code input} or {@code output}: which texts to use
   */
  public static CliException of(IOException cause, ExitCode exitCode, String kind, Path file) {
    return cause instanceof AccessDeniedException
        ? new CliException(cause, exitCode, kind + ".denied", file)
        : new CliException(cause, exitCode, kind + ".failed", file, reason(cause));
  }

  /** The system's own reason where there is one. */
  static String reason(IOException e) {
    String reason = e instanceof FileSystemException fs ? fs.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
