package org.minyi.training;

import java.util.List;
import org.minyi.text.Message;

/**
 * A labelled message as training sees it.
 *
 * @param message the text
 * @param group its near-duplicate group
 * @param path the class at each level that the label reaches; empty for a text outside the taxonomy
 * @param alternatives the same for other defensible labels
 * @param further the same for further, separate matters in the message
 * @param facets for each facet the number of its value, or -1 where the label does not say
 * @param origin where it comes from
 */
record Example(
    Message message,
    String group,
    int[] path,
    List<int[]> alternatives,
    List<int[]> further,
    int[] facets,
    Origin origin) {
  /** Where an example comes from; the network weighs them differently. */
  enum Origin {
    /** A citizen's message from a labelled file. */
    LABELLED(1f),
    /** An invented message of the seed corpus. */
    SEED(0.5f),
    /** Name, definition and keywords of a tag. */
    DEFINITION(0.2f),
    /** An invented text that is no citizen's matter: few against all the others. */
    OUTSIDE(3f);

    private final float weight;

    Origin(float weight) {
      this.weight = weight;
    }

    float weight() {
      return weight;
    }
  }
}
