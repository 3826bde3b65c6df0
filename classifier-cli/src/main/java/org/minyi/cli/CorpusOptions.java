package org.minyi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.minyi.evaluate.GoldLabels;
import picocli.CommandLine.Option;

/** Where labelled messages to learn from are. */
final class CorpusOptions {
  // One file each time: with more, it would swallow the FILE to measure on.
  @Option(names = "--corpus", paramLabel = "FILE")
  private List<Path> corpus = List.of();

  @Option(names = "--labels", paramLabel = "FILE", descriptionKey = "labels")
  private Path labels;

  /** The files with messages. */
  List<Path> files() {
    return corpus;
  }

  /** The labels that are kept apart from them. */
  Optional<Path> labelsFile() {
    return Optional.ofNullable(labels);
  }

  /** Reads those labels; without the option there are none. */
  GoldLabels labels() {
    return LabelledFile.labels(labelsFile());
  }
}
