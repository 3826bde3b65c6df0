package org.minyi.model;

import java.util.List;
import java.util.Objects;

/**
 * What the numbers that the sparse layer gives for a message stand for, in their order: a score for
 * each class of each level, a score for each value of each facet, and the coordinates of the
 * message's sense: a guess, from its words alone, of where a sentence encoder would place it.
 * Immutable and thread-safe.
 *
 * @param levels the classes of the taxonomy
 * @param facets further questions about a message; may be empty
 * @param sense the number of coordinates; 0 for a model that was trained without an encoder
 */
public record Columns(Levels levels, List<Facet> facets, int sense) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the number of coordinates is negative, or facets have equal
   *     names
   */
  public Columns {
    Objects.requireNonNull(levels, "levels");
    facets = List.copyOf(facets);
    if (sense < 0) {
      throw new IllegalArgumentException("the number of coordinates is " + sense);
    }
    if (facets.stream().map(Facet::name).distinct().count() < facets.size()) {
      throw new IllegalArgumentException("two facets have the same name");
    }
  }

  /** Columns for the levels alone. */
  public static Columns of(Levels levels) {
    return new Columns(levels, List.of(), 0);
  }

  /** How many numbers there are for a message. */
  public int width() {
    return senseOffset() + sense;
  }

  /** Where the values of a facet begin. */
  public int facetOffset(int facet) {
    int offset = levels.totalSize();
    for (int before = 0; before < facet; before++) {
      offset += facets.get(before).values().size();
    }
    return offset;
  }

  /** Where the coordinates begin. */
  public int senseOffset() {
    return facetOffset(facets.size());
  }

  /** How many softmax distributions there are: one for each level, then one for each facet. */
  public int heads() {
    return levels.depth() + facets.size();
  }

  /** The number of values of a head. */
  public int headSize(int head) {
    int depth = levels.depth();
    return head < depth ? levels.size(head) : facets.get(head - depth).values().size();
  }

  /** Where the scores of a head's values begin. */
  public int headOffset(int head) {
    int depth = levels.depth();
    return head < depth ? levels.offset(head) : facetOffset(head - depth);
  }
}
