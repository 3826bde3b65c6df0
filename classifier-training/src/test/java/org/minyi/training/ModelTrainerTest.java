package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.classify.Stop;
import org.minyi.classify.StopRule;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldMessage;
import org.minyi.features.FeatureSettings;
import org.minyi.model.Model;
import org.minyi.model.ModelStore;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;
import org.minyi.training.ModelTrainer.Corpora;
import org.minyi.training.TrainingListener.Epoch;
import org.minyi.training.TrainingListener.Stage;

class ModelTrainerTest {
  private static final GoldFile LABELLED =
      TinyCorpus.file("labelled.jsonl", TinyCorpus.messages(156, 1));

  @BeforeAll
  static void nativeCode() {
    TinyCorpus.assumeNativeCode();
  }

  /** Remembers the events of a run; asks to stop once it has asked so often. */
  private static final class Recorder implements TrainingListener {
    final List<Stage> stages = new ArrayList<>();
    final List<Integer> sizes = new ArrayList<>();
    final List<Epoch> epochs = new ArrayList<>();
    final List<Stage> stageOfEpoch = new ArrayList<>();
    private int stepsLeft;

    Recorder(int steps) {
      stepsLeft = steps;
    }

    @Override
    public void stage(Stage stage, int messages) {
      stages.add(stage);
      sizes.add(messages);
    }

    @Override
    public void epoch(Epoch epoch) {
      epochs.add(epoch);
      stageOfEpoch.add(stages.get(stages.size() - 1));
    }

    @Override
    public boolean stopRequested() {
      return --stepsLeft <= 0;
    }
  }

  private static Recorder listener() {
    return new Recorder(Integer.MAX_VALUE);
  }

  private static Corpora labelled(GoldFile... files) {
    return new Corpora(Optional.empty(), Optional.empty(), List.of(files), Optional.empty());
  }

  private static Corpora withDev(GoldFile dev) {
    return new Corpora(Optional.empty(), Optional.empty(), List.of(LABELLED), Optional.of(dev));
  }

  private static Model train(Corpora corpora) {
    return ModelTrainer.train("tiny", TinyCorpus.TREE, corpora, TinyCorpus.settings(), listener());
  }

  private static double accuracy(Model model, List<GoldMessage> messages) {
    MessageClassifier classifier = MessageClassifier.of(model, "").withStopRule(StopRule.NEVER);
    long right =
        messages.stream()
            .filter(gold -> classifier.classify(gold.message()).code().equals(gold.code()))
            .count();
    return right / (double) messages.size();
  }

  @Test
  void learnsToTagMessagesThatItHasNotSeen() {
    assertTrue(accuracy(train(labelled(LABELLED)), TinyCorpus.messages(120, 2)) > 0.95);
  }

  @Test
  void equalSeedsGiveEqualBytesAndOthersOthers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model");
    String first = ModelStore.write(train(labelled(LABELLED)), file);
    assertEquals(first, ModelStore.write(train(labelled(LABELLED)), file));
    Model other =
        ModelTrainer.train(
            "tiny",
            TinyCorpus.TREE,
            labelled(LABELLED),
            TinyCorpus.settings().withSeed(8),
            listener());
    assertNotEquals(first, ModelStore.write(other, file));
  }

  @Test
  void reportsItsStagesInOrderAndEveryEpochOfTheNetwork() {
    Recorder heard = listener();
    Model model =
        ModelTrainer.train(
            "tiny", TinyCorpus.TREE, labelled(LABELLED), TinyCorpus.settings(), heard);
    int examples = 156 + TinyCorpus.TREE.size();
    assertEquals(List.of(Stage.values()).subList(0, Stage.VECTORS.ordinal()), heard.stages);
    assertEquals(List.of(examples, examples, examples, examples - 32, 32, examples), heard.sizes);
    assertEquals(List.of(1, 2, 3), heard.epochs.stream().map(Epoch::number).toList());
    assertTrue(heard.stageOfEpoch.stream().allMatch(stage -> stage == Stage.NETWORK));
    for (Epoch epoch : heard.epochs) {
      assertEquals(3, epoch.of());
      assertEquals(3, epoch.pathAccuracy().size());
      assertTrue(Double.isFinite(epoch.loss()) && epoch.loss() > 0 && epoch.secondsLeft() >= 0);
    }
    assertEquals(0, heard.epochs.get(2).secondsLeft());
    int best = model.provenance().at("/heldOut/epochs/0").intValue();
    int lastBest =
        heard.epochs.stream().filter(Epoch::best).mapToInt(Epoch::number).max().orElse(0);
    assertEquals(lastBest, best);
    assertEquals(32, model.provenance().at("/heldOut/messages").intValue());
    assertEquals(156, model.provenance().at("/examples/labelled").intValue());
  }

  @Test
  void aRequestToStopKeepsTheBestSoFar(@TempDir Path folder) throws IOException {
    Recorder heard = new Recorder(1);
    Model stopped =
        ModelTrainer.train(
            "tiny", TinyCorpus.TREE, labelled(LABELLED), TinyCorpus.settings(), heard);
    assertEquals(List.of(), heard.epochs);
    assertEquals(List.of(Stage.values()).subList(0, Stage.FINAL_NETWORK.ordinal()), heard.stages);
    assertEquals(0, stopped.provenance().at("/heldOut/epochs/0").intValue());
    for (float[][] head : stopped.network().headWeights()) {
      for (float[] row : head) {
        for (float weight : row) {
          assertEquals(0, weight);
        }
      }
    }
    ModelStore.write(stopped, folder.resolve("model"));
    // The untrained network is the ridge regression, which is right by itself on words like these.
    assertTrue(accuracy(stopped, TinyCorpus.messages(60, 3)) > 0.9);
  }

  @Test
  void aDevFileReplacesTheHeldOutFold() {
    Recorder heard = listener();
    GoldFile dev = TinyCorpus.file("dev.jsonl", TinyCorpus.messages(72, 4));
    Model model =
        ModelTrainer.train("tiny", TinyCorpus.TREE, withDev(dev), TinyCorpus.settings(), heard);
    int examples = 156 + TinyCorpus.TREE.size();
    assertEquals(List.of(examples, examples, examples, examples, 72), heard.sizes);
    assertEquals("dev", model.provenance().at("/data/1/role").textValue());
    assertEquals("dev.jsonl", model.provenance().at("/data/1/name").textValue());
    assertTrue(accuracy(model, TinyCorpus.messages(60, 5)) > 0.95);
  }

  @Test
  void theSeedCorpusIsHeldOutOnlyWhereThereIsNothingElse() {
    Recorder heard = listener();
    GoldFile seed = TinyCorpus.file("seed.jsonl", TinyCorpus.messages(60, 6));
    ModelTrainer.train(
        "tiny",
        TinyCorpus.TREE,
        new Corpora(Optional.of(seed), Optional.empty(), List.of(), Optional.empty()),
        TinyCorpus.settings(),
        heard);
    assertEquals(12, heard.sizes.get(4));
    Recorder both = listener();
    ModelTrainer.train(
        "tiny",
        TinyCorpus.TREE,
        new Corpora(Optional.of(seed), Optional.empty(), List.of(LABELLED), Optional.empty()),
        TinyCorpus.settings(),
        both);
    assertEquals(32, both.sizes.get(4));
  }

  @Test
  void aGroupStaysOnOneSide() {
    List<GoldMessage> grouped =
        IntStream.range(0, 120)
            .mapToObj(
                i -> {
                  GoldMessage m = LABELLED.messages().get(i);
                  return new GoldMessage(
                      m.id(), "g" + i / 6, m.message(), m.code(), m.alt(), m.also(), "", false, "");
                })
            .toList();
    Recorder heard = listener();
    ModelTrainer.train(
        "tiny",
        TinyCorpus.TREE,
        labelled(TinyCorpus.file("grouped.jsonl", grouped)),
        TinyCorpus.settings(),
        heard);
    assertEquals(24, heard.sizes.get(4)); // four of twenty groups of six
  }

  @Test
  void labelsThatEndAboveALeafOrSayNothingTeachWhatTheySay() {
    List<GoldMessage> partial = new ArrayList<>(TinyCorpus.messages(108, 7));
    for (int i = 0; i < 40; i++) {
      partial.add(TinyCorpus.gold("p" + i, "水管爆裂，水压忽高忽低，" + i + "栋", "A"));
      partial.add(TinyCorpus.gold("n" + i, "随便写写，测试一下，" + i, ""));
      partial.add(TinyCorpus.gold("b" + i, "人行道积雪，" + i + "号门前", "B2", "B21", "A"));
    }
    Recorder heard = listener();
    Model model =
        ModelTrainer.train(
            "tiny",
            TinyCorpus.TREE,
            labelled(TinyCorpus.file("partial.jsonl", partial)),
            TinyCorpus.settings(),
            heard);
    assertEquals(108 + 120 + TinyCorpus.TREE.size(), heard.sizes.get(0));
    assertEquals(46, heard.sizes.get(4)); // a fifth of 228 messages, each a group
    MessageClassifier classifier = MessageClassifier.of(model, "").withStopRule(StopRule.NEVER);
    Classification pipe = classifier.classify(new Message("", "水管爆裂，水压忽高忽低"));
    assertEquals("A", pipe.path().get(0).code());
    Classification pavement = classifier.classify(new Message("", "人行道积雪"));
    assertEquals("B2", pavement.path().get(1).code());
    assertTrue(accuracy(model, TinyCorpus.messages(60, 8)) > 0.9);
  }

  @Test
  void aTreeWithOneTagAtTheTopAndOneLevelTreesCanBeLearnt() {
    for (Taxonomy tree :
        List.of(
            Taxonomy.of(
                "flat",
                List.of(
                    new Tag("A", "停水", 1, "", "", List.of("断水"), ""),
                    new Tag("B", "路灯", 1, "", "", List.of("漆黑"), ""))),
            Taxonomy.of(
                "one root",
                List.of(
                    new Tag("R", "全部", 1, "", "", List.of(), ""),
                    new Tag("A", "停水", 2, "R", "", List.of("断水"), ""),
                    new Tag("B", "路灯", 2, "R", "", List.of("漆黑"), ""))))) {
      List<GoldMessage> messages = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        messages.add(TinyCorpus.gold("a" + i, "小区断水停水" + i, "A"));
        messages.add(TinyCorpus.gold("b" + i, "路灯漆黑不亮" + i, "B"));
      }
      Model model =
          ModelTrainer.train(
              "small",
              tree,
              labelled(TinyCorpus.file("small.jsonl", messages)),
              TinyCorpus.settings(),
              listener());
      MessageClassifier classifier = MessageClassifier.of(model, "").withStopRule(StopRule.NEVER);
      assertEquals("A", classifier.classify(new Message("", "又断水了")).code());
      assertEquals("B", classifier.classify(new Message("", "路灯不亮")).code());
      assertEquals(Stop.LEAF, classifier.classify(new Message("", "路灯不亮")).stop());
    }
  }

  private static String refusal(Corpora corpora, TrainingSettings settings) {
    return assertThrows(
            TrainingException.class,
            () -> ModelTrainer.train("tiny", TinyCorpus.TREE, corpora, settings, listener()))
        .getMessage();
  }

  @Test
  void corporaThatHoldTooLittleAreRefused() {
    TrainingSettings settings = TinyCorpus.settings();
    assertTrue(refusal(labelled(), settings).contains("0 labelled messages"));
    GoldFile one =
        TinyCorpus.file(
            "one.jsonl",
            List.of(TinyCorpus.gold("1", "停水", "A11"), TinyCorpus.gold("2", "测试", "")));
    assertTrue(refusal(labelled(one), settings).contains("1 labelled messages"));
    GoldFile none = TinyCorpus.file("dev.jsonl", List.of(TinyCorpus.gold("1", "测试", "")));
    assertTrue(refusal(withDev(none), settings).startsWith("dev.jsonl: it has no message"));
    TrainingSettings picky =
        new TrainingSettings(
            7, FeatureSettings.DEFAULT, 100_000, 1000, 0.5, 20, 1, 16, 3, 32, 0.002, 0.2);
    assertTrue(refusal(labelled(LABELLED), picky).contains("no word stands in 100000 messages"));
  }

  @Test
  void learnsNatureUrgencyAndWhatIsNoMatter() {
    List<GoldMessage> messages = new ArrayList<>();
    for (GoldMessage m : TinyCorpus.messages(300, 11)) {
      boolean asks = messages.size() % 2 == 0;
      boolean urgent = messages.size() % 5 == 0;
      String text =
          m.message().body() + (asks ? "请问怎么办理？" : "我要投诉！") + (urgent ? "有人受伤，十万火急。" : "");
      messages.add(
          new GoldMessage(
              m.id(),
              "",
              new Message("", text),
              m.code(),
              List.of(),
              List.of(),
              asks ? "咨询" : "投诉",
              urgent,
              ""));
    }
    List<GoldMessage> nothing = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      nothing.add(TinyCorpus.gold("n" + i, "春眠不觉晓，处处闻啼鸟，第" + i + "首诗", ""));
    }
    Model model =
        train(
            new Corpora(
                Optional.empty(),
                Optional.of(TinyCorpus.file("outside.jsonl", nothing)),
                List.of(TinyCorpus.file("natures.jsonl", messages)),
                Optional.empty()));
    MessageClassifier classifier = MessageClassifier.of(model, "");
    Classification asking = classifier.classify(new Message("", "一片漆黑，灯泡坏了，请问怎么办理？"));
    assertEquals("咨询", asking.nature().orElseThrow().name());
    assertTrue(!asking.urgency().orElseThrow().urgent());
    Classification urgent = classifier.classify(new Message("", "窨井没盖，井口敞开，我要投诉！有人受伤，十万火急。"));
    assertEquals("投诉", urgent.nature().orElseThrow().name());
    assertTrue(urgent.urgency().orElseThrow().urgent());
    Message poem = new Message("", "春眠不觉晓，处处闻啼鸟");
    assertEquals(Stop.OUTSIDE_TAXONOMY, classifier.classify(poem).stop());
    assertEquals("", classifier.classify(poem).code());
    assertTrue(classifier.withStopRule(StopRule.NEVER).classify(poem).level() > 0);
  }

  @Test
  void withoutLabelsForThemThereAreNoFacets() {
    Model model = train(labelled(LABELLED));
    assertEquals(List.of(), model.columns().facets());
    Classification result = MessageClassifier.of(model, "").classify(new Message("", "半夜断水"));
    assertEquals(Optional.empty(), result.nature());
    assertEquals(Optional.empty(), result.urgency());
  }
}
