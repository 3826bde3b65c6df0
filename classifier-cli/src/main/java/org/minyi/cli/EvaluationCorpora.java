package org.minyi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.console.Console;
import org.minyi.evaluate.EvaluationReport.TrainedOn;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldLabels;
import org.minyi.evaluate.GoldMessage;
import org.minyi.taxonomy.Taxonomy;

/**
 * What is learned from beside the measured file.
 *
 * @param seed the seed corpus; without messages for a taxonomy that shares no code with it
 * @param labelled the files that the user gave
 * @param labels those that are kept apart from them
 */
record EvaluationCorpora(GoldFile seed, List<GoldFile> labelled, GoldLabels labels) {
  EvaluationCorpora {
    labelled = List.copyOf(labelled);
  }

  /** Reads them, with a remark on rows that cannot be used. */
  static EvaluationCorpora read(Console console, Taxonomy taxonomy, CorpusOptions options) {
    GoldLabels labels = options.labels();
    List<GoldFile> labelled = new ArrayList<>();
    for (Path path : options.files()) {
      GoldFile file = LabelledFile.read(path, taxonomy, labels);
      if (!file.badRows().isEmpty()) {
        console.remark("evaluate.corpus.bad", path, file.badRows().size());
      }
      LabelledFile.warnOfTagger(console, file, path);
      labelled.add(file);
    }
    return new EvaluationCorpora(GoldFile.seedCorpus(taxonomy), labelled, labels);
  }

  /** All files with messages. */
  List<GoldFile> files() {
    List<GoldFile> files = new ArrayList<>();
    if (!seed.messages().isEmpty()) {
      files.add(seed);
    }
    files.addAll(labelled);
    return files;
  }

  List<GoldMessage> messages() {
    return files().stream().flatMap(file -> file.messages().stream()).toList();
  }

  List<TrainedOn> trainedOn() {
    List<TrainedOn> files = new ArrayList<>();
    files()
        .forEach(
            file -> files.add(new TrainedOn(file.name(), file.sha256(), file.messages().size())));
    if (labels.size() > 0) {
      files.add(new TrainedOn(labels.name(), labels.sha256(), labels.size()));
    }
    return files;
  }

  /** Texts that are in both would make floors look better than they are, and perhaps the model. */
  void warnOfKnownTexts(Console console, GoldFile gold, Path file) {
    long shared = LabelledFile.sharedMessages(gold, files());
    if (shared > 0) {
      console.remark("evaluate.known", shared, file);
    }
  }
}
