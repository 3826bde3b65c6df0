package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.minyi.classify.Classification;
import org.minyi.classify.Confidence;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.Nature;
import org.minyi.classify.Stop;
import org.minyi.classify.Urgency;
import org.minyi.text.Message;

class PredictorTest {
  private static final ModelIdentity MODEL = new ModelIdentity("m", "00", "test");

  private static Classification said(Stop stop, List<Confidence> path) {
    return new Classification(
        path,
        stop,
        List.of(),
        List.of(new Confidence("A1", 0.6), new Confidence("B1", 0.2)),
        List.of(new Confidence("B2", 0.4)),
        Optional.of(new Nature("咨询", 0.8)),
        Optional.of(new Urgency(0.3, true)),
        List.of(),
        MODEL);
  }

  @Test
  void allThatAClassifierSaysIsMeasured() {
    Classification full =
        said(Stop.LEAF, List.of(new Confidence("A", 0.9), new Confidence("A1", 0.6)));
    Classification chosen = said(Stop.LOW_CONFIDENCE, List.of(new Confidence("A", 0.9)));
    assertEquals(
        List.of(
            new Prediction(
                List.of("A", "A1"),
                List.of(0.9, 0.6),
                List.of("A"),
                List.of("A1", "B1"),
                Optional.of(Stop.LOW_CONFIDENCE),
                new Facets(
                    Optional.of("咨询"), Optional.of(new Facets.Urgency(0.3, true)), List.of("B2")))),
        Predictor.of(messages -> List.of(full), messages -> List.of(chosen))
            .predict(List.of(new Message("", "x"))));
  }

  @Test
  void whatIsLeftUntaggedSaysWhyAndNothingElse() {
    Classification nothing = Classification.untagged(Stop.NO_TEXT, MODEL);
    assertEquals(
        List.of(
            new Prediction(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(Stop.NO_TEXT),
                Facets.NONE)),
        Predictor.of(messages -> List.of(nothing), messages -> List.of(nothing))
            .predict(List.of(new Message("", ""))));
  }
}
