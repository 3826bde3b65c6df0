package org.minyi.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * What a predictor says of a message beside its path; a part that a predictor never speaks of is
 * not measured.
 *
 * @param nature what the citizen wants: one of {@link GoldMessage#NATURES}
 * @param urgency how urgent it is
 * @param further codes of separate further matters; empty when there is none
 */
public record Facets(Optional<String> nature, Optional<Urgency> urgency, List<String> further) {

  /** Speaks of the path alone. */
  public static final Facets NONE = new Facets(Optional.empty(), Optional.empty(), List.of());

  /** Copies the list. */
  public Facets {
    further = List.copyOf(further);
  }

  /**
   * How urgent a message is.
   *
   * @param probability that it is urgent, between 0 and 1
   * @param flagged whether it is marked as urgent
   */
  public record Urgency(double probability, boolean flagged) {}
}
