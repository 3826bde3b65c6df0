package org.minyi.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.minyi.encoder.EncoderScorer;
import org.minyi.model.Calibration;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.PathScorer;
import org.minyi.model.PathScores;
import org.minyi.model.StopTable;

/** What comes of asking the encoder about the held-out messages below a threshold. */
final class Cascade {
  private static final int STEPS = 20;

  private final int depth;
  private final List<Answer> answers = new ArrayList<>();

  /**
   * What both models say of a message.
   *
   * @param group of near-duplicates
   * @param gold the class at each level that the label reaches
   * @param sure the probability of the fast model's best leaf
   * @param fast what the fast model says
   * @param asked what the encoder model says
   */
  private record Answer(String group, int[] gold, double sure, Said fast, Said asked) {
    int[] at(double askBelow) {
      return (isAsked(askBelow) ? asked : fast).path();
    }

    boolean isAsked(double askBelow) {
      return sure < askBelow;
    }
  }

  /** The best path of a model, and its raw probability at each level. */
  private record Said(int[] path, double[] probabilities) {
    static Said of(PathScores paths) {
      int[] best = paths.bestPath();
      return new Said(
          best,
          IntStream.range(0, best.length)
              .mapToDouble(level -> paths.probabilities(level)[best[level]])
              .toArray());
    }
  }

  /**
   * The outcome of a threshold.
   *
   * @param askBelow the threshold
   * @param asked the share of the messages for which the encoder is asked
   * @param pathAccuracy by level
   */
  record Choice(double askBelow, double asked, List<Double> pathAccuracy) {
    double meanAccuracy() {
      return pathAccuracy.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
  }

  /** Asks both models about all held-out messages. */
  Cascade(Trained beside, Network network, ScoredExamples heldOut, List<float[]> vectors) {
    Levels levels = Levels.of(beside.model().taxonomy());
    PathScorer fast =
        new PathScorer(
            beside.model().columns(), beside.model().sparseLayer(), beside.unseenNetwork());
    this.depth = levels.depth();
    for (int i = 0; i < heldOut.size(); i++) {
      float[] scores = heldOut.scores().get(i);
      PathScores first = fast.score(scores).paths();
      PathScores second = EncoderScorer.score(levels, network, scores, vectors.get(i));
      answers.add(
          new Answer(
              heldOut.examples().get(i).group(),
              heldOut.examples().get(i).path(),
              first.bestProbability(),
              Said.of(first),
              Said.of(second)));
    }
  }

  /** From the encoder's rest to asking it always. */
  List<Choice> outcomes() {
    return IntStream.rangeClosed(0, STEPS).mapToObj(i -> outcome((double) i / STEPS)).toList();
  }

  /** The lowest threshold that loses no more than the tolerance of the best mean accuracy. */
  Choice choose(double tolerance) {
    List<Choice> outcomes = outcomes();
    double best = outcomes.stream().mapToDouble(Choice::meanAccuracy).max().orElse(0);
    return outcomes.stream()
        .filter(outcome -> outcome.meanAccuracy() >= best - tolerance)
        .findFirst()
        .orElseThrow();
  }

  private Choice outcome(double askBelow) {
    double asked = answers.stream().filter(answer -> answer.isAsked(askBelow)).count();
    return new Choice(askBelow, asked / Math.max(1, answers.size()), pathAccuracy(askBelow));
  }

  /** By level, of the messages whose label reaches it. */
  List<Double> pathAccuracy(double askBelow) {
    List<Double> accuracy = new ArrayList<>();
    for (int level = 0; level < depth; level++) {
      int l = level;
      List<Answer> reaching = answers.stream().filter(a -> l < a.gold().length).toList();
      // Classes fix the classes above them, so equal here means equal all the way up.
      double right = reaching.stream().filter(a -> a.at(askBelow)[l] == a.gold()[l]).count();
      accuracy.add(right / Math.max(1, reaching.size()));
    }
    return accuracy;
  }

  /** Fitted on the messages for which the encoder is asked. */
  Calibration calibration(double askBelow) {
    List<List<Outcome>> outcomes = new ArrayList<>();
    for (int level = 0; level < depth; level++) {
      int l = level;
      outcomes.add(
          answers.stream()
              .filter(answer -> answer.isAsked(askBelow) && l < answer.gold().length)
              .map(
                  answer ->
                      new Outcome(
                          answer.asked().probabilities()[l],
                          answer.asked().path()[l] == answer.gold()[l]))
              .toList());
    }
    return IsotonicCalibration.fit(outcomes);
  }

  /**
   * Which confidence a wanted precision takes.
   *
   * @param fast the calibration of messages for which the encoder is not asked
   * @param asked the calibration of the others
   */
  StopTable stopTable(double askBelow, Calibration fast, Calibration asked) {
    StopOutcomes outcomes = new StopOutcomes(depth);
    for (Answer answer : answers) {
      Said said = answer.isAsked(askBelow) ? answer.asked() : answer.fast();
      outcomes.add(
          answer.group(),
          answer.gold(),
          said.path(),
          said.probabilities(),
          answer.isAsked(askBelow) ? asked : fast);
    }
    return PrecisionControl.stopTable(outcomes.perLevel());
  }
}
