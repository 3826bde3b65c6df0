package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.minyi.classify.ModelIdentity;
import org.minyi.evaluate.EvaluationReport.Calibration;
import org.minyi.evaluate.EvaluationReport.Chosen;
import org.minyi.evaluate.EvaluationReport.FloorDifference;
import org.minyi.evaluate.EvaluationReport.FloorScores;
import org.minyi.evaluate.EvaluationReport.Hierarchical;
import org.minyi.evaluate.EvaluationReport.LevelScores;
import org.minyi.evaluate.EvaluationReport.Measured;
import org.minyi.evaluate.EvaluationReport.Scores;
import org.minyi.evaluate.EvaluationReport.TrainedOn;
import org.minyi.taxonomy.Taxonomy;

/**
 * Measures predictors on one labelled file, all in the same way. Immutable; thread-safe as far as
 * the predictors are.
 *
 * <pre>{@code
 * MessageClassifier classifier = MessageClassifier.loadDefault();
 * Taxonomy taxonomy = classifier.taxonomy();
 * Evaluation evaluation = new Evaluation(GoldFile.read(file, taxonomy), taxonomy);
 * Measurement model = evaluation.measure("model", Predictor.of(classifier));
 * EvaluationReport report = evaluation.report(classifier.identity(), model, floors, trainedOn);
 * }</pre>
 */
public final class Evaluation {
  private static final int RESAMPLES = 2_000;
  private static final long SEED = 20_261_122;
  private static final int CANDIDATES = 3;
  private static final double AUTOMATION_ACCURACY = 0.95;

  private final GoldFile file;
  private final List<GoldMessage> gold;
  private final Taxonomy taxonomy;
  private final int[] groups;
  private final GroupBootstrap bootstrap;

  /**
   * Prepares the measuring; computes near-duplicate groups where the file does not give them.
   *
   * @throws IllegalArgumentException if the file has no usable message
   */
  public Evaluation(GoldFile file, Taxonomy taxonomy) {
    if (file.messages().isEmpty()) {
      throw new IllegalArgumentException(
          file.name()
              + ": no usable message, "
              + file.badRows().size()
              + " bad rows"
              + (file.badRows().isEmpty()
                  ? ""
                  : "; the first, line "
                      + file.badRows().get(0).line()
                      + ": "
                      + file.badRows().get(0).reason()));
    }
    this.file = file;
    this.gold = file.messages();
    this.taxonomy = taxonomy;
    this.groups = GoldGroups.of(gold);
    this.bootstrap = new GroupBootstrap(groups, RESAMPLES, SEED);
  }

  /**
   * What was found for one predictor.
   *
   * @param name the predictor's name
   * @param predictions one a message, in the order of the file
   * @param scores its scores
   */
  public record Measurement(String name, List<Prediction> predictions, Scores scores) {
    /** Copies the list. */
    public Measurement {
      predictions = List.copyOf(predictions);
    }
  }

  /**
   * Runs a predictor over all messages and scores it.
   *
   * @throws IllegalStateException if it does not return one prediction a message
   */
  public Measurement measure(String name, Predictor predictor) {
    List<Prediction> predictions =
        predictor.predict(gold.stream().map(GoldMessage::message).toList());
    if (predictions.size() != gold.size()) {
      throw new IllegalStateException(
          name
              + " returned "
              + predictions.size()
              + " predictions for "
              + gold.size()
              + " messages");
    }
    return new Measurement(name, predictions, scores(predictions));
  }

  /**
   * Puts measurements together.
   *
   * @param model the model's identity
   * @param measured the model's measurement
   * @param floors the floors' measurements; may be empty
   * @param trainedOn what the floors were trained on
   */
  public EvaluationReport report(
      ModelIdentity model,
      Measurement measured,
      List<Measurement> floors,
      List<TrainedOn> trainedOn) {
    return new EvaluationReport(
        measuredOn(),
        model,
        measured.scores(),
        floors.stream()
            .map(floor -> new FloorScores(floor.name(), trainedOn, floor.scores()))
            .toList(),
        floors.stream().flatMap(floor -> compare(measured, floor).stream()).toList());
  }

  /** Compares two measurements of this evaluation by path accuracy without the stop rule. */
  public List<FloorDifference> compare(Measurement model, Measurement floor) {
    PathMetrics first = unstopped(model.predictions());
    PathMetrics second = unstopped(floor.predictions());
    return levels()
        .mapToObj(
            level -> {
              GroupBootstrap.Difference difference =
                  bootstrap.compare(first.pathAccuracy(level), second.pathAccuracy(level));
              return new FloorDifference(
                  floor.name(), level, difference.estimate(), difference.p());
            })
        .toList();
  }

  private Measured measuredOn() {
    return new Measured(
        file.name(),
        file.sha256(),
        gold.size(),
        file.badRows(),
        (int) gold.stream().filter(message -> message.code().isEmpty()).count(),
        Arrays.stream(groups).max().orElse(-1) + 1,
        gold.stream().noneMatch(message -> message.group().isEmpty()),
        taxonomy.version(),
        taxonomy.checksum(),
        RESAMPLES,
        SEED);
  }

  private PathMetrics unstopped(List<Prediction> predictions) {
    return new PathMetrics(gold, predictions.stream().map(Prediction::path).toList(), taxonomy);
  }

  /** The levels that the gold of any message reaches. */
  private IntStream levels() {
    return IntStream.rangeClosed(
        1, gold.stream().mapToInt(message -> taxonomy.path(message.code()).size()).max().orElse(0));
  }

  private Scores scores(List<Prediction> predictions) {
    List<List<String>> paths = predictions.stream().map(Prediction::path).toList();
    List<List<String>> chosen = predictions.stream().map(Prediction::chosen).toList();
    List<List<String>> all = new ArrayList<>(paths);
    all.addAll(chosen);
    PathMetrics unstopped = new PathMetrics(gold, paths, taxonomy);
    PathMetrics stopped = new PathMetrics(gold, chosen, taxonomy);
    return new Scores(
        levels().mapToObj(level -> levelScores(level, predictions, unstopped, stopped)).toList(),
        hierarchical(unstopped),
        hierarchical(stopped),
        PathMetrics.consistency(all, taxonomy));
  }

  private LevelScores levelScores(
      int level, List<Prediction> predictions, PathMetrics unstopped, PathMetrics stopped) {
    List<List<String>> candidates = predictions.stream().map(Prediction::candidates).toList();
    List<Estimate> estimates =
        bootstrap.estimate(
            List.of(
                unstopped.pathAccuracy(level),
                unstopped.lenientAccuracy(level),
                PathMetrics.topAccuracy(gold, candidates, CANDIDATES, level, taxonomy),
                unstopped.microF1(level),
                stopped.coverage(level),
                stopped.precision(level),
                stopped.pathAccuracy(level),
                stopped.microF1(level)));
    return new LevelScores(
        level,
        unstopped.pathAccuracy(level).denominator(),
        estimates.get(0),
        estimates.get(1),
        estimates.get(2),
        estimates.get(3),
        unstopped.macroF1(level),
        calibration(level, predictions, unstopped),
        new Chosen(
            estimates.get(4),
            estimates.get(5),
            estimates.get(6),
            estimates.get(7),
            stopped.macroF1(level)));
  }

  private static Calibration calibration(
      int level, List<Prediction> predictions, PathMetrics metrics) {
    List<Confident> stated = new ArrayList<>();
    List<Confident> all = new ArrayList<>();
    for (int message : metrics.reaching(level)) {
      List<Double> confidences = predictions.get(message).confidences();
      if (confidences.size() >= level) {
        stated.add(new Confident(confidences.get(level - 1), metrics.right(message, level)));
        all.add(stated.get(stated.size() - 1));
      } else {
        all.add(new Confident(0, false));
      }
    }
    if (stated.isEmpty()) {
      return null;
    }
    return new Calibration(
        CalibrationMetrics.expectedCalibrationError(stated),
        CalibrationMetrics.areaUnderRiskCoverage(all),
        CalibrationMetrics.automationRate(all, AUTOMATION_ACCURACY));
  }

  private Hierarchical hierarchical(PathMetrics metrics) {
    List<Estimate> estimates =
        bootstrap.estimate(
            List.of(
                metrics.hierarchicalPrecision(),
                metrics.hierarchicalRecall(),
                metrics.hierarchicalF()));
    return new Hierarchical(estimates.get(0), estimates.get(1), estimates.get(2));
  }
}
