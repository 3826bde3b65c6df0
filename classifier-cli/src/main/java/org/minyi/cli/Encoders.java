package org.minyi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.table.WholeFile;
import org.minyi.encoder.MessageEncoder;
import org.minyi.training.VectorCache;

/** Finds and uses the encoder of the accurate profile, which is no part of the command line. */
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

  /**
   * Uses an encoder.
   *
   * @param vectors a file that keeps its vectors for the next run, if there is one
   */
  static <T> T use(
      MessageEncoder encoder, Optional<Path> vectors, Function<MessageEncoder, T> training) {
    return vectors
        .map(file -> useWithCache(encoder, file, training))
        .orElseGet(() -> training.apply(encoder));
  }

  private static <T> T useWithCache(
      MessageEncoder encoder, Path file, Function<MessageEncoder, T> training) {
    try (VectorCache cache = VectorCache.open(encoder, file)) {
      return training.apply(cache);
    } catch (IOException e) {
      throw WholeFile.unwritable(file, e);
    } catch (UncheckedIOException e) {
      throw WholeFile.unwritable(file, e.getCause());
    }
  }
}
