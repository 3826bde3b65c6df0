package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minyi.evaluate.ErrorAnalysis.By;
import org.minyi.evaluate.ErrorAnalysis.Confusion;
import org.minyi.evaluate.ErrorAnalysis.LevelCount;
import org.minyi.evaluate.ErrorAnalysis.Node;
import org.minyi.evaluate.ErrorAnalysis.Slice;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

class ErrorAnalysisTest {
  private static final Taxonomy TAXONOMY =
      Taxonomy.of(
          "test",
          List.of(
              tag("01", "住房"),
              tag("0101", "物业"),
              tag("0102", "装修"),
              tag("02", "环境"),
              tag("0201", "噪声")));

  private static Tag tag(String code, String name) {
    return new Tag(
        code, name, code.length() / 2, code.substring(0, code.length() - 2), "", List.of(), "");
  }

  private static GoldMessage gold(String code, String text, String source) {
    return new GoldMessage(
        text, "", new Message("", text), code, List.of(), List.of(), "", false, source);
  }

  private static Prediction predicted(String... leaves) {
    return Prediction.ranked(List.of(leaves), TAXONOMY);
  }

  private static final List<GoldMessage> GOLD =
      List.of(
          gold("0101", "短", "甲"),
          gold("0101", "长".repeat(60), "甲"),
          gold("0102", "短", "乙"),
          gold("02", "短", "乙"),
          gold("", "短", "乙"));

  private static final List<Prediction> RUN =
      List.of(
          predicted("0102"), predicted("0101"), predicted("0201"), predicted("0201"), predicted());

  private final ErrorAnalysis errors = ErrorAnalysis.of(GOLD, List.of(RUN), TAXONOMY);

  @Test
  void countsEveryTag() {
    assertEquals(
        List.of(
            new Node("01", 3, 2, 2),
            new Node("0101", 2, 1, 1),
            new Node("0102", 1, 1, 0),
            new Node("02", 1, 2, 1),
            new Node("0201", 0, 2, 0)),
        errors.nodes());
    assertEquals(2.0 / 3, errors.nodes().get(0).recall(), 1e-12);
    assertEquals(2 * 2.0 / 5, errors.nodes().get(0).f1(), 1e-12);
    assertTrue(Double.isNaN(errors.nodes().get(4).recall()));
  }

  @Test
  void agreesWithMacroF1() {
    double mean =
        errors.nodes().stream()
            .filter(node -> node.code().length() == 2)
            .mapToDouble(Node::f1)
            .average()
            .orElseThrow();
    PathMetrics metrics =
        new PathMetrics(GOLD, RUN.stream().map(Prediction::path).toList(), TAXONOMY);

    assertEquals(metrics.macroF1(1).value(), mean, 1e-12);
  }

  @Test
  void findsWrongTurnsBetweenSiblings() {
    // Gold that ends above the prediction is no wrong turn.
    assertEquals(
        List.of(new Confusion("01", "02", 1), new Confusion("0101", "0102", 1)),
        errors.confusions());
  }

  @Test
  void slicesByLengthSourceAndDepth() {
    assertEquals(
        List.of("LENGTH 0", "LENGTH 50", "SOURCE 乙", "SOURCE 甲", "DEPTH 0", "DEPTH 1", "DEPTH 2"),
        errors.slices().stream().map(slice -> slice.by() + " " + slice.name()).toList());
    assertEquals(
        new Slice(By.SOURCE, "甲", 2, List.of(new LevelCount(1, 2, 2), new LevelCount(2, 2, 1))),
        errors.slices().get(3));
  }

  @Test
  void severalRunsAreCountedTogether() {
    ErrorAnalysis twice = ErrorAnalysis.of(GOLD, List.of(RUN, RUN), TAXONOMY);

    assertEquals(2, twice.runs());
    assertEquals(new Node("01", 6, 4, 4), twice.nodes().get(0));
  }
}
