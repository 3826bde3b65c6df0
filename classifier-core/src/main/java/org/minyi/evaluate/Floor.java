package org.minyi.evaluate;

import java.util.List;
import org.minyi.taxonomy.Taxonomy;

/**
 * A simple way to tag messages that a classifier must beat to be worth its weight. Trained on the
 * same messages as the classifier.
 */
public interface Floor {
  /** A short stable name in lower case, for example {@code majority}. */
  String name();

  /**
   * Learns from labelled messages, none of which may be among those that are measured.
   *
   * @throws IllegalArgumentException if no message of the corpus can be learned from
   */
  Predictor train(Taxonomy taxonomy, List<GoldMessage> corpus);
}
