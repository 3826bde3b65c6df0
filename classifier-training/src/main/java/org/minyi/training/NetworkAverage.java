package org.minyi.training;

import java.util.ArrayList;
import java.util.List;
import org.minyi.model.Network;

/** Puts networks side by side as one network. */
final class NetworkAverage {
  private NetworkAverage() {}

  /**
   * One network whose corrected scores are the mean of those of others: it has all their hidden
   * units, and their heads with weights divided by their number.
   *
   * @param networks of the same inputs and heads, and the same weights of scores and levels; at
   *     least one
   */
  static Network of(List<Network> networks) {
    Network first = networks.get(0);
    List<float[][]> headWeights = new ArrayList<>();
    List<float[]> headBiases = new ArrayList<>();
    for (int head = 0; head < first.headWeights().size(); head++) {
      int own = head;
      headWeights.add(
          beside(networks.stream().map(n -> n.headWeights().get(own)).toList(), networks.size()));
      headBiases.add(mean(networks.stream().map(n -> n.headBiases().get(own)).toList()));
    }
    List<float[][]> hiddenBias =
        networks.stream().map(n -> new float[][] {n.hiddenBias()}).toList();
    return new Network(
        first.scoreWeight(),
        first.topScores(),
        beside(networks.stream().map(Network::hiddenWeights).toList(), 1),
        beside(hiddenBias, 1)[0],
        headWeights,
        headBiases,
        first.levelWeights());
  }

  private static float[] mean(List<float[]> vectors) {
    float[] mean = new float[vectors.get(0).length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i] / vectors.size();
      }
    }
    return mean;
  }

  /** The rows of matrices joined, each number divided by a divisor. */
  private static float[][] beside(List<float[][]> matrices, float divisor) {
    float[][] joined = new float[matrices.get(0).length][];
    for (int i = 0; i < joined.length; i++) {
      int row = i;
      joined[i] = new float[matrices.stream().mapToInt(m -> m[row].length).sum()];
      int to = 0;
      for (float[][] matrix : matrices) {
        for (float value : matrix[i]) {
          joined[i][to++] = value / divisor;
        }
      }
    }
    return joined;
  }
}
