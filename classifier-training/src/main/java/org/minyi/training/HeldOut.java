package org.minyi.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minyi.model.Calibration;
import org.minyi.model.Columns;
import org.minyi.model.Facet;
import org.minyi.model.FurtherTags;
import org.minyi.model.Network;
import org.minyi.model.PathScorer;
import org.minyi.model.PathScores;
import org.minyi.model.SparseLayer;
import org.minyi.model.StopTable;

/**
 * What is fitted on messages that neither the network nor, in their scores, the sparse layer has
 * seen: calibrations, the stop table, the thresholds of facets and the further tags.
 */
final class HeldOut {
  private final Columns columns;
  private final ScoredExamples examples;
  private final PathScorer scorer;

  HeldOut(Columns columns, SparseLayer sparseLayer, Network network, ScoredExamples examples) {
    this.columns = columns;
    this.examples = examples;
    this.scorer = new PathScorer(columns, sparseLayer, network);
  }

  /** The confidences of paths, of messages whose label reaches a level. */
  Calibration calibration() {
    List<List<Outcome>> outcomes = perLevel();
    for (int i = 0; i < examples.size(); i++) {
      PathScores paths = scorer.score(examples.scores().get(i)).paths();
      int[] best = paths.bestPath();
      int[] gold = examples.examples().get(i).path();
      for (int level = 0; level < gold.length; level++) {
        outcomes
            .get(level)
            .add(new Outcome(paths.probabilities(level)[best[level]], best[level] == gold[level]));
      }
    }
    return IsotonicCalibration.fit(outcomes);
  }

  /** Which confidence a wanted precision takes; one message of each near-duplicate group counts. */
  StopTable stopTable(Calibration calibration) {
    StopOutcomes outcomes = new StopOutcomes(columns.levels().depth());
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.examples().get(i);
      PathScores paths = scorer.score(examples.scores().get(i)).paths();
      int[] best = paths.bestPath();
      double[] probabilities = new double[best.length];
      Arrays.setAll(probabilities, level -> paths.probabilities(level)[best[level]]);
      outcomes.add(example.group(), example.path(), best, probabilities, calibration);
    }
    return PrecisionControl.stopTable(outcomes.perLevel());
  }

  private List<List<Outcome>> perLevel() {
    List<List<Outcome>> outcomes = new ArrayList<>();
    for (int level = 0; level < columns.levels().depth(); level++) {
      outcomes.add(new ArrayList<>());
    }
    return outcomes;
  }

  /** The confidences of facets: of the likeliest value, or of the second of two. */
  Calibration facetCalibration() {
    List<List<Outcome>> outcomes = new ArrayList<>();
    for (int facet = 0; facet < columns.facets().size(); facet++) {
      outcomes.add(facetOutcomes(facet));
    }
    return IsotonicCalibration.fit(outcomes);
  }

  private List<Outcome> facetOutcomes(int facet) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      int gold = examples.examples().get(i).facets()[facet];
      if (gold >= 0) {
        float[] probabilities = scorer.score(examples.scores().get(i)).facets()[facet];
        int value = probabilities.length == 2 ? 1 : highest(probabilities);
        outcomes.add(new Outcome(probabilities[value], gold == value));
      }
    }
    return outcomes;
  }

  private static int highest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** The facets with the thresholds that fit their purpose. */
  List<Facet> facets() {
    List<Facet> facets = new ArrayList<>();
    for (int facet = 0; facet < columns.facets().size(); facet++) {
      List<Outcome> outcomes = facetOutcomes(facet);
      Facet own = columns.facets().get(facet);
      facets.add(
          switch (own.name()) {
            case Facet.URGENCY -> own.withThreshold(FlagThresholds.ofRecall(outcomes));
            case Facet.DOMAIN -> own.withThreshold(FlagThresholds.ofFalseAlarms(outcomes));
            default -> own;
          });
    }
    return facets;
  }

  /** Which leaves beside the best one are further matters. */
  FurtherTags furtherTags() {
    FurtherTagsTrainer trainer = new FurtherTagsTrainer(columns.levels());
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.examples().get(i);
      if (example.path().length > 0) {
        trainer.add(
            scorer.score(examples.scores().get(i)).paths(), example, examples.tokens().get(i));
      }
    }
    return trainer.fit();
  }
}
