package org.minyi.training.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minyi.evaluate.Evaluation;
import org.minyi.evaluate.Floor;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldMessage;
import org.minyi.evaluate.MajorityFloor;
import org.minyi.evaluate.Prediction;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** All floors that need a library of their own. */
class LearnedFloorsTest {
  private static final List<List<String>> WORDS =
      List.of(
          List.of("停水三天", "自来水没有", "水压太低"),
          List.of("水费翻倍", "水表不准", "多收水费"),
          List.of("路灯不亮", "路灯坏了", "晚上一片漆黑"),
          List.of("路面坑洼", "道路破损", "路上有大坑"));
  private static final List<String> LEAVES = List.of("A1", "A2", "B1", "B2");
  private static final Taxonomy TREE =
      Taxonomy.of(
          "test",
          List.of(
              tag("A", ""),
              tag("A1", "A"),
              tag("A2", "A"),
              tag("B", ""),
              tag("B1", "B"),
              tag("B2", "B")));

  private static Tag tag(String code, String parent) {
    return new Tag(code, "名" + code, code.length(), parent, "", List.of(), "");
  }

  private static GoldMessage gold(String code, String body) {
    return new GoldMessage(
        body, "", new Message("", body), code, List.of(), List.of(), "", false, "");
  }

  /** Two different words of the leaf between filler that says nothing. */
  private static List<GoldMessage> messages(int count, long seed) {
    Random random = new Random(seed);
    List<GoldMessage> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> words = WORDS.get(i % 4);
      messages.add(
          gold(
              LEAVES.get(i % 4),
              "你好我是" + random.nextInt(100) + "栋居民" + words.get(random.nextInt(3)) + "请处理"));
    }
    return messages;
  }

  private static double accuracy(Floor floor) {
    // HanLP's naive Bayes drops words that are not significant, so it needs some hundreds.
    Predictor trained = floor.train(TREE, messages(400, 1));
    return new Evaluation(new GoldFile("test", "", messages(40, 2), List.of()), TREE)
        .measure(floor.name(), trained)
        .scores()
        .levels()
        .get(1)
        .pathAccuracy()
        .value();
  }

  private static List<Floor> floors() {
    return List.of(
        new LinearFloor(), new TopDownLinearFloor(), new CentroidFloor(), new NaiveBayesFloor());
  }

  @Test
  void theMajorityIsNoLearner() {
    assertEquals(0.25, accuracy(new MajorityFloor()));
  }

  @ParameterizedTest
  @MethodSource("floors")
  void learnsWhatTheMajorityCannotKnow(Floor floor) {
    assertTrue(accuracy(floor) >= 0.95, floor.name() + " " + accuracy(floor));
  }

  @ParameterizedTest
  @MethodSource("floors")
  void candidatesAreRankedLeavesAndTheFirstIsThePath(Floor floor) {
    Prediction prediction =
        floor.train(TREE, messages(80, 1)).predict(List.of(new Message("", "我家水表不准，多收水费"))).get(0);
    assertEquals(List.of("A", "A2"), prediction.path());
    assertEquals("A2", prediction.candidates().get(0));
    // Going down from the top, only the siblings of the leaf are left to choose from.
    boolean topDown = floor instanceof TopDownLinearFloor || floor instanceof NaiveBayesFloor;
    assertEquals(topDown ? 2 : 3, prediction.candidates().stream().distinct().count());
    assertTrue(LEAVES.containsAll(prediction.candidates()));
  }

  @Test
  void topDownLearnsFromLabelsAboveALeaf() {
    List<GoldMessage> corpus = new ArrayList<>(messages(80, 1));
    for (int i = 0; i < 20; i++) {
      corpus.add(gold("B", "井盖丢了" + i));
      corpus.add(gold("", "测试" + i));
    }
    List<Message> query = List.of(new Message("", "井盖丢了"));
    for (Floor floor : List.of(new TopDownLinearFloor(), new NaiveBayesFloor())) {
      assertEquals("B", floor.train(TREE, corpus).predict(query).get(0).path().get(0));
    }
  }

  @Test
  void topDownGoesStraightWhereOneChildIsKnown() {
    List<GoldMessage> corpus =
        List.of(gold("A1", "停水三天"), gold("A1", "停水"), gold("B1", "路灯不亮"), gold("B1", "路灯"));
    for (Floor floor : List.of(new TopDownLinearFloor(), new NaiveBayesFloor())) {
      Predictor trained = floor.train(TREE, corpus);
      assertEquals(
          List.of("B", "B1"), trained.predict(List.of(new Message("", "路灯不亮"))).get(0).path());
      // Below a tag without a single message nothing was learned: the path ends there.
      assertThrows(
          IllegalArgumentException.class, () -> floor.train(TREE, List.of(gold("", "测试"))));
    }
  }

  @Test
  void nothingIsPrintedWhileTraining() {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      floors().forEach(floor -> floor.train(TREE, messages(20, 1)));
    } finally {
      System.setOut(out);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void labelsAboveALeafAreLeftOut() {
    List<GoldMessage> corpus = new ArrayList<>(messages(80, 1));
    List<Message> queries = messages(40, 3).stream().map(GoldMessage::message).toList();
    List<Prediction> without = new LinearFloor().train(TREE, corpus).predict(queries);
    corpus.add(gold("A", "路灯坏了路灯不亮"));
    corpus.add(gold("", "测试测试"));
    assertEquals(without, new LinearFloor().train(TREE, corpus).predict(queries));
  }

  @ParameterizedTest
  @MethodSource("floors")
  void twoTrainingsPredictTheSame(Floor floor) {
    List<Message> queries = messages(40, 3).stream().map(GoldMessage::message).toList();
    assertEquals(
        floor.train(TREE, messages(80, 1)).predict(queries),
        floor.train(TREE, messages(80, 1)).predict(queries));
  }

  @ParameterizedTest
  @MethodSource("floors")
  void hostileTextsAreLearnedFromAndGetAPrediction(Floor floor) {
    List<GoldMessage> corpus = new ArrayList<>(messages(80, 1));
    // Nothing, stop words alone, blanks of other scripts, half a character.
    for (String text : List.of("", "的了是", " \u00a0 \u3000", "\ud800", "a  b\u2003c")) {
      corpus.add(gold("A1", text));
    }
    Predictor trained = floor.train(TREE, corpus);
    List<Message> hostile =
        List.of(
            new Message("", ""),
            new Message("\0\0", "\ud800"),
            new Message("😀", "!!!"),
            new Message("水".repeat(300_000), ""));
    assertEquals(4, trained.predict(hostile).stream().filter(p -> p.path().size() == 2).count());
  }

  @Test
  void aSingleLeafCannotBeTold() {
    for (Floor floor : List.of(new LinearFloor(), new CentroidFloor())) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> floor.train(TREE, List.of(gold("A1", "停水"))));
      assertTrue(e.getMessage().contains("at least two"), e.getMessage());
    }
  }
}
