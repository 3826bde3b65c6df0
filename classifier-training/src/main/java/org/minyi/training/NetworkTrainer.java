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

/**
 * Trains correction networks that differ by chance only, finds for each the pass that does best on
 * held-out messages, and takes their mean, which is better than any of them.
 */
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
   * The best passes.
   *
   * @param network the mean of the networks, each after its best pass
   * @param epochs the number of the best pass of each; 0 if none was better than the uncorrected
   *     scores
   * @param pathAccuracy of the held-out messages, by level
   */
  record Best(Network network, List<Integer> epochs, List<Double> pathAccuracy) {}

  /** Trains the networks, and keeps of each the pass that does best on the held-out messages. */
  Best train(ScoredExamples training, ScoredExamples heldOut) {
    Progress progress = new Progress();
    List<Network> networks = new ArrayList<>();
    List<Integer> epochs = new ArrayList<>();
    for (int number = 0; number < settings.networks(); number++) {
      CorrectionNetwork network = new CorrectionNetwork(columns, settings, number);
      Network best = network.export();
      double bestMean = mean(pathAccuracy(heldOut, best));
      int bestEpoch = 0;
      for (int epoch = 1; epoch <= settings.mostEpochs(); epoch++) {
        double loss = pass(network, training, epoch);
        if (listener.stopRequested()) {
          break;
        }
        Network trained = network.export();
        List<Double> accuracy = pathAccuracy(heldOut, trained);
        boolean better = mean(accuracy) > bestMean;
        if (better) {
          best = trained;
          bestMean = mean(accuracy);
          bestEpoch = epoch;
        }
        progress.epoch(loss, accuracy, better);
      }
      networks.add(best);
      epochs.add(bestEpoch);
      if (listener.stopRequested()) {
        break;
      }
    }
    Network average = NetworkAverage.of(networks);
    return new Best(average, epochs, pathAccuracy(heldOut, average));
  }

  /**
   * Trains the networks once more on all examples, each for as many passes as were best.
   *
   * @return empty if it was stopped
   */
  Optional<Network> trainOn(ScoredExamples all, List<Integer> epochs) {
    List<Network> networks = new ArrayList<>();
    for (int number = 0; number < epochs.size(); number++) {
      CorrectionNetwork network = new CorrectionNetwork(columns, settings, number);
      for (int epoch = 1; epoch <= epochs.get(number); epoch++) {
        pass(network, all, epoch);
        if (listener.stopRequested()) {
          return Optional.empty();
        }
      }
      networks.add(network.export());
    }
    return Optional.of(NetworkAverage.of(networks));
  }

  /** Tells the listener of passes, counted through over all networks. */
  private final class Progress {
    private final long began = System.nanoTime();
    private final int all = settings.networks() * settings.mostEpochs();
    private int done;

    void epoch(double loss, List<Double> accuracy, boolean better) {
      done++;
      double secondsLeft = (System.nanoTime() - began) / 1e9 / done * (all - done);
      listener.epoch(new TrainingListener.Epoch(done, all, loss, accuracy, secondsLeft, better));
    }
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
