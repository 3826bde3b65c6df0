package org.minyi.training.floor;

import java.util.List;
import org.minyi.evaluate.GoldMessage;
import org.minyi.taxonomy.Taxonomy;

/** The messages that a floor over the leaves can learn from. */
final class LeafMessages {
  private LeafMessages() {}

  /**
   * Those with a leaf for a label.
   *
   * @throws IllegalArgumentException if they are not of at least two leaves
   */
  static List<GoldMessage> of(Taxonomy taxonomy, List<GoldMessage> corpus) {
    List<GoldMessage> usable =
        corpus.stream()
            .filter(gold -> !gold.code().isEmpty() && taxonomy.children(gold.code()).isEmpty())
            .toList();
    long leaves = usable.stream().map(GoldMessage::code).distinct().count();
    if (leaves < 2) {
      throw new IllegalArgumentException(
          "the corpus has messages of " + leaves + " leaves; expected at least two");
    }
    return usable;
  }
}
