package org.minyi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.console.Console;
import org.minyi.evaluate.EvaluationReport.TrainedOn;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldMessage;
import org.minyi.taxonomy.Taxonomy;

/**
 * What is learned from beside the measured file.
 *
 * @param seed the seed corpus; without messages for a taxonomy that shares no code with it
 * @param labelled the files that the user gave
 */
record EvaluationCorpora(GoldFile seed, List<GoldFile> labelled) {
  EvaluationCorpora {
    labelled = List.copyOf(labelled);
  }

  /** Reads them, with a remark on rows that cannot be used. */
  static EvaluationCorpora read(Console console, Taxonomy taxonomy, List<Path> paths) {
    List<GoldFile> labelled = new ArrayList<>();
    for (Path path : paths) {
      GoldFile file = LabelledFile.read(path, taxonomy);
      if (!file.badRows().isEmpty()) {
        console.remark("evaluate.corpus.bad", path, file.badRows().size());
      }
      labelled.add(file);
    }
    return new EvaluationCorpora(GoldFile.seedCorpus(taxonomy), labelled);
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
    return files().stream()
        .map(file -> new TrainedOn(file.name(), file.sha256(), file.messages().size()))
        .toList();
  }

  /** Texts that are in both would make floors look better than they are, and perhaps the model. */
  void warnOfKnownTexts(Console console, GoldFile gold, Path file) {
    long shared = LabelledFile.sharedMessages(gold, files());
    if (shared > 0) {
      console.remark("evaluate.known", shared, file);
    }
  }
}
