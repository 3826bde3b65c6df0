package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minyi.classify.MessageClassifier;
import org.minyi.encoder.EncoderModel;
import org.minyi.encoder.EncoderModelStore;
import org.minyi.evaluate.GoldMessage;
import org.minyi.model.Levels;
import org.minyi.training.TrainingListener.Epoch;
import org.minyi.training.TrainingListener.Stage;

class EncoderTrainerTest {
  private static final EncoderSettings SETTINGS =
      new EncoderSettings(7, 2, 32, 8, 32, 0.02, 0.2, 0.002);

  private static Trained beside;

  @BeforeAll
  static void trainFastModel() {
    TinyCorpus.assumeNativeCode();
    beside =
        ModelTrainer.trainForEncoder(
            "tiny",
            TinyCorpus.TREE,
            new ModelTrainer.Corpora(
                Optional.empty(),
                Optional.empty(),
                List.of(TinyCorpus.file("labelled", TinyCorpus.messages(130, 1))),
                Optional.of(TinyCorpus.file("dev", TinyCorpus.messages(130, 2)))),
            TinyCorpus.settings(),
            new Silent());
  }

  private static class Silent implements TrainingListener {
    final List<Stage> stages = new ArrayList<>();
    final List<Epoch> epochs = new ArrayList<>();

    @Override
    public void stage(Stage stage, int messages) {
      stages.add(stage);
    }

    @Override
    public void epoch(Epoch epoch) {
      epochs.add(epoch);
    }
  }

  private static EncoderModel train(LetterEncoder encoder, TrainingListener listener) {
    return EncoderTrainer.train("tiny+encoder", beside, "abc", encoder, SETTINGS, listener);
  }

  @Test
  void asksTheEncoderOnceForEachMessage() {
    LetterEncoder encoder = new LetterEncoder("letters");
    Silent listener = new Silent();
    EncoderModel model = train(encoder, listener);
    assertEquals(beside.all().size() + beside.heldOut().size(), encoder.asked.get());
    assertEquals(
        List.of(Stage.VECTORS, Stage.ENCODER_NETWORK, Stage.ENCODER_CALIBRATION), listener.stages);
    assertEquals(16, listener.epochs.size());
    assertEquals("letters", model.encoder());
    assertEquals("abc", model.fastModel());
    assertEquals(
        Levels.of(TinyCorpus.TREE).totalSize() + encoder.width(),
        model.network().hiddenWeights().length);
    assertEquals(64, model.network().hiddenBias().length);
  }

  @Test
  void tagsUnseenMessagesNoWorseThanTheFastModel() {
    LetterEncoder encoder = new LetterEncoder("letters");
    MessageClassifier fast = MessageClassifier.of(beside.model(), "abc");
    MessageClassifier both = fast.withEncoder(encoder, train(encoder, new Silent()), "both");
    List<GoldMessage> unseen = TinyCorpus.messages(130, 3);
    assertTrue(right(both, unseen) >= right(fast, unseen) - 3);
    assertTrue(right(both, unseen) > 100, "right: " + right(both, unseen));
  }

  private static long right(MessageClassifier classifier, List<GoldMessage> messages) {
    return messages.stream()
        .filter(m -> classifier.classify(m.message()).candidates().get(0).code().equals(m.code()))
        .count();
  }

  @Test
  void statesWhatEachThresholdBrings() {
    JsonNode heldOut =
        train(new LetterEncoder("letters"), new Silent()).provenance().path("heldOut");
    assertEquals(130, heldOut.path("messages").asInt());
    JsonNode thresholds = heldOut.path("thresholds");
    double before = 0;
    double best = 0;
    for (JsonNode threshold : thresholds) {
      double asked = threshold.path("asked").asDouble();
      assertTrue(asked >= before && asked <= 1);
      before = asked;
      best = Math.max(best, mean(threshold));
    }
    assertEquals(0, thresholds.get(0).path("asked").asDouble());
    JsonNode chosen = heldOut.path("chosen");
    assertTrue(mean(chosen) >= best - SETTINGS.tolerance());
    for (JsonNode threshold : thresholds) {
      if (threshold.path("askBelow").asDouble() < chosen.path("askBelow").asDouble()) {
        assertTrue(mean(threshold) < best - SETTINGS.tolerance());
      }
    }
  }

  private static double mean(JsonNode threshold) {
    double sum = 0;
    for (JsonNode accuracy : threshold.path("pathAccuracy")) {
      sum += accuracy.asDouble();
    }
    return sum / threshold.path("pathAccuracy").size();
  }

  @Test
  void equalRunsGiveEqualFiles(@TempDir Path folder) throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    EncoderModelStore.write(train(new LetterEncoder("letters"), new Silent()), first);
    EncoderModelStore.write(train(new LetterEncoder("letters"), new Silent()), second);
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }
}
