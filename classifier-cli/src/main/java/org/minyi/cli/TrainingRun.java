package org.minyi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.table.WholeFile;
import org.minyi.training.TrainingException;
import org.nd4j.linalg.factory.Nd4j;

/** Training for the commands, with failures that users can mend. */
final class TrainingRun {
  private TrainingRun() {}

  /** Refuses a machine that cannot train: now, rather than after the stages that do without. */
  static void requireNativeCode() {
    of(
        () -> {
          Nd4j.scalar(0f).close();
          return true;
        });
  }

  /**
   * Trains.
   *
   * @throws CliException when the data do not suffice, the machine cannot, or memory runs out
   */
  static <T> T of(Supplier<T> training) {
    try {
      return training.get();
    } catch (TrainingException e) {
      throw new CliException(e, ExitCode.INPUT, "train.failed", e.getMessage());
    } catch (LinkageError e) {
      String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
      throw new CliException(e, ExitCode.USAGE, "train.native", machine);
    } catch (OutOfMemoryError e) {
      throw new CliException(e, ExitCode.INTERNAL, "train.memory", e.getMessage());
    }
  }

  /** Writes a model to a file. */
  @FunctionalInterface
  interface Writing {
    /** Writes, and returns the model's identity. */
    String to(Path file) throws IOException;
  }

  /**
   * Writes what was trained, and returns its identity.
   *
   * @throws CliException when it cannot be written
   */
  static String write(Path file, Writing model) {
    try {
      return model.to(file);
    } catch (IOException e) {
      throw WholeFile.unwritable(file, e);
    }
  }

  /** Says what was written. */
  static void tell(Console console, Path file, String identity) {
    console.say("train.model", file);
    console.say("train.size", file.toFile().length(), identity);
  }
}
