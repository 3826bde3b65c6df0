package org.minyi.training;

import java.util.List;
import java.util.stream.IntStream;
import org.minyi.features.SparseVector;
import org.minyi.model.SparseLayer;

/**
 * What the sparse layer would say of its own training rows if it had not been fitted on them. These
 * are not the regression's leave-one-out scores: the network must learn from what it will see, and
 * the small weights that the layer leaves out shift every score.
 *
 * <p>A row's influence on its own score for a class goes through its features' weights for that
 * class. It is shared out over the features by the row's squared weights, which for a row of length
 * 1 add up to 1; so the part of the influence that the layer kept is the sum of these squares over
 * the weights that it kept. That is exact for what the row's own dual variable does, and an
 * approximation for how it moves those of other rows. Near-duplicates of a row stay in.
 */
final class HonestScores {
  private HonestScores() {}

  /** One array of scores for each row; the rows must have length 1, as features have. */
  static List<float[]> of(
      List<SparseVector> rows, RidgeRegression.Solution ridge, SparseLayer layer) {
    float[][] ownInfluence = ridge.ownInfluence().toFloatMatrix();
    return IntStream.range(0, rows.size())
        .parallel()
        .mapToObj(i -> scores(rows.get(i), ownInfluence[i], layer))
        .toList();
  }

  private static float[] scores(SparseVector row, float[] ownInfluence, SparseLayer layer) {
    float[] scores = new float[layer.width()];
    layer.addTo(scores, row);
    float[] kept = new float[layer.width()];
    for (int i = 0; i < row.size(); i++) {
      float square = row.weights()[i] * row.weights()[i];
      int feature = row.ids()[i];
      for (int k = layer.starts()[feature]; k < layer.starts()[feature + 1]; k++) {
        kept[Short.toUnsignedInt(layer.classes()[k])] += square;
      }
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] -= ownInfluence[c] * kept[c];
    }
    return scores;
  }
}
