package org.minyi.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.Stop;

/**
 * All that one evaluation measured. The names of the metrics are those of the methods of {@link
 * PathMetrics} and {@link CalibrationMetrics}, which define them.
 *
 * <p>Where several models were measured, say of three training seeds, every figure of the model is
 * the mean of theirs; curves and counts are those of all their predictions together.
 *
 * @param measured on what
 * @param models the measured model, or several
 * @param scores the model's scores
 * @param floors the floors' scores, measured by the same code on the same messages
 * @param differences the model less each floor, by floor and level
 * @param typing what it says while a message is being typed; null where not measured
 * @param traditional what traditional characters change; null where not measured
 * @param outside what it says of messages outside the taxonomy; null where not measured
 */
public record EvaluationReport(
    Measured measured,
    List<ModelIdentity> models,
    Scores scores,
    List<FloorScores> floors,
    List<FloorDifference> differences,
    Typing typing,
    Traditional traditional,
    Outside outside) {

  /** Copies the lists. */
  public EvaluationReport {
    models = List.copyOf(models);
    floors = List.copyOf(floors);
    differences = List.copyOf(differences);
  }

  /** The same with what was measured while typing. */
  public EvaluationReport with(Typing measuredTyping) {
    return new EvaluationReport(
        measured, models, scores, floors, differences, measuredTyping, traditional, outside);
  }

  /** The same with what traditional characters change. */
  public EvaluationReport with(Traditional measuredTraditional) {
    return new EvaluationReport(
        measured, models, scores, floors, differences, typing, measuredTraditional, outside);
  }

  /** The same with what is said of messages outside the taxonomy. */
  public EvaluationReport with(Outside measuredOutside) {
    return new EvaluationReport(
        measured, models, scores, floors, differences, typing, traditional, measuredOutside);
  }

  /**
   * What was measured on.
   *
   * @param file the labelled file's name
   * @param sha256 its checksum
   * @param messages its usable messages
   * @param badRows its other rows
   * @param byTagger see {@link GoldFile#byTagger}
   * @param noMatter how many of the messages are no citizen matter: they count for coverage, F1 and
   *     hierarchical precision, and for no path accuracy
   * @param groups the number of near-duplicate groups
   * @param groupsGiven whether the file gives the groups; they are computed otherwise
   * @param taxonomyVersion the version of the taxonomy
   * @param taxonomyChecksum its checksum
   * @param folds into how many folds the file was split for cross-validation; 0 where the model was
   *     trained on other messages
   * @param resamples the number of bootstrap resamples behind each interval
   * @param seed their seed
   */
  public record Measured(
      String file,
      String sha256,
      int messages,
      List<BadRow> badRows,
      int byTagger,
      int noMatter,
      int groups,
      boolean groupsGiven,
      String taxonomyVersion,
      String taxonomyChecksum,
      int folds,
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
   * @param stops why paths end where they do, most frequent reason first; empty for a predictor
   *     without a stop rule
   * @param nature how well it tells what the citizen wants; null where it or the gold is silent
   * @param urgency how well it finds what is urgent; null where it or the gold is silent
   * @param further how well it tags separate further matters, by level; empty where it or the gold
   *     is silent
   */
  public record Scores(
      List<LevelScores> levels,
      Hierarchical hierarchical,
      Hierarchical hierarchicalChosen,
      double consistency,
      List<StopShare> stops,
      NatureScores nature,
      UrgencyScores urgency,
      List<FurtherScores> further) {
    /** Copies the lists. */
    public Scores {
      levels = List.copyOf(levels);
      stops = List.copyOf(stops);
      further = List.copyOf(further);
    }
  }

  /**
   * How often paths end for one reason.
   *
   * @param reason why
   * @param share of all messages
   */
  public record StopShare(Stop reason, double share) {}

  /**
   * How well is told what citizens want.
   *
   * @param messages how many have a known nature; the others do not count
   * @param accuracy the share that is told rightly
   * @param macroF1 {@link MacroF1} over the natures
   * @param natures the order of rows and columns
   * @param confusion a row for each true nature, in it a count for each that was told; a message of
   *     which nothing was told is in its row nowhere
   */
  public record NatureScores(
      long messages,
      Estimate accuracy,
      Estimate macroF1,
      List<String> natures,
      List<List<Integer>> confusion) {
    /** Copies the lists. */
    public NatureScores {
      natures = List.copyOf(natures);
      confusion = confusion.stream().map(List::copyOf).toList();
    }
  }

  /**
   * How well urgent messages are found.
   *
   * @param messages all
   * @param urgent how many of them are urgent
   * @param flagged how many were marked as urgent
   * @param precision of the mark; null when nothing was marked
   * @param recall of the mark
   * @param averagePrecision the area under the precision–recall curve, as a sum of steps
   * @param curve precision and recall at the probabilities where recall rises, highest first
   */
  public record UrgencyScores(
      long messages,
      long urgent,
      double flagged,
      Estimate precision,
      Estimate recall,
      double averagePrecision,
      List<PrecisionRecall> curve) {
    /** Copies the list. */
    public UrgencyScores {
      curve = List.copyOf(curve);
    }
  }

  /**
   * A point of a precision–recall curve.
   *
   * @param threshold everything at least that probable is marked
   * @param precision the share of the marked that is right
   * @param recall the share of the right that is marked
   */
  public record PrecisionRecall(double threshold, double precision, double recall) {}

  /**
   * How well separate further matters are tagged, at one level: all their tags pooled.
   *
   * @param level from 1
   * @param gold how many tags of further matters the gold has
   * @param given how many were given
   * @param precision the share of the given that is right; null when none was given
   * @param recall the share of the gold that was given
   * @param f1 2 · right / (gold + given)
   */
  public record FurtherScores(
      int level, long gold, double given, Estimate precision, Estimate recall, Estimate f1) {}

  /**
   * What is said while a message is being typed, title first.
   *
   * @param prefixes by growing length
   * @param flips how often the level-1 tag turns into another, a message, while the text grows by
   *     steps of ten characters to two hundred and then to its end; as chosen by the stop rule,
   *     where saying nothing is no turn
   * @param flipped the share of messages with any such turn
   */
  public record Typing(List<Prefix> prefixes, Estimate flips, Estimate flipped) {
    /** Copies the list. */
    public Typing {
      prefixes = List.copyOf(prefixes);
    }
  }

  /**
   * The first characters of all messages.
   *
   * @param characters how many of title and body together; shorter messages are taken whole
   * @param whole how many messages are no longer than that
   * @param levels scores by level
   */
  public record Prefix(int characters, long whole, List<PrefixLevel> levels) {
    /** Copies the list. */
    public Prefix {
      levels = List.copyOf(levels);
    }
  }

  /**
   * The scores of one level on the beginnings of messages.
   *
   * @param level from 1
   * @param pathAccuracy {@link PathMetrics#pathAccuracy} without the stop rule
   * @param coverage {@link PathMetrics#coverage} after the stop rule
   * @param precision {@link PathMetrics#precision} after the stop rule; null where nothing is
   *     tagged
   */
  public record PrefixLevel(
      int level, Estimate pathAccuracy, Estimate coverage, Estimate precision) {}

  /**
   * What changes when messages are converted to traditional characters.
   *
   * @param converted how many texts the conversion changes
   * @param levels by level
   */
  public record Traditional(long converted, List<ChangedLevel> levels) {
    /** Copies the list. */
    public Traditional {
      levels = List.copyOf(levels);
    }
  }

  /**
   * How many paths change down to a level, of all messages.
   *
   * @param level from 1
   * @param path the share without the stop rule
   * @param chosen the share after the stop rule
   */
  public record ChangedLevel(int level, Estimate path, Estimate chosen) {}

  /**
   * What is said of messages outside the taxonomy, none of which should get a path.
   *
   * @param file the name of the set
   * @param sha256 its checksum
   * @param messages how many
   * @param refused the share that got no tag at all
   * @param tagged by level from 1, the share that got a tag of the level
   * @param kinds by kind of message
   */
  public record Outside(
      String file,
      String sha256,
      int messages,
      Estimate refused,
      List<Estimate> tagged,
      List<OutsideKind> kinds) {
    /** Copies the lists. */
    public Outside {
      tagged = List.copyOf(tagged);
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * What is said of one kind of messages outside the taxonomy.
   *
   * @param kind {@link GoldMessage#source}, for example {@code news}
   * @param learnable whether other messages of the kind are among those that a model may learn from
   * @param messages how many
   * @param refused the share that got no tag at all
   */
  public record OutsideKind(String kind, boolean learnable, int messages, double refused) {}

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
      Estimate macroF1,
      Calibration calibration,
      Chosen chosen) {}

  /**
   * How good the confidences of a level are.
   *
   * @param expectedCalibrationError {@link CalibrationMetrics#expectedCalibrationError}, over the
   *     messages with a gold and a confidence at the level
   * @param errorByChance {@link CalibrationMetrics#calibrationErrorByChance} over the same messages
   * @param areaUnderRiskCoverage {@link CalibrationMetrics#areaUnderRiskCoverage}; a message
   *     without a prediction at the level is wrong with confidence 0, here and in the next
   * @param automationRate95 {@link CalibrationMetrics#automationRate} at 95 % path accuracy
   * @param riskCoverage {@link CalibrationMetrics#riskCoverage}
   * @param reliability {@link CalibrationMetrics#reliability}
   */
  public record Calibration(
      double expectedCalibrationError,
      double errorByChance,
      double areaUnderRiskCoverage,
      double automationRate95,
      List<RiskPoint> riskCoverage,
      List<ReliabilityBin> reliability) {
    /** Copies the lists. */
    public Calibration {
      riskCoverage = List.copyOf(riskCoverage);
      reliability = List.copyOf(reliability);
    }
  }

  /**
   * A point of the risk–coverage curve.
   *
   * @param coverage the share that is kept, most confident first
   * @param risk the error rate of the kept
   */
  public record RiskPoint(double coverage, double risk) {}

  /**
   * A bin of the reliability diagram.
   *
   * @param confidence the mean of the stated
   * @param accuracy the share that is right
   * @param statements how many
   */
  public record ReliabilityBin(double confidence, double accuracy, int statements) {}

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
      Estimate macroF1) {}

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
   * A paired comparison of the model with a floor, without the stop rule.
   *
   * @param floor the floor's name
   * @param level from 1
   * @param pathAccuracy the model's less the floor's
   * @param macroF1 the model's less the floor's
   */
  public record FloorDifference(
      String floor,
      int level,
      GroupBootstrap.Difference pathAccuracy,
      GroupBootstrap.Difference macroF1) {}

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
