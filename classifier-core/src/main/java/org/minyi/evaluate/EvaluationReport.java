package org.minyi.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.minyi.classify.ModelIdentity;

/**
 * All that one evaluation measured. The names of the metrics are those of the methods of {@link
 * PathMetrics} and {@link CalibrationMetrics}, which define them.
 *
 * @param measured on what
 * @param model the measured model
 * @param scores the model's scores
 * @param floors the floors' scores, measured by the same code on the same messages
 * @param differences the model less each floor, by floor and level
 */
public record EvaluationReport(
    Measured measured,
    ModelIdentity model,
    Scores scores,
    List<FloorScores> floors,
    List<FloorDifference> differences) {

  /** Copies the lists. */
  public EvaluationReport {
    floors = List.copyOf(floors);
    differences = List.copyOf(differences);
  }

  /**
   * What was measured on.
   *
   * @param file the labelled file's name
   * @param sha256 its checksum
   * @param messages its usable messages
   * @param badRows its other rows
   * @param noMatter how many of the messages are no citizen matter: they count for coverage, F1 and
   *     hierarchical precision, and for no path accuracy
   * @param groups the number of near-duplicate groups
   * @param groupsGiven whether the file gives the groups; they are computed otherwise
   * @param taxonomyVersion the version of the taxonomy
   * @param taxonomyChecksum its checksum
   * @param resamples the number of bootstrap resamples behind each interval
   * @param seed their seed
   */
  public record Measured(
      String file,
      String sha256,
      int messages,
      List<BadRow> badRows,
      int noMatter,
      int groups,
      boolean groupsGiven,
      String taxonomyVersion,
      String taxonomyChecksum,
      int resamples,
      long seed) {
    /** Copies the list. */
    public Measured {
      badRows = List.copyOf(badRows);
    }
  }

  /**
   * The scores of one predictor.
   *
   * @param levels by level from 1, as far down as the gold reaches
   * @param hierarchical over whole paths without the stop rule
   * @param hierarchicalChosen the same after the stop rule
   * @param consistency the share of all paths, with and without the stop rule, that are closed
   *     under ancestors
   */
  public record Scores(
      List<LevelScores> levels,
      Hierarchical hierarchical,
      Hierarchical hierarchicalChosen,
      double consistency) {
    /** Copies the list. */
    public Scores {
      levels = List.copyOf(levels);
    }
  }

  /**
   * The scores of one level, without the stop rule unless said otherwise.
   *
   * @param level from 1
   * @param messages how many messages have a gold that reaches the level
   * @param pathAccuracy {@link PathMetrics#pathAccuracy}
   * @param lenientAccuracy {@link PathMetrics#lenientAccuracy}
   * @param topThreeAccuracy {@link PathMetrics#topAccuracy} with three candidates
   * @param microF1 {@link PathMetrics#microF1}
   * @param macroF1 {@link PathMetrics#macroF1}
   * @param calibration how good the confidences are; null for a predictor that states none
   * @param chosen after the stop rule
   */
  public record LevelScores(
      int level,
      long messages,
      Estimate pathAccuracy,
      Estimate lenientAccuracy,
      Estimate topThreeAccuracy,
      Estimate microF1,
      double macroF1,
      Calibration calibration,
      Chosen chosen) {}

  /**
   * How good the confidences of a level are.
   *
   * @param expectedCalibrationError {@link CalibrationMetrics#expectedCalibrationError}, over the
   *     messages with a gold and a confidence at the level
   * @param areaUnderRiskCoverage {@link CalibrationMetrics#areaUnderRiskCoverage}; a message
   *     without a prediction at the level is wrong with confidence 0, here and in the next
   * @param automationRate95 {@link CalibrationMetrics#automationRate} at 95 % path accuracy
   */
  public record Calibration(
      double expectedCalibrationError, double areaUnderRiskCoverage, double automationRate95) {}

  /**
   * The scores of a level after the stop rule.
   *
   * @param coverage {@link PathMetrics#coverage}
   * @param precision {@link PathMetrics#precision}; null when no path reaches the level
   * @param pathAccuracy {@link PathMetrics#pathAccuracy}: stopping above the level is wrong
   * @param microF1 {@link PathMetrics#microF1}
   * @param macroF1 {@link PathMetrics#macroF1}
   */
  public record Chosen(
      Estimate coverage,
      Estimate precision,
      Estimate pathAccuracy,
      Estimate microF1,
      double macroF1) {}

  /**
   * Scores over whole paths.
   *
   * @param precision {@link PathMetrics#hierarchicalPrecision}; null when every path is empty
   * @param recall {@link PathMetrics#hierarchicalRecall}; null when every gold is empty
   * @param f {@link PathMetrics#hierarchicalF}; null when both are
   */
  public record Hierarchical(Estimate precision, Estimate recall, Estimate f) {}

  /**
   * The scores of a floor.
   *
   * @param name {@link Floor#name}
   * @param trainedOn the labelled files that it learned from
   * @param scores its scores
   */
  public record FloorScores(String name, List<TrainedOn> trainedOn, Scores scores) {
    /** Copies the list. */
    public FloorScores {
      trainedOn = List.copyOf(trainedOn);
    }
  }

  /**
   * A labelled file that a floor learned from.
   *
   * @param file its name
   * @param sha256 its checksum
   * @param messages its usable messages
   */
  public record TrainedOn(String file, String sha256, int messages) {}

  /**
   * A paired comparison of path accuracy without the stop rule.
   *
   * @param floor the floor's name
   * @param level from 1
   * @param difference the model's accuracy less the floor's
   * @param p the two-sided p-value that there is no difference
   */
  public record FloorDifference(String floor, int level, Estimate difference, double p) {}

  /** The report as indented JSON. Components that are null are written as null. */
  public String toJson() {
    try {
      return JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text can be written", e);
    }
  }
}
