package org.minyi.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.minyi.model.Columns;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.PathScorer;
import org.minyi.model.PathScores;
import org.minyi.model.SparseLayer;

/** Trains the correction network and keeps the pass that does best on the held-out messages. */
final class NetworkTrainer {
  private final Levels levels;
  private final SparseLayer sparseLayer;
  private final TrainingSettings settings;
  private final TrainingListener listener;
  private final Random random;

  NetworkTrainer(
      Levels levels,
      SparseLayer sparseLayer,
      TrainingSettings settings,
      TrainingListener listener,
      Random random) {
    this.levels = levels;
    this.sparseLayer = sparseLayer;
    this.settings = settings;
    this.listener = listener;
    this.random = random;
  }

  /**
   * The best pass.
   *
   * @param epoch its number; 0 if none was better than the uncorrected scores
   * @param pathAccuracy of the held-out messages, by level
   */
  record Best(Network network, int epoch, List<Double> pathAccuracy) {}

  Best train(ScoredExamples training, ScoredExamples heldOut) {
    CorrectionNetwork network = new CorrectionNetwork(levels, settings);
    List<Integer> order = new ArrayList<>(IntStream.range(0, training.size()).boxed().toList());
    int batches = (training.size() + settings.batchSize() - 1) / settings.batchSize();
    int steps = settings.mostEpochs() * batches;
    Network untrained = network.export();
    Best best = new Best(untrained, 0, pathAccuracy(heldOut, untrained));
    long began = System.nanoTime();
    for (int epoch = 1; epoch <= settings.mostEpochs(); epoch++) {
      Collections.shuffle(order, random);
      double loss = 0;
      for (int batch = 0; batch < batches; batch++) {
        int from = batch * settings.batchSize();
        ScoredExamples part =
            training.at(order.subList(from, Math.min(order.size(), from + settings.batchSize())));
        double progress = ((epoch - 1) * batches + batch) / (double) steps;
        loss += network.fit(part.scores().toArray(float[][]::new), part.examples(), progress);
        if (listener.stopRequested()) {
          return best;
        }
      }
      Network trained = network.export();
      List<Double> accuracy = pathAccuracy(heldOut, trained);
      boolean better = mean(accuracy) > mean(best.pathAccuracy());
      if (better) {
        best = new Best(trained, epoch, accuracy);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      listener.epoch(
          new TrainingListener.Epoch(
              epoch,
              settings.mostEpochs(),
              loss / batches,
              accuracy,
              seconds / epoch * (settings.mostEpochs() - epoch),
              better));
    }
    return best;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private List<Double> pathAccuracy(ScoredExamples heldOut, Network network) {
    return outcomes(heldOut, network).stream()
        .map(
            level ->
                level.stream().filter(IsotonicCalibration.Outcome::right).count()
                    / (double) Math.max(1, level.size()))
        .toList();
  }

  /** By level, how each message came out whose label reaches the level. */
  List<List<IsotonicCalibration.Outcome>> outcomes(ScoredExamples heldOut, Network network) {
    PathScorer scorer = new PathScorer(Columns.of(levels), sparseLayer, network);
    List<List<IsotonicCalibration.Outcome>> outcomes = new ArrayList<>();
    for (int level = 0; level < levels.depth(); level++) {
      outcomes.add(new ArrayList<>());
    }
    for (int i = 0; i < heldOut.size(); i++) {
      PathScores paths = scorer.score(heldOut.scores().get(i)).paths();
      int[] best = paths.bestPath();
      int[] gold = heldOut.examples().get(i).path();
      for (int level = 0; level < gold.length; level++) {
        // Classes fix the classes above them, so equal here means equal all the way up.
        outcomes
            .get(level)
            .add(
                new IsotonicCalibration.Outcome(
                    paths.probabilities(level)[best[level]], best[level] == gold[level]));
      }
    }
    return outcomes;
  }
}
