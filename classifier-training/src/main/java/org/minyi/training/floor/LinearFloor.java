package org.minyi.training.floor;

import java.util.List;
import org.minyi.evaluate.Floor;
import org.minyi.evaluate.GoldMessage;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Taxonomy;

/**
 * The flattened linear model: TF-IDF of character n-grams and one linear multi-class support vector
 * machine over the leaves, which knows nothing of the tree. On texts like ours such a model comes
 * close to large networks, so a classifier that does not beat it is not worth its weight.
 *
 * <p>Settings: 1- to 3-grams of at least 2 messages, of those the {@value #MAX_FEATURES} that are
 * in most messages; liblinear's multi-class machine of Crammer and Singer, C = 1, bias 1. On
 * messages held out from training it beat C = 0.1 and 0.02 on all levels, and 150,000 features
 * gained a point at the leaves and lost half a point at level 2 for twice the memory; one machine a
 * leaf against the rest takes several times as long with so many leaves. Trained on the messages
 * with a leaf for a label; labels that end above a leaf are left out. Deterministic.
 *
 * <p>Memory: 8 bytes for each feature and leaf (0.65 GB for 1,351 leaves), and while training 12
 * more for each message and leaf (0.34 GB for 21,000 messages).
 */
public final class LinearFloor implements Floor {
  private static final int MAX_FEATURES = 60_000;

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public Predictor train(Taxonomy taxonomy, List<GoldMessage> corpus) {
    LeafNgrams learned = LeafNgrams.of(taxonomy, corpus, MAX_FEATURES);
    CharacterNgrams ngrams = learned.ngrams();
    LinearMachine machine =
        LinearMachine.train(
            learned.messages().stream().map(gold -> ngrams.vector(gold.message())).toList(),
            ngrams.size(),
            learned.messages().stream().map(GoldMessage::code).toList());
    return learned.predictor(taxonomy, vector -> machine.best(vector, LeafNgrams.CANDIDATES));
  }
}
