package org.minyi.model;

import java.util.List;
import java.util.Objects;

/**
 * A question that a model answers about every message beside its tags, by one of a few values.
 *
 * @param name one of the names below, or another that callers agree on
 * @param values the possible answers, at least two, each once
 * @param threshold of a facet with two values: from which raw probability of the second on it is
 *     taken for true (calibration makes many equal); between 0 and 1, or above 1 for never
 */
public record Facet(String name, List<String> values, float threshold) {
  /** A threshold that no probability reaches. */
  public static final float NEVER = 2;

  /** What the citizen wants; the values are names of natures. */
  public static final String NATURE = "nature";

  /** Whether delay endangers somebody; the second value says that it does. */
  public static final String URGENCY = "urgency";

  /** Whether the text is a citizen's matter at all; the second value says that it is not. */
  public static final String DOMAIN = "domain";

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are fewer than two values, or two equal ones, or the
   *     threshold is negative or not a number
   */
  public Facet {
    Objects.requireNonNull(name, "name");
    values = List.copyOf(values);
    if (values.size() < 2 || values.stream().distinct().count() < values.size()) {
      throw new IllegalArgumentException(
          "facet %s: expected at least two different values, found %s".formatted(name, values));
    }
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException(
          "facet %s: expected a threshold from 0, found %s".formatted(name, threshold));
    }
  }

  /** The same facet with another threshold. */
  public Facet withThreshold(float other) {
    return new Facet(name, values, other);
  }
}
