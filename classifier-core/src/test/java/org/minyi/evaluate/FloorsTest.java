package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

class FloorsTest {
  private static final Taxonomy TREE = Trees.twoLevels();
  // B is the largest top-level tag, though A1 is the largest leaf.
  private static final List<GoldMessage> CORPUS =
      List.of(
          Trees.gold("A1"),
          Trees.gold("A1"),
          Trees.gold("A1"),
          Trees.gold("B1"),
          Trees.gold("B2"),
          Trees.gold("B2"),
          Trees.gold("B"),
          Trees.gold(""));

  private static Prediction keywords(String title, String body) {
    return new KeywordFloor().train(TREE, CORPUS).predict(List.of(new Message(title, body))).get(0);
  }

  @Test
  void majorityFollowsTheLargestChildFromTheTop() {
    List<Prediction> predictions =
        new MajorityFloor()
            .train(TREE, CORPUS)
            .predict(List.of(new Message("停水", ""), new Message("", "")));
    Prediction expected = Prediction.ranked(List.of("B2", "A1", "B1"), TREE);
    assertEquals(List.of(expected, expected), predictions);
    assertEquals(List.of("B", "B2"), expected.chosen());
  }

  @Test
  void majorityNeedsATaggedMessage() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new MajorityFloor().train(TREE, List.of(Trees.gold(""))));
  }

  @Test
  void keywordsOfTheTextDecide() {
    assertEquals(List.of("A", "A2"), keywords("", "这个月的水费怎么多了一倍，水表是不是坏了").path());
    assertEquals(List.of("C"), keywords("", "要感谢社区的李书记").path());
  }

  @Test
  void wordsOfOneTagAddUpAcrossItsChildren() {
    // 水费 and 停水 weigh as much as 路灯 each, but both speak for A.
    assertEquals("A", keywords("", "水费交了还停水，另外路灯坏了").path().get(0));
  }

  @Test
  void aWordInTheTitleWeighsMore() {
    assertEquals(List.of("B", "B1"), keywords("路灯", "停水").path());
    assertEquals(List.of("A", "A1"), keywords("停水", "路灯").path());
  }

  @Test
  void foldedFormsMatch() {
    Taxonomy tree =
        Taxonomy.of(
            "test",
            List.of(
                new org.minyi.taxonomy.Tag("A", "网络", 1, "", "", List.of("wifi"), ""),
                new org.minyi.taxonomy.Tag("B", "其他", 1, "", "", List.of(), "")));
    Predictor predictor = new KeywordFloor().train(tree, List.of(Trees.gold("B")));
    assertEquals(
        List.of("A"), predictor.predict(List.of(new Message("", "ＷｉＦｉ连不上"))).get(0).path());
  }

  @Test
  void aTextWithoutKeywordsGetsTheMajorityPath() {
    assertEquals(List.of("B", "B2"), keywords("", "hello").path());
    assertEquals(List.of("B", "B2"), keywords("", "").path());
  }

  @Test
  void otherLeavesWithWordsAreCandidates() {
    assertEquals(List.of("B1", "A1"), keywords("路灯", "停水").candidates());
  }
}
