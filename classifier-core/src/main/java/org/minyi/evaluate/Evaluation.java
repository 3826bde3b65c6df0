package org.minyi.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.minyi.classify.ModelIdentity;
import org.minyi.evaluate.EvaluationReport.FloorDifference;
import org.minyi.evaluate.EvaluationReport.FloorScores;
import org.minyi.evaluate.EvaluationReport.Measured;
import org.minyi.evaluate.EvaluationReport.Outside;
import org.minyi.evaluate.EvaluationReport.Scores;
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
                      + file.badRows().get(0).reason().message()));
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
    return new Measurement(
        name, runs, new Scorer(gold, taxonomy, bootstrap, levels().toArray()).score(runs));
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
    RunMetrics first = RunMetrics.of(gold, model.runs(), Prediction::path, taxonomy);
    RunMetrics second = RunMetrics.of(gold, floor.runs(), Prediction::path, taxonomy);
    return levels()
        .mapToObj(
            level ->
                new FloorDifference(
                    floor.name(),
                    level,
                    bootstrap.compare(
                        first.mean(metrics -> metrics.pathAccuracy(level)),
                        second.mean(metrics -> metrics.pathAccuracy(level))),
                    bootstrap.compare(
                        first.mean(metrics -> metrics.macroF1(level)),
                        second.mean(metrics -> metrics.macroF1(level)))))
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

  private Measured measuredOn(int folds) {
    return new Measured(
        file.name(),
        file.sha256(),
        gold.size(),
        file.badRows(),
        file.byTagger(),
        (int) gold.stream().filter(message -> message.code().isEmpty()).count(),
        Arrays.stream(groups).max().orElse(-1) + 1,
        gold.stream().noneMatch(message -> message.group().isEmpty()),
        taxonomy.version(),
        taxonomy.checksum(),
        folds,
        RESAMPLES,
        SEED);
  }

  /** The levels that the gold of any message reaches. */
  private IntStream levels() {
    return IntStream.rangeClosed(
        1, gold.stream().mapToInt(message -> taxonomy.path(message.code()).size()).max().orElse(0));
  }
}
