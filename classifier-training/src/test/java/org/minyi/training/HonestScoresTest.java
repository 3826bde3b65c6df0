package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minyi.evaluate.GoldMessage;
import org.minyi.features.FeatureExtractor;
import org.minyi.features.SparseVector;
import org.minyi.features.Vocabulary;
import org.minyi.features.VocabularyBuilder;
import org.minyi.model.Columns;
import org.minyi.model.Levels;

class HonestScoresTest {
  private static final int TWIN = 5;

  /** Weights are rounded to eight bits, once in each of two layers. */
  private static final float ROUNDING = 0.01f;

  private static final Columns COLUMNS = Columns.of(Levels.of(TinyCorpus.TREE));

  private final List<Example> examples;
  private final SparseLayerTrainer layers;
  private final Folds folds;

  HonestScoresTest() {
    List<GoldMessage> messages = new ArrayList<>(TinyCorpus.messages(60, 3));
    messages.add(twin(messages.get(TWIN)));
    messages.set(TWIN, twin(messages.get(TWIN)));
    examples =
        new Examples(TinyCorpus.TREE, COLUMNS)
            .of(TinyCorpus.file("tiny", messages), Example.Origin.LABELLED);
    TrainingSettings settings = TinyCorpus.settings();
    VocabularyBuilder counter = new VocabularyBuilder(settings.features());
    examples.forEach(example -> counter.add(example.message()));
    Vocabulary vocabulary = counter.build(settings.minDocuments(), Integer.MAX_VALUE);
    FeatureExtractor extractor = new FeatureExtractor(settings.features(), vocabulary);
    List<SparseVector> vectors =
        examples.stream().map(example -> extractor.extract(example.message()).text()).toList();
    layers = new SparseLayerTrainer(COLUMNS, settings, vocabulary, examples, vectors);
    folds = Folds.of(examples, new Random(1));
  }

  @BeforeAll
  static void nativeCode() {
    TinyCorpus.assumeNativeCode();
  }

  private static GoldMessage twin(GoldMessage message) {
    return new GoldMessage(
        message.id(),
        "twins",
        message.message(),
        message.code(),
        List.of(),
        List.of(),
        "",
        false,
        "");
  }

  private List<float[]> honest() {
    return HonestScores.crossFit(layers, folds, examples).of(layers.fitLeavingOut());
  }

  @Test
  void anExampleIsScoredAsIfTheLayerHadNotSeenIt() {
    List<float[]> honest = honest();
    for (int out = 0; out < examples.size() - 1; out += out == TWIN - 1 ? 2 : 1) {
      int place = out;
      List<Integer> others =
          IntStream.range(0, examples.size()).filter(i -> i != place).boxed().toList();
      float[] unseen = layers.fitAndAsk(others, List.of(out)).pruned().get(0);
      assertArrayEquals(unseen, honest.get(out), ROUNDING, "example " + out);
    }
  }

  @Test
  void nearDuplicatesAreLeftOutTogether() {
    List<float[]> honest = honest();
    int fold = folds.ofExample()[TWIN];
    assertEquals(fold, folds.ofExample()[examples.size() - 1]);
    float[] unseen = layers.fitAndAsk(folds.outside(fold), List.of(TWIN)).pruned().get(0);
    assertArrayEquals(unseen, honest.get(TWIN));
  }
}
