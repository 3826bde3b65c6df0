package org.minyi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of the commands that measure several models as one. */
final class SeveralModelsOptions extends ModelOptions {
  @Option(names = "--model", paramLabel = "FILE", descriptionKey = "model")
  private List<Path> files = List.of();

  /** Loads all chosen models; the default one where none is chosen. */
  List<MessageTagger> load(ModelLoader loader) {
    return files.isEmpty()
        ? List.of(load(loader, Optional.empty()))
        : files.stream().map(file -> load(loader, Optional.of(file))).toList();
  }
}
