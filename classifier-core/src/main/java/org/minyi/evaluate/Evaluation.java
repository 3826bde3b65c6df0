package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.Stop;
import org.minyi.evaluate.EvaluationReport.Calibration;
import org.minyi.evaluate.EvaluationReport.Chosen;
import org.minyi.evaluate.EvaluationReport.FloorDifference;
import org.minyi.evaluate.EvaluationReport.FloorScores;
import org.minyi.evaluate.EvaluationReport.Hierarchical;
import org.minyi.evaluate.EvaluationReport.LevelScores;
import org.minyi.evaluate.EvaluationReport.Measured;
import org.minyi.evaluate.EvaluationReport.Outside;
import org.minyi.evaluate.EvaluationReport.Scores;
import org.minyi.evaluate.EvaluationReport.StopShare;
import org.minyi.evaluate.EvaluationReport.Traditional;
import org.minyi.evaluate.EvaluationReport.TrainedOn;
import org.minyi.evaluate.EvaluationReport.Typing;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/**
 * Measures predictors on one labelled file, all in the same way. Immutable; thread-safe as far as
 * the predictors are.
 *
 * <pre>{@code
 * MessageClassifier classifier = MessageClassifier.loadDefault();
 * Taxonomy taxonomy = classifier.taxonomy();
 * Evaluation evaluation = new Evaluation(GoldFile.read(file, taxonomy), taxonomy);
 * Measurement model = evaluation.measure("model", Predictor.of(classifier));
 * EvaluationReport report = evaluation.report(List.of(classifier.identity()), 0, model, floors, trainedOn);
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
   * What was found for one predictor, or for several that count as one by their mean.
   *
   * @param name the predictor's name
   * @param runs for every predictor its predictions, one a message in the order of the file
   * @param scores their scores
   */
  public record Measurement(String name, List<List<Prediction>> runs, Scores scores) {
    /** Copies the lists. */
    public Measurement {
      runs = runs.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Runs a predictor over all messages and scores it.
   *
   * @throws IllegalStateException if it does not return one prediction a message
   */
  public Measurement measure(String name, Predictor predictor) {
    return measure(name, List.of(predictor));
  }

  /**
   * Runs predictors over all messages and scores their mean, for example models that were trained
   * with different seeds.
   *
   * @throws IllegalStateException if one does not return one prediction a message
   */
  public Measurement measure(String name, List<Predictor> predictors) {
    return score(
        name, predictors.stream().map(predictor -> predictor.predict(messages())).toList());
  }

  /**
   * Scores predictions that were made elsewhere, such as those of {@link CrossValidation}.
   *
   * @param runs one or several, each with one prediction a message in the order of the file
   * @throws IllegalStateException if one has not one prediction a message
   */
  public Measurement score(String name, List<List<Prediction>> runs) {
    for (List<Prediction> run : runs) {
      if (run.size() != gold.size()) {
        throw new IllegalStateException(
            name + " returned " + run.size() + " predictions for " + gold.size() + " messages");
      }
    }
    return new Measurement(name, runs, scores(runs));
  }

  private List<Message> messages() {
    return gold.stream().map(GoldMessage::message).toList();
  }

  /**
   * Puts measurements together.
   *
   * @param models the identities of the measured models
   * @param folds into how many folds the file was split, or 0
   * @param measured the model's measurement
   * @param floors the floors' measurements; may be empty
   * @param trainedOn what the floors were trained on
   */
  public EvaluationReport report(
      List<ModelIdentity> models,
      int folds,
      Measurement measured,
      List<Measurement> floors,
      List<TrainedOn> trainedOn) {
    return new EvaluationReport(
        measuredOn(folds),
        models,
        measured.scores(),
        floors.stream()
            .map(floor -> new FloorScores(floor.name(), trainedOn, floor.scores()))
            .toList(),
        floors.stream().flatMap(floor -> compare(measured, floor).stream()).toList(),
        null,
        null,
        null);
  }

  /** Compares two measurements of this evaluation, without the stop rule. */
  public List<FloorDifference> compare(Measurement model, Measurement floor) {
    List<PathMetrics> first = unstopped(model.runs());
    List<PathMetrics> second = unstopped(floor.runs());
    return levels()
        .mapToObj(
            level ->
                new FloorDifference(
                    floor.name(),
                    level,
                    bootstrap.compare(
                        mean(first, metrics -> metrics.pathAccuracy(level)),
                        mean(second, metrics -> metrics.pathAccuracy(level))),
                    bootstrap.compare(
                        mean(first, metrics -> metrics.macroF1(level)),
                        mean(second, metrics -> metrics.macroF1(level)))))
        .toList();
  }

  /** Measures what models say while the messages are being typed; classifies each 21 times. */
  public Typing whileTyping(List<Predictor> models) {
    return WhileTyping.measure(models, gold, taxonomy, bootstrap, levels().toArray());
  }

  /** Measures what changes when the messages are converted to traditional characters. */
  public Traditional traditional(List<Predictor> models) {
    return TraditionalScript.measure(models, gold, bootstrap, levels().toArray());
  }

  /**
   * Measures what models say of messages outside the taxonomy, of {@link GoldFile#outsideTest};
   * those of this evaluation's file have no part in it.
   */
  public Outside outside(List<Predictor> models) {
    return OutsideMessages.measure(models, taxonomy, RESAMPLES, SEED);
  }

  private static Metric mean(List<PathMetrics> runs, Function<PathMetrics, Metric> metric) {
    return Metric.mean(runs.stream().map(metric).toList());
  }

  private Measured measuredOn(int folds) {
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
        folds,
        RESAMPLES,
        SEED);
  }

  private List<PathMetrics> unstopped(List<List<Prediction>> runs) {
    return metrics(runs, Prediction::path);
  }

  private List<PathMetrics> metrics(
      List<List<Prediction>> runs, Function<Prediction, List<String>> path) {
    return runs.stream()
        .map(run -> new PathMetrics(gold, run.stream().map(path).toList(), taxonomy))
        .toList();
  }

  /** The levels that the gold of any message reaches. */
  private IntStream levels() {
    return IntStream.rangeClosed(
        1, gold.stream().mapToInt(message -> taxonomy.path(message.code()).size()).max().orElse(0));
  }

  private Scores scores(List<List<Prediction>> runs) {
    List<PathMetrics> unstopped = unstopped(runs);
    List<PathMetrics> stopped = metrics(runs, Prediction::chosen);
    List<List<String>> all =
        runs.stream()
            .flatMap(List::stream)
            .flatMap(prediction -> Stream.of(prediction.path(), prediction.chosen()))
            .toList();
    FacetMetrics facets = new FacetMetrics(gold, runs, taxonomy, bootstrap);
    return new Scores(
        levels().mapToObj(level -> levelScores(level, runs, unstopped, stopped)).toList(),
        hierarchical(unstopped),
        hierarchical(stopped),
        PathMetrics.consistency(all, taxonomy),
        stops(runs),
        facets.nature(),
        facets.urgency(),
        facets.further(levels()));
  }

  private LevelScores levelScores(
      int level,
      List<List<Prediction>> runs,
      List<PathMetrics> unstopped,
      List<PathMetrics> stopped) {
    Metric topThree =
        Metric.mean(
            runs.stream()
                .map(run -> run.stream().map(Prediction::candidates).toList())
                .map(found -> PathMetrics.topAccuracy(gold, found, CANDIDATES, level, taxonomy))
                .toList());
    List<Estimate> estimates =
        bootstrap.estimate(
            List.of(
                mean(unstopped, metrics -> metrics.pathAccuracy(level)),
                mean(unstopped, metrics -> metrics.lenientAccuracy(level)),
                topThree,
                mean(unstopped, metrics -> metrics.microF1(level)),
                mean(unstopped, metrics -> metrics.macroF1(level)),
                mean(stopped, metrics -> metrics.coverage(level)),
                mean(stopped, metrics -> metrics.precision(level)),
                mean(stopped, metrics -> metrics.pathAccuracy(level)),
                mean(stopped, metrics -> metrics.microF1(level)),
                mean(stopped, metrics -> metrics.macroF1(level))));
    return new LevelScores(
        level,
        unstopped.get(0).pathAccuracy(level).denominator(),
        estimates.get(0),
        estimates.get(1),
        estimates.get(2),
        estimates.get(3),
        estimates.get(4),
        calibration(level, runs, unstopped),
        new Chosen(
            estimates.get(5),
            estimates.get(6),
            estimates.get(7),
            estimates.get(8),
            estimates.get(9)));
  }

  private static Calibration calibration(
      int level, List<List<Prediction>> runs, List<PathMetrics> metrics) {
    List<Statements> statements =
        IntStream.range(0, runs.size())
            .mapToObj(run -> Statements.of(level, runs.get(run), metrics.get(run)))
            .toList();
    if (statements.stream().anyMatch(run -> run.stated().isEmpty())) {
      return null;
    }
    return new Calibration(
        mean(statements, run -> CalibrationMetrics.expectedCalibrationError(run.stated())),
        mean(statements, run -> CalibrationMetrics.areaUnderRiskCoverage(run.all())),
        mean(statements, run -> CalibrationMetrics.automationRate(run.all(), AUTOMATION_ACCURACY)),
        CalibrationMetrics.riskCoverage(
            statements.stream().flatMap(run -> run.all().stream()).toList()),
        CalibrationMetrics.reliability(
            statements.stream().flatMap(run -> run.stated().stream()).toList()));
  }

  private static double mean(List<Statements> runs, ToDoubleFunction<Statements> figure) {
    return runs.stream().mapToDouble(figure).average().orElseThrow();
  }

  /**
   * What one run states of a level.
   *
   * @param stated where it states a confidence
   * @param all of all messages whose gold reaches the level: silence is wrong with confidence 0
   */
  private record Statements(List<Confident> stated, List<Confident> all) {
    static Statements of(int level, List<Prediction> run, PathMetrics metrics) {
      List<Confident> stated = new ArrayList<>();
      List<Confident> all = new ArrayList<>();
      for (int message : metrics.reaching(level)) {
        List<Double> confidences = run.get(message).confidences();
        if (confidences.size() >= level) {
          stated.add(new Confident(confidences.get(level - 1), metrics.right(message, level)));
          all.add(stated.get(stated.size() - 1));
        } else {
          all.add(new Confident(0, false));
        }
      }
      return new Statements(stated, all);
    }
  }

  private static List<StopShare> stops(List<List<Prediction>> runs) {
    List<Prediction> all = runs.stream().flatMap(List::stream).toList();
    Map<Stop, Long> counts =
        all.stream()
            .flatMap(prediction -> prediction.stop().stream())
            .collect(Collectors.groupingBy(stop -> stop, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> new StopShare(entry.getKey(), (double) entry.getValue() / all.size()))
        .sorted(
            Comparator.comparingDouble(StopShare::share)
                .reversed()
                .thenComparing(StopShare::reason))
        .toList();
  }

  private Hierarchical hierarchical(List<PathMetrics> runs) {
    List<Estimate> estimates =
        bootstrap.estimate(
            List.of(
                mean(runs, PathMetrics::hierarchicalPrecision),
                mean(runs, PathMetrics::hierarchicalRecall),
                mean(runs, PathMetrics::hierarchicalF)));
    return new Hierarchical(estimates.get(0), estimates.get(1), estimates.get(2));
  }
}
