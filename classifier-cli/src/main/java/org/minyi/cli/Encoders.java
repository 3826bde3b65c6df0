package org.minyi.cli;

import java.io.IOException;
import java.util.ServiceLoader;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.encoder.MessageEncoder;

/** Finds the encoder of the accurate profile, which is not a part of the command line itself. */
final class Encoders {
  private Encoders() {}

  /** Opens the encoder on the class path, telling failures by exit code {@link ExitCode#MODEL}. */
  static MessageEncoder open() {
    MessageEncoder.Provider provider =
        ServiceLoader.load(MessageEncoder.Provider.class)
            .findFirst()
            .orElseThrow(() -> new CliException(ExitCode.MODEL, "encoder.missing"));
    try {
      return provider.open();
    } catch (IOException e) {
      throw new CliException(e, ExitCode.MODEL, "encoder.unavailable", e.getMessage());
    }
  }
}
