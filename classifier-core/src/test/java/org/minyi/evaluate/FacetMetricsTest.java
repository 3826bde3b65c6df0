package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minyi.classify.ModelIdentity;
import org.minyi.evaluate.EvaluationReport.FurtherScores;
import org.minyi.evaluate.EvaluationReport.NatureScores;
import org.minyi.evaluate.EvaluationReport.PrecisionRecall;
import org.minyi.evaluate.EvaluationReport.Scores;
import org.minyi.evaluate.EvaluationReport.UrgencyScores;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

class FacetMetricsTest {
  private static final Taxonomy TREE = Trees.twoLevels();

  /** Of twelve messages, 0 to 3 are urgent, 0 to 5 have a further matter, and 11 has no nature. */
  private static final Evaluation EVALUATION =
      new Evaluation(
          new GoldFile(
              "gold.jsonl",
              "ab",
              IntStream.range(0, 12)
                  .mapToObj(
                      i ->
                          new GoldMessage(
                              "m" + i,
                              "g" + i,
                              new Message("", "第" + i),
                              "A1",
                              List.of(),
                              i < 6 ? List.of(i < 3 ? "B1" : "B2") : List.of(),
                              i == 11 ? "" : i < 8 ? "投诉" : "咨询",
                              i < 4,
                              ""))
                  .toList(),
              List.of()),
          TREE);

  private static Prediction saying(Facets facets) {
    return new Prediction(
        List.of("A", "A1"), List.of(), List.of("A", "A1"), List.of("A1"), Optional.empty(), facets);
  }

  private static Scores scores(java.util.function.IntFunction<Facets> facets) {
    List<Prediction> predictions =
        IntStream.range(0, 12).mapToObj(facets).map(FacetMetricsTest::saying).toList();
    return EVALUATION.measure("facets", messages -> predictions).scores();
  }

  private static Facets nature(String nature) {
    return new Facets(Optional.of(nature), Optional.empty(), List.of());
  }

  private static Facets urgency(double probability) {
    return new Facets(
        Optional.empty(),
        Optional.of(new Facets.Urgency(probability, probability >= 0.5)),
        List.of());
  }

  private static Facets further(String... codes) {
    return new Facets(Optional.empty(), Optional.empty(), List.of(codes));
  }

  @Test
  void natureCountsWhereTheGoldHasOne() {
    NatureScores nature = scores(i -> nature(i < 6 ? "投诉" : "咨询")).nature();
    assertEquals(11, nature.messages());
    assertEquals(9.0 / 11, nature.accuracy().value(), 1e-12);
    // 投诉: 2·6 / (8 + 6); 咨询: 2·3 / (3 + 5), the unknown twelfth left out.
    assertEquals((12.0 / 14 + 6.0 / 8) / 2, nature.macroF1().value(), 1e-12);
    assertEquals(GoldMessage.NATURES, nature.natures());
    assertEquals(List.of(6, 0, 0, 2, 0, 0), nature.confusion().get(0));
    assertEquals(List.of(0, 0, 0, 3, 0, 0), nature.confusion().get(3));
  }

  @Test
  void aNatureThatIsNotToldIsWrong() {
    NatureScores nature = scores(i -> i == 0 ? nature("投诉") : Facets.NONE).nature();
    assertEquals(1.0 / 11, nature.accuracy().value(), 1e-12);
    assertEquals(List.of(1, 0, 0, 0, 0, 0), nature.confusion().get(0));
  }

  @Test
  void urgencyIsMeasuredAtTheMarkAndOverAllThresholds() {
    // Marked: 0, 1, 2 (urgent) and 10 (not); 3 is urgent but found last.
    double[] probability = {0.9, 0.8, 0.5, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.7, 0.3};
    UrgencyScores urgency = scores(i -> urgency(probability[i])).urgency();
    assertEquals(4, urgency.urgent());
    assertEquals(4, urgency.flagged());
    assertEquals(0.75, urgency.precision().value());
    assertEquals(0.75, urgency.recall().value());
    assertEquals(
        List.of(
            new PrecisionRecall(0.9, 1, 0.25),
            new PrecisionRecall(0.8, 1, 0.5),
            new PrecisionRecall(0.5, 0.75, 0.75),
            new PrecisionRecall(0.2, 4.0 / 6, 1)),
        urgency.curve());
    assertEquals((1 + 1 + 0.75 + 4.0 / 6) / 4, urgency.averagePrecision(), 1e-12);
  }

  @Test
  void nothingMarkedHasNoPrecision() {
    UrgencyScores urgency = scores(i -> urgency(0.1)).urgency();
    assertNull(urgency.precision());
    assertEquals(0, urgency.recall().value());
    // All pass one threshold together.
    assertEquals(List.of(new PrecisionRecall(0.1, 4.0 / 12, 1)), urgency.curve());
  }

  @Test
  void furtherTagsArePooledAtEveryLevel() {
    // B1 of messages 0 to 2 is right, of 3 it is right at level 1 only, of 11 nothing is.
    List<FurtherScores> further =
        scores(i -> i < 4 || i == 11 ? further("B1") : further()).further();
    assertEquals(2, further.size());
    assertEquals(6, further.get(0).gold());
    assertEquals(5, further.get(0).given());
    assertEquals(4.0 / 5, further.get(0).precision().value());
    assertEquals(4.0 / 6, further.get(0).recall().value());
    assertEquals(8.0 / 11, further.get(0).f1().value());
    assertEquals(3.0 / 5, further.get(1).precision().value());
    assertEquals(3.0 / 6, further.get(1).recall().value());
  }

  @Test
  void allOfItGoesThroughJson() throws Exception {
    Evaluation.Measurement measured =
        EVALUATION.measure(
            "all",
            messages ->
                messages.stream()
                    .map(
                        m ->
                            saying(
                                new Facets(
                                    Optional.of("投诉"),
                                    Optional.of(new Facets.Urgency(0.6, true)),
                                    List.of("B1"))))
                    .toList());
    EvaluationReport report =
        EVALUATION.report(
            List.of(new ModelIdentity("m", "00", "test")), 0, measured, List.of(), List.of());
    assertEquals(report, new ObjectMapper().readValue(report.toJson(), EvaluationReport.class));
  }
}
