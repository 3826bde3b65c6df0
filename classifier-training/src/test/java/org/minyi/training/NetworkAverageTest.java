package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minyi.model.Columns;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.PathScorer;
import org.minyi.model.SparseLayer;

class NetworkAverageTest {
  private static final Levels LEVELS = Levels.of(TinyCorpus.TREE);

  private static float[][] matrix(int rows, int columns, Random random) {
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return matrix;
  }

  private static Network network(int hidden, Random random) {
    return new Network(
        2,
        LEVELS.totalSize(),
        matrix(LEVELS.totalSize(), hidden, random),
        matrix(1, hidden, random)[0],
        List.of(
            matrix(LEVELS.size(0), hidden, random),
            matrix(LEVELS.size(1), hidden, random),
            matrix(LEVELS.size(2), hidden, random)),
        List.of(
            matrix(1, LEVELS.size(0), random)[0],
            matrix(1, LEVELS.size(1), random)[0],
            matrix(1, LEVELS.size(2), random)[0]),
        new float[] {0.3f, 0.3f, 1});
  }

  private static double[] logs(Network network, float[] scores) {
    SparseLayer noFeatures =
        new SparseLayer(new int[] {0}, new short[0], new byte[0], new float[0], LEVELS.totalSize());
    double[] leaves =
        new PathScorer(Columns.of(LEVELS), noFeatures, network)
            .score(scores)
            .paths()
            .probabilities(LEVELS.depth() - 1)
            .clone();
    for (int i = 0; i < leaves.length; i++) {
      leaves[i] = Math.log(leaves[i]);
    }
    return leaves;
  }

  /** Means of corrected scores are, up to a constant, means of the logarithms of probabilities. */
  @Test
  void scoresPathsByTheMeanOfTheNetworks() {
    Random random = new Random(4);
    Network one = network(3, random);
    Network two = network(5, random);
    Network average = NetworkAverage.of(List.of(one, two));
    assertEquals(8, average.hiddenBias().length);
    for (int run = 0; run < 20; run++) {
      float[] scores = matrix(1, LEVELS.totalSize(), random)[0];
      double[] first = logs(one, scores);
      double[] second = logs(two, scores);
      double[] mean = logs(average, scores);
      double constant = mean[0] - (first[0] + second[0]) / 2;
      for (int leaf = 0; leaf < mean.length; leaf++) {
        assertEquals((first[leaf] + second[leaf]) / 2 + constant, mean[leaf], 1e-3);
      }
    }
  }
}
