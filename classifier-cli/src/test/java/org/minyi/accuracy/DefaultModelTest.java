package org.minyi.accuracy;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.classify.StopRule;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldMessage;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/** Holds the default model to the least accuracy that it may ship with. */
class DefaultModelTest {
  /** Labelled messages that the default model was not trained on; they lie beside the project. */
  private static final Path DEV = Path.of("../../shared/data/dev.jsonl");

  private static final double[] LEAST_PATH_ACCURACY = {0.84, 0.78, 0.70, 0.60};

  @Test
  void isAccurateOnMessagesThatItHasNotSeen() throws IOException {
    assumeTrue(Files.exists(DEV), () -> "there is no " + DEV + " to measure on");
    MessageClassifier classifier =
        MessageClassifier.loadDefault().withStopRule(StopRule.NEVER).withoutEvidence();
    Taxonomy taxonomy = classifier.taxonomy();
    List<GoldMessage> gold = GoldFile.read(DEV, taxonomy).messages();
    List<Classification> tagged =
        classifier.classifyAll(gold.stream().map(GoldMessage::message).toList());

    for (int level = 1; level <= LEAST_PATH_ACCURACY.length; level++) {
      int reaching = 0;
      int right = 0;
      for (int i = 0; i < gold.size(); i++) {
        List<Tag> path = taxonomy.path(gold.get(i).code());
        if (path.size() >= level) {
          reaching++;
          String code = path.get(level - 1).code();
          right += tagged.get(i).path().stream().anyMatch(c -> c.code().equals(code)) ? 1 : 0;
        }
      }
      double accuracy = right / (double) reaching;
      String found = "level %d: %d of %d, %.3f".formatted(level, right, reaching, accuracy);
      assertTrue(accuracy >= LEAST_PATH_ACCURACY[level - 1], found);
    }
  }
}
