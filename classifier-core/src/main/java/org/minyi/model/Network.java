package org.minyi.model;

import java.util.List;

/**
 * The dense layers, which correct the scores of the {@link SparseLayer}: with {@code x} the scores
 * of the first classes, as many as {@code hiddenWeights} has rows, {@code hidden = max(0, x ·
 * hiddenWeights + hiddenBias)}, and for each class of a level {@code corrected = scoreWeight ·
 * score + headBias + headWeights · hidden}. A level's probabilities are the softmax over its
 * corrected scores. The probability of a path is proportional to the product of its levels'
 * probabilities, each to the power of its level's weight.
 *
 * <p>The arrays are not copied and must not be written to.
 *
 * @param scoreWeight the weight of the sparse layer's scores
 * @param hiddenWeights one row for each of the first classes, one column for each hidden unit
 * @param hiddenBias one number for each hidden unit
 * @param headWeights for each level one row for each class, of the hidden units
 * @param headBiases for each level one number for each class
 * @param levelWeights for each level how much it counts for a path, not negative
 */
public record Network(
    float scoreWeight,
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
    require(headWeights.size() == headBiases.size(), "levels of headWeights and headBiases differ");
    require(levelWeights.length == headWeights.size(), "levelWeights do not fit headWeights");
    for (int level = 0; level < headWeights.size(); level++) {
      require(levelWeights[level] >= 0, "a weight is negative at level " + (level + 1));
      require(
          headWeights.get(level).length == headBiases.get(level).length,
          "classes of headWeights and headBiases differ at level " + (level + 1));
      for (float[] row : headWeights.get(level)) {
        require(
            row.length == hiddenBias.length,
            "a row of headWeights does not fit at level " + (level + 1));
      }
    }
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("network: " + problem);
    }
  }
}
