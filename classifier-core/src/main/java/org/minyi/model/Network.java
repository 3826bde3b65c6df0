package org.minyi.model;

import java.util.List;

/**
 * The dense layers, which correct the scores of the {@link SparseLayer}: with {@code x} all numbers
 * of that layer, but of the scores of the levels' classes only the highest ({@link TopScores}) and
 * 0 for the others, {@code hidden = max(0, x · hiddenWeights + hiddenBias)}, and for each class of
 * a level and each value of a facet {@code corrected = scoreWeight · score + headBias + headWeights
 * · hidden}. The probabilities of a level or facet are the softmax over its corrected scores. The
 * probability of a path is proportional to the product of its levels' probabilities, each to the
 * power of its level's weight.
 *
 * <p>The arrays are not copied and must not be written to.
 *
 * @param scoreWeight the weight of the sparse layer's scores
 * @param topScores so many of the classes' scores the hidden layer sees
 * @param hiddenWeights one row for each number of the sparse layer, one column for each hidden unit
 * @param hiddenBias one number for each hidden unit
 * @param headWeights for each level, then for each facet, one row for each class or value, of the
 *     hidden units
 * @param headBiases for each level, then for each facet, one number for each class or value
 * @param levelWeights for each level how much it counts for a path, not negative
 */
public record Network(
    float scoreWeight,
    int topScores,
    float[][] hiddenWeights,
    float[] hiddenBias,
    List<float[][]> headWeights,
    List<float[]> headBiases,
    float[] levelWeights) {
  /**
   * Checks that the shapes fit.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Network {
    headWeights = List.copyOf(headWeights);
    headBiases = List.copyOf(headBiases);
    for (float[] row : hiddenWeights) {
      require(row.length == hiddenBias.length, "a row of hiddenWeights does not fit hiddenBias");
    }
    require(topScores >= 0, "topScores is negative");
    require(
        headWeights.size() == headBiases.size(), "numbers of headWeights and headBiases differ");
    require(levelWeights.length <= headWeights.size(), "levelWeights do not fit headWeights");
    for (int level = 0; level < levelWeights.length; level++) {
      require(levelWeights[level] >= 0, "a weight is negative at level " + (level + 1));
    }
    for (int head = 0; head < headWeights.size(); head++) {
      require(
          headWeights.get(head).length == headBiases.get(head).length,
          "classes of headWeights and headBiases differ at head " + (head + 1));
      for (float[] row : headWeights.get(head)) {
        require(
            row.length == hiddenBias.length,
            "a row of headWeights does not fit at head " + (head + 1));
      }
    }
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("network: " + problem);
    }
  }
}
