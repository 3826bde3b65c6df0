package org.minyi.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the sparse layer would say of each of its training examples if it had not been fitted on
 * that one. Two things make a message's scores differ from those of a training example. The
 * regression has not seen its label: the scores with each example left out are known exactly. And
 * small weights are left out, which moves every score: by how much, is measured on the examples of
 * each fold, with a layer that was fitted and pruned on the other folds. The sum of both is what
 * the network learns from.
 *
 * <p>Scores of the folds' layers alone would be as honest, but come from layers that are not
 * served: what the network learned of the served one's mistakes was worth a hundredth and more of
 * the path accuracy at levels 3 and 4. Examples that have a near-duplicate are scored by the folds'
 * layers all the same, for leaving one out leaves the other in.
 */
final class HonestScores {
  private final SparseLayerTrainer layers;

  /** Whether an example has no near-duplicate. */
  private final boolean[] alone;

  /** Of an example that is alone what pruning adds to its scores, of others the scores. */
  private final float[][] ofFolds;

  private HonestScores(SparseLayerTrainer layers, boolean[] alone) {
    this.layers = layers;
    this.alone = alone;
    this.ofFolds = new float[alone.length][];
  }

  /** Fits a layer for each fold. */
  static HonestScores crossFit(SparseLayerTrainer layers, Folds folds, List<Example> examples) {
    Map<String, Integer> members = new HashMap<>();
    examples.forEach(example -> members.merge(example.group(), 1, Integer::sum));
    boolean[] alone = new boolean[examples.size()];
    for (int i = 0; i < alone.length; i++) {
      alone[i] = members.get(examples.get(i).group()) == 1;
    }
    HonestScores scores = new HonestScores(layers, alone);
    for (int fold = 0; fold < folds.count(); fold++) {
      scores.add(folds.in(fold), layers.fitAndAsk(folds.outside(fold), folds.in(fold)));
    }
    return scores;
  }

  private void add(List<Integer> places, SparseLayerTrainer.Unseen unseen) {
    for (int i = 0; i < places.size(); i++) {
      float[] scores = unseen.pruned().get(i).clone();
      if (alone[places.get(i)]) {
        float[] whole = unseen.whole().get(i);
        for (int c = 0; c < scores.length; c++) {
          scores[c] -= whole[c];
        }
      }
      ofFolds[places.get(i)] = scores;
    }
  }

  /** The scores of all examples, for the layer that was fitted on all; can be asked once. */
  List<float[]> of(SparseLayerTrainer.LeftOut fit) {
    IntStream.range(0, alone.length)
        .parallel()
        .filter(place -> alone[place])
        .forEach(
            place -> {
              float[] served = layers.scores(fit.layer(), place);
              float[] leftOut = fit.leftOut()[place];
              float[] scores = ofFolds[place];
              for (int c = 0; c < scores.length; c++) {
                scores[c] = Float.isNaN(leftOut[c]) ? served[c] : leftOut[c] + scores[c];
              }
            });
    return List.of(ofFolds);
  }
}
