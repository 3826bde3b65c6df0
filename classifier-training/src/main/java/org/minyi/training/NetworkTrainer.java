package org.minyi.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.minyi.model.Columns;
import org.minyi.model.Network;
import org.minyi.model.PathScorer;
import org.minyi.model.SparseLayer;

/** Trains the correction network, and finds the pass that does best on held-out messages. */
final class NetworkTrainer {
  private final Columns columns;
  private final SparseLayer sparseLayer;
  private final TrainingSettings settings;
  private final TrainingListener listener;
  private final Random random;

  NetworkTrainer(
      Columns columns,
      SparseLayer sparseLayer,
      TrainingSettings settings,
      TrainingListener listener,
      Random random) {
    this.columns = columns;
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

  /** Trains, and keeps the pass that does best on the held-out messages. */
  Best train(ScoredExamples training, ScoredExamples heldOut) {
    CorrectionNetwork network = new CorrectionNetwork(columns, settings);
    Network untrained = network.export();
    Best best = new Best(untrained, 0, pathAccuracy(heldOut, untrained));
    long began = System.nanoTime();
    for (int epoch = 1; epoch <= settings.mostEpochs(); epoch++) {
      double loss = pass(network, training, epoch);
      if (listener.stopRequested()) {
        return best;
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
              loss,
              accuracy,
              seconds / epoch * (settings.mostEpochs() - epoch),
              better));
    }
    return best;
  }

  /**
   * Trains once more, for as many passes as were best, on all examples.
   *
   * @return empty if it was stopped
   */
  Optional<Network> trainOn(ScoredExamples all, int passes) {
    CorrectionNetwork network = new CorrectionNetwork(columns, settings);
    for (int epoch = 1; epoch <= passes; epoch++) {
      pass(network, all, epoch);
      if (listener.stopRequested()) {
        return Optional.empty();
      }
    }
    return Optional.of(network.export());
  }

  /** One pass in a new order; returns the mean loss. */
  private double pass(CorrectionNetwork network, ScoredExamples training, int epoch) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, training.size()).boxed().toList());
    Collections.shuffle(order, random);
    int batches = (training.size() + settings.batchSize() - 1) / settings.batchSize();
    double loss = 0;
    for (int batch = 0; batch < batches && !listener.stopRequested(); batch++) {
      int from = batch * settings.batchSize();
      ScoredExamples part =
          training.at(order.subList(from, Math.min(order.size(), from + settings.batchSize())));
      double done = (epoch - 1) * batches + batch;
      double progress = done / (settings.mostEpochs() * batches);
      loss += network.fit(part.scores().toArray(float[][]::new), part.examples(), progress);
    }
    return loss / batches;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private List<Double> pathAccuracy(ScoredExamples heldOut, Network network) {
    PathScorer scorer = new PathScorer(columns, sparseLayer, network);
    int[] right = new int[columns.levels().depth()];
    int[] reaching = new int[right.length];
    for (int i = 0; i < heldOut.size(); i++) {
      int[] best = scorer.score(heldOut.scores().get(i)).paths().bestPath();
      int[] gold = heldOut.examples().get(i).path();
      for (int level = 0; level < gold.length; level++) {
        reaching[level]++;
        // Classes fix the classes above them, so equal here means equal all the way up.
        right[level] += best[level] == gold[level] ? 1 : 0;
      }
    }
    return IntStream.range(0, right.length)
        .mapToObj(level -> right[level] / (double) Math.max(1, reaching[level]))
        .toList();
  }
}
