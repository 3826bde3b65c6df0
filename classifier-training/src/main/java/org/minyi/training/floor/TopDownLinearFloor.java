package org.minyi.training.floor;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.Arrays;
import java.util.List;
import org.minyi.evaluate.Floor;
import org.minyi.evaluate.GoldMessage;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Taxonomy;

/**
 * The top-down linear model: the same features and machine as {@link LinearFloor}, but one machine
 * at each inner tag, for its children. Labels that end above a leaf are learned as far as they
 * reach. Deterministic.
 *
 * <p>Memory: each machine has weights for the n-grams of its own messages only, so that all
 * together take less than those of the flat one.
 */
public final class TopDownLinearFloor implements Floor {
  private static final int MAX_FEATURES = 60_000;

  @Override
  public String name() {
    return "top-down";
  }

  @Override
  public Predictor train(Taxonomy taxonomy, List<GoldMessage> corpus) {
    List<GoldMessage> tagged = corpus.stream().filter(gold -> !gold.code().isEmpty()).toList();
    CharacterNgrams ngrams = CharacterNgrams.fit(tagged, MAX_FEATURES);
    return TopDown.train(taxonomy, tagged, ngrams::vector, TopDownLinearFloor::learn);
  }

  private static TopDown.Chooser<Feature[]> learn(List<Feature[]> vectors, List<String> labels) {
    int[] used =
        vectors.stream()
            .flatMapToInt(vector -> Arrays.stream(vector).mapToInt(Feature::getIndex))
            .distinct()
            .sorted()
            .toArray();
    LinearMachine machine =
        LinearMachine.train(
            vectors.stream().map(vector -> renumber(vector, used)).toList(), used.length, labels);
    int classes = (int) labels.stream().distinct().count();
    return vector -> machine.best(renumber(vector, used), classes);
  }

  /** Keeps the features that are used, numbered from 1 in their order. */
  private static Feature[] renumber(Feature[] vector, int[] used) {
    return Arrays.stream(vector)
        .filter(feature -> Arrays.binarySearch(used, feature.getIndex()) >= 0)
        .map(
            feature ->
                new FeatureNode(
                    Arrays.binarySearch(used, feature.getIndex()) + 1, feature.getValue()))
        .toArray(Feature[]::new);
  }
}
