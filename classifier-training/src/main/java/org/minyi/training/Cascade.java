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

/** What comes of asking the encoder about the held-out messages below a threshold. */
final class Cascade {
  private static final int STEPS = 20;

  private final int depth;
  private final List<Answer> answers = new ArrayList<>();

  /**
   * What both models say of a message.
   *
   * @param gold the class at each level that the label reaches
   * @param sure the probability of the fast model's best leaf
   * @param fast the fast model's path
   * @param asked the encoder model's path
   * @param probabilities the encoder model's, for each level of its path
   */
  private record Answer(int[] gold, double sure, int[] fast, int[] asked, double[] probabilities) {
    int[] at(double askBelow) {
      return isAsked(askBelow) ? asked : fast;
    }

    boolean isAsked(double askBelow) {
      return sure < askBelow;
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
      int[] asked = second.bestPath();
      answers.add(
          new Answer(
              heldOut.examples().get(i).path(),
              first.bestProbability(),
              first.bestPath(),
              asked,
              IntStream.range(0, depth)
                  .mapToDouble(level -> second.probabilities(level)[asked[level]])
                  .toArray()));
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
                      new Outcome(answer.probabilities()[l], answer.asked()[l] == answer.gold()[l]))
              .toList());
    }
    return IsotonicCalibration.fit(outcomes);
  }
}
