package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.Stop;
import org.minyi.evaluate.Evaluation.Measurement;
import org.minyi.evaluate.EvaluationReport.LevelScores;
import org.minyi.taxonomy.Taxonomy;

class EvaluationTest {
  private static final Taxonomy TREE = Trees.twoLevels();
  private static final ModelIdentity MODEL = new ModelIdentity("test", "00ff", "test");

  /** 80 messages: A1, B1, B2 and B in turn. */
  private static final List<String> CODES =
      IntStream.range(0, 80).mapToObj(i -> List.of("A1", "B1", "B2", "B").get(i % 4)).toList();

  private static final Evaluation EVALUATION =
      new Evaluation(
          new GoldFile(
              "gold.jsonl",
              "ab",
              IntStream.range(0, 80)
                  .mapToObj(i -> Trees.grouped("" + i / 2, CODES.get(i), "第" + i + "条"))
                  .toList(),
              List.of(new BadRow(7, GoldProblem.of(GoldProblem.Kind.NO_CODE)))),
          TREE);

  /** Sure of A1 and right; B1 for all others, unsure; stops at level 1 where unsure. */
  private static List<Prediction> cautious() {
    return CODES.stream()
        .map(
            code ->
                code.equals("A1")
                    ? new Prediction(
                        List.of("A", "A1"),
                        List.of(0.99, 0.98),
                        List.of("A", "A1"),
                        List.of("A1", "A2", "B1"))
                    : new Prediction(
                        List.of("B", "B1"),
                        List.of(0.95, 0.4),
                        List.of("B"),
                        List.of("B1", "B2", "B3")))
        .toList();
  }

  @Test
  void bothModesStandSideBySide() {
    Measurement measured = EVALUATION.measure("cautious", messages -> cautious());
    LevelScores first = measured.scores().levels().get(0);
    LevelScores second = measured.scores().levels().get(1);
    assertEquals(80, first.messages());
    assertEquals(1, first.pathAccuracy().value());
    assertEquals(60, second.messages());
    assertEquals(40.0 / 60, second.pathAccuracy().value());
    assertEquals(1, second.topThreeAccuracy().value());
    assertEquals(20.0 / 80, second.chosen().coverage().value());
    assertEquals(1, second.chosen().precision().value());
    assertEquals(20.0 / 60, second.chosen().pathAccuracy().value());
    // Shared nodes 80 + 40 of 160 predicted without the stop rule, 80 + 20 of 100 with it.
    assertEquals(120.0 / 160, measured.scores().hierarchical().precision().value());
    assertEquals(1, measured.scores().hierarchicalChosen().precision().value());
    assertEquals(100.0 / 140, measured.scores().hierarchicalChosen().recall().value());
    assertEquals(1, measured.scores().consistency());
  }

  @Test
  void calibrationIsMeasuredWhereConfidencesAreStated() {
    Measurement measured = EVALUATION.measure("cautious", messages -> cautious());
    LevelScores second = measured.scores().levels().get(1);
    // Bins of four: five with a gap of 0.02, ten with two right of four and a gap of 0.1.
    assertEquals(20.0 / 60, second.calibration().automationRate95());
    assertEquals(
        (20 * 0.02 + 40 * 0.1) / 60, second.calibration().expectedCalibrationError(), 1e-12);
    // The 40 of one confidence hold 20 errors, spread evenly.
    double area = IntStream.rangeClosed(1, 40).mapToDouble(k -> 0.5 * k / (20 + k)).sum() / 60;
    assertEquals(area, second.calibration().areaUnderRiskCoverage(), 1e-12);
    Predictor floor = new MajorityFloor().train(TREE, List.of(Trees.gold("A1")));
    assertNull(EVALUATION.measure("majority", floor).scores().levels().get(0).calibration());
  }

  @Test
  void aMessageWithoutAPredictionIsWrongAndNeverAutomated() {
    List<Prediction> predictions =
        IntStream.range(0, 80)
            .mapToObj(
                i ->
                    i < 40
                        ? Prediction.NONE
                        : new Prediction(
                            TREE.path(CODES.get(i)).stream().map(t -> t.code()).toList(),
                            TREE.path(CODES.get(i)).stream().map(t -> 1.0).toList(),
                            List.of(),
                            List.of()))
            .toList();
    LevelScores first =
        EVALUATION.measure("half", messages -> predictions).scores().levels().get(0);
    assertEquals(0.5, first.pathAccuracy().value());
    assertEquals(0.5, first.calibration().automationRate95());
    assertEquals(0, first.calibration().expectedCalibrationError());
    assertNull(first.chosen().precision());
    assertEquals(0, first.chosen().coverage().value());
  }

  @Test
  void floorsAreComparedPairedAndReported() throws Exception {
    Measurement model = EVALUATION.measure("model", messages -> cautious());
    Measurement floor =
        EVALUATION.measure("majority", new MajorityFloor().train(TREE, List.of(Trees.gold("A1"))));
    EvaluationReport report =
        EVALUATION.report(
            List.of(MODEL),
            0,
            model,
            List.of(floor),
            List.of(new EvaluationReport.TrainedOn("seed.jsonl", "cd", 1)));
    assertEquals(40, report.measured().groups());
    assertEquals(1, report.measured().badRows().size());
    assertEquals(2, report.differences().size());
    GroupBootstrap.Difference accuracy = report.differences().get(0).pathAccuracy();
    assertEquals(0.75, accuracy.estimate().value());
    assertTrue(accuracy.estimate().low() > 0);
    assertTrue(accuracy.p() < 0.01);
    // The model tells A from B; the floor says A of all, which is right for 20 of 80.
    GroupBootstrap.Difference macroF1 = report.differences().get(0).macroF1();
    assertEquals(1 - (2 * 20.0 / 100) / 2, macroF1.estimate().value(), 1e-12);
    assertTrue(macroF1.estimate().low() > 0);
    assertTrue(macroF1.p() < 0.01);

    JsonNode json = new ObjectMapper().readTree(report.toJson());
    assertEquals(1, json.at("/scores/levels/0/pathAccuracy/value").asDouble());
    assertEquals("majority", json.at("/floors/0/name").asText());
    assertEquals("seed.jsonl", json.at("/floors/0/trainedOn/0/file").asText());
    assertTrue(json.at("/floors/0/scores/levels/0/calibration").isNull());
    assertEquals("NO_CODE", json.at("/measured/badRows/0/reason/kind").asText());
    assertTrue(json.at("/measured/badRows/0/reason/message").asText().startsWith("no code: "));
    assertNotNull(new ObjectMapper().readValue(report.toJson(), EvaluationReport.class));
    assertEquals(report, new ObjectMapper().readValue(report.toJson(), EvaluationReport.class));
  }

  @Test
  void severalModelsAreMeasuredByTheirMean() {
    List<Prediction> silent = CODES.stream().map(code -> Prediction.NONE).toList();
    Measurement mean =
        EVALUATION.measure("mean", List.of(messages -> cautious(), messages -> silent));
    Measurement one = EVALUATION.measure("one", messages -> cautious());
    LevelScores level = mean.scores().levels().get(1);
    assertEquals(20.0 / 60, level.pathAccuracy().value(), 1e-12);
    // Both are drawn on the same groups, so the interval is half as wide.
    Estimate single = one.scores().levels().get(1).pathAccuracy();
    assertEquals(
        (single.high() - single.low()) / 2,
        level.pathAccuracy().high() - level.pathAccuracy().low(),
        1e-9);
    assertEquals(
        one.scores().levels().get(1).macroF1().value() / 2, level.macroF1().value(), 1e-12);
    assertEquals(2, mean.runs().size());
  }

  @Test
  void theReasonsForStoppingAreCounted() {
    List<Prediction> predictions =
        IntStream.range(0, 80)
            .mapToObj(
                i ->
                    new Prediction(
                        List.of("A", "A1"),
                        List.of(),
                        i < 60 ? List.of("A") : List.of("A", "A1"),
                        List.of("A1"),
                        Optional.of(i < 60 ? Stop.LOW_CONFIDENCE : Stop.LEAF),
                        Facets.NONE))
            .toList();
    assertEquals(
        List.of(
            new EvaluationReport.StopShare(Stop.LOW_CONFIDENCE, 0.75),
            new EvaluationReport.StopShare(Stop.LEAF, 0.25)),
        EVALUATION.measure("stops", messages -> predictions).scores().stops());
    assertEquals(List.of(), EVALUATION.measure("floor", messages -> cautious()).scores().stops());
  }

  @Test
  void whatAnswersSilenceIsNotMeasured() {
    EvaluationReport.Scores scores = EVALUATION.measure("paths", messages -> cautious()).scores();
    assertNull(scores.nature());
    assertNull(scores.urgency());
    assertEquals(List.of(), scores.further());
  }

  @Test
  void aPredictorThatSkipsMessagesIsRefused() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> EVALUATION.measure("lazy", messages -> List.of(Prediction.NONE)));
    assertEquals("lazy returned 1 predictions for 80 messages", e.getMessage());
  }

  @Test
  void aFileWithoutUsableMessagesSaysWhy() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Evaluation(
                    new GoldFile(
                        "x.csv",
                        "",
                        List.of(),
                        List.of(new BadRow(2, GoldProblem.of(GoldProblem.Kind.NO_CODE)))),
                    TREE));
    assertEquals(
        "x.csv: no usable message, 1 bad rows; the first, line 2: no code:"
            + " expected a code of the taxonomy, or 00 for no matter",
        e.getMessage());
  }
}
