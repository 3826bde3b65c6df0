package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/**
 * Gives every message the path that goes from the top to the most frequent child at each level. The
 * other candidates are the most frequent leaves. Ties go to the smaller code.
 */
public final class MajorityFloor implements Floor {
  private static final int CANDIDATES = 3;

  /** Makes a floor; all it knows comes with training. */
  public MajorityFloor() {}

  @Override
  public String name() {
    return "majority";
  }

  @Override
  public Predictor train(Taxonomy taxonomy, List<GoldMessage> corpus) {
    Map<String, Integer> counts = new HashMap<>();
    for (GoldMessage gold : corpus) {
      for (Tag tag : taxonomy.path(gold.code())) {
        counts.merge(tag.code(), 1, Integer::sum);
      }
    }
    if (counts.isEmpty()) {
      throw new IllegalArgumentException("the corpus has no message with a tag");
    }
    Comparator<Tag> byCount =
        Comparator.comparing(tag -> counts.getOrDefault(tag.code(), 0), Comparator.reverseOrder());
    String leaf = "";
    for (List<Tag> children = taxonomy.children(""); !children.isEmpty(); ) {
      // min and sort are stable, and children and leaves are in code order.
      leaf = Collections.min(children, byCount).code();
      children = taxonomy.children(leaf);
    }
    List<String> ranked = new ArrayList<>(List.of(leaf));
    taxonomy.leaves().stream()
        .sorted(byCount)
        .map(Tag::code)
        .limit(CANDIDATES)
        .filter(code -> !ranked.contains(code))
        .forEach(ranked::add);
    Prediction prediction =
        Prediction.ranked(ranked.subList(0, Math.min(CANDIDATES, ranked.size())), taxonomy);
    return messages -> Collections.nCopies(messages.size(), prediction);
  }
}
