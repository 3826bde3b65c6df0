package org.minyi.model;

import java.util.List;

/**
 * The dense layers: {@code hidden = max(0, x · hiddenWeights + hiddenBias)}, then for each level
 * and class {@code score = headBias + headWeights · (hidden, x)}.
 *
 * <p>The arrays are not copied and must not be written to.
 *
 * @param hiddenWeights one row for each input, one column for each hidden unit
 * @param hiddenBias one number for each hidden unit
 * @param headWeights for each level one row for each class, of the hidden units and then the inputs
 * @param headBiases for each level one number for each class
 */
public record Network(
    float[][] hiddenWeights,
    float[] hiddenBias,
    List<float[][]> headWeights,
    List<float[]> headBiases) {
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
    int inputs = hiddenBias.length + hiddenWeights.length;
    for (int level = 0; level < headWeights.size(); level++) {
      require(
          headWeights.get(level).length == headBiases.get(level).length,
          "classes of headWeights and headBiases differ at level " + (level + 1));
      for (float[] row : headWeights.get(level)) {
        require(row.length == inputs, "a row of headWeights does not fit at level " + (level + 1));
      }
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
