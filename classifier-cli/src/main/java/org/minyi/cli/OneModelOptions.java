package org.minyi.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of the commands that classify by one model. */
final class OneModelOptions extends ModelOptions {
  @Option(names = "--model", paramLabel = "FILE", descriptionKey = "model")
  private Path file;

  /** Loads the chosen model. */
  MessageTagger load(ModelLoader loader) {
    return load(loader, Optional.ofNullable(file));
  }
}
