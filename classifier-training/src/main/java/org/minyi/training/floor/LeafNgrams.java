package org.minyi.training.floor;

import de.bwaldvogel.liblinear.Feature;
import java.util.List;
import java.util.function.Function;
import org.minyi.evaluate.GoldMessage;
import org.minyi.evaluate.Prediction;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Taxonomy;

/**
 * What a floor over the leaves learns from and tags by.
 *
 * @param messages those with a leaf for a label
 * @param ngrams of these messages
 */
record LeafNgrams(List<GoldMessage> messages, CharacterNgrams ngrams) {
  /** How many leaves a floor names for a message. */
  static final int CANDIDATES = 3;

  /**
   * Chooses messages and n-grams.
   *
   * @throws IllegalArgumentException if the messages are not of at least two leaves
   */
  static LeafNgrams of(Taxonomy taxonomy, List<GoldMessage> corpus, int maxFeatures) {
    List<GoldMessage> usable =
        corpus.stream()
            .filter(gold -> !gold.code().isEmpty() && taxonomy.children(gold.code()).isEmpty())
            .toList();
    long leaves = usable.stream().map(GoldMessage::code).distinct().count();
    if (leaves < 2) {
      throw new IllegalArgumentException(
          "the corpus has messages of " + leaves + " leaves; expected at least two");
    }
    return new LeafNgrams(usable, CharacterNgrams.fit(usable, maxFeatures));
  }

  /**
   * Predicts by the vectors of messages.
   *
   * @param best the best leaves for a vector, best first
   */
  Predictor predictor(Taxonomy taxonomy, Function<Feature[], List<String>> best) {
    return messages ->
        messages.stream()
            .map(message -> Prediction.ranked(best.apply(ngrams.vector(message)), taxonomy))
            .toList();
  }
}
