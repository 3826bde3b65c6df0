package org.minyi.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minyi.encoder.EncoderModel;
import org.minyi.encoder.EncoderModelStore;
import org.minyi.encoder.SmallEncoderModels;
import org.minyi.model.Levels;
import org.minyi.model.Model;
import org.minyi.model.ModelFormatException;
import org.minyi.model.ModelStore;
import org.minyi.model.SmallModels;
import org.minyi.text.Message;

class AccurateProfileTest {
  private static final Model MODEL = SmallModels.ofKeywords();
  private static final Levels LEVELS = Levels.of(MODEL.taxonomy());
  private static final MessageClassifier FAST =
      MessageClassifier.of(MODEL, "fast").withStopRule(StopRule.NEVER);
  private static final int C121 = LEVELS.find(3, "C121");

  private final SmallEncoderModels.Counter encoder = new SmallEncoderModels.Counter();

  private MessageClassifier askingBelow(double probability) {
    return FAST.withEncoder(
        encoder, SmallEncoderModels.first(LEVELS, C121, "fast", probability), "both");
  }

  @Test
  void theEncoderDecidesWhereItIsAsked() {
    Message message = new Message("甲", "半夜断水了");
    assertEquals("A111", FAST.classify(message).code());

    Classification result = askingBelow(1).classify(message);

    assertEquals("C121", result.code());
    assertEquals("C121", result.candidates().get(0).code());
    assertEquals(List.of(message), encoder.asked());
    assertEquals(new ModelIdentity("small+encoder", "both", "ragged"), result.model());
  }

  @Test
  void theFastModelDecidesWhereItIsSure() {
    Message message = new Message("甲", "半夜断水了");
    Classification fast = FAST.classify(message);

    Classification result = askingBelow(0).classify(message);

    assertEquals(fast.path(), result.path());
    assertEquals(fast.candidates(), result.candidates());
    assertEquals(fast.evidence(), result.evidence());
    assertTrue(encoder.asked().isEmpty());
  }

  @Test
  void theThresholdIsTheProbabilityOfTheBestLeaf() {
    List<Message> messages =
        List.of(
            new Message("", "半夜断水，水费账单，路灯漆黑"),
            new Message("", "半夜断水"),
            new Message("", "感谢，锦旗，表示感谢"));
    // Uncalibrated, the confidence of a leaf is its probability.
    List<Message> unsure =
        messages.stream()
            .filter(m -> FAST.classify(m).candidates().get(0).confidence() < 0.7)
            .toList();
    assertFalse(unsure.isEmpty() || unsure.size() == messages.size());
    messages.forEach(askingBelow(0.7)::classify);
    assertEquals(unsure, encoder.asked());
  }

  @Test
  void nothingIsAskedAboutTextsThatSayNothing() {
    MessageClassifier classifier = askingBelow(1);
    assertEquals(Stop.NO_TEXT, classifier.classify(new Message("", "，。！")).stop());
    assertEquals(
        Stop.UNKNOWN_VOCABULARY, classifier.classify(new Message("", "hello world")).stop());
    assertTrue(encoder.asked().isEmpty());
  }

  @Test
  void stopRuleAndEvidenceWorkAsBefore() {
    MessageClassifier classifier = askingBelow(1);
    Message message = new Message("甲", "灯光刺眼照进卧室");
    assertFalse(classifier.classify(message).evidence().isEmpty());
    assertTrue(classifier.withoutEvidence().classify(message).evidence().isEmpty());
    Classification stopped =
        classifier.withStopRule(StopRule.atConfidence(1)).classify(new Message("", "半夜断水，水费账单"));
    assertEquals(0, stopped.level());
    assertEquals("both", classifier.withStopRule(StopRule.atConfidence(1)).identity().checksum());
  }

  @Test
  void batchesGiveWhatSingleMessagesGive() {
    MessageClassifier classifier = askingBelow(0.7);
    List<Message> messages =
        IntStream.range(0, 200)
            .mapToObj(i -> new Message(i % 3 == 0 ? "甲" : "", "半夜断水" + "路灯漆黑".repeat(i % 5)))
            .toList();
    assertEquals(
        messages.stream().map(classifier::classify).toList(), classifier.classifyAll(messages));
  }

  @Test
  void refusesWhatWasTrainedBesideAnotherModel() {
    EncoderModel other = SmallEncoderModels.first(LEVELS, C121, "another", 1);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> FAST.withEncoder(encoder, other, "both"));
    assertTrue(e.getMessage().contains("another"), e.getMessage());
  }

  @Test
  void loadsBothFiles(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("our.minyi");
    String checksum = ModelStore.write(MODEL, file);
    EncoderModel model = SmallEncoderModels.first(LEVELS, C121, checksum, 1);
    String both = EncoderModelStore.write(model, EncoderModelStore.beside(file));

    MessageClassifier classifier = MessageClassifier.load(file, encoder);

    assertEquals(both, classifier.identity().checksum());
    assertEquals("C121", classifier.classify(new Message("甲", "半夜断水了")).code());
  }

  @Test
  void saysWhichFileIsMissingOrDoesNotBelong(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("our.minyi");
    ModelStore.write(MODEL, file);
    ModelFormatException missing =
        assertThrows(ModelFormatException.class, () -> MessageClassifier.load(file, encoder));
    assertTrue(missing.getMessage().contains("our.encoder.minyi"), missing.getMessage());

    EncoderModelStore.write(
        SmallEncoderModels.first(LEVELS, C121, "another", 1), EncoderModelStore.beside(file));
    ModelFormatException other =
        assertThrows(ModelFormatException.class, () -> MessageClassifier.load(file, encoder));
    assertTrue(other.getMessage().contains("--profile accurate"), other.getMessage());
  }
}
