package org.minyi.evaluate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.minyi.classify.Stop;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/**
 * What a predictor says of one message.
 *
 * @param path codes from the top level down without a stop rule, in principle to a leaf; empty when
 *     the predictor says nothing
 * @param confidences for every level of {@code path} the probability that the path is right down to
 *     it, between 0 and 1; empty for a predictor that states no probabilities
 * @param chosen codes from the top level down after the stop rule; the same as {@code path} for a
 *     predictor without one
 * @param candidates codes of leaves, best first; the first is the end of {@code path}
 * @param stop why {@code chosen} ends where it does; absent for a predictor without a stop rule
 * @param facets what else it says
 */
public record Prediction(
    List<String> path,
    List<Double> confidences,
    List<String> chosen,
    List<String> candidates,
    Optional<Stop> stop,
    Facets facets) {

  /** Says nothing of a message. */
  public static final Prediction NONE = new Prediction(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists and checks that confidences are given for all levels or none. */
  public Prediction {
    path = List.copyOf(path);
    confidences = List.copyOf(confidences);
    chosen = List.copyOf(chosen);
    candidates = List.copyOf(candidates);
    Objects.requireNonNull(stop, "stop");
    Objects.requireNonNull(facets, "facets");
    if (!confidences.isEmpty() && confidences.size() != path.size()) {
      throw new IllegalArgumentException(
          "expected a confidence for each of "
              + path.size()
              + " levels or none, found "
              + confidences.size());
    }
  }

  /** A prediction of a path alone. */
  public Prediction(
      List<String> path, List<Double> confidences, List<String> chosen, List<String> candidates) {
    this(path, confidences, chosen, candidates, Optional.empty(), Facets.NONE);
  }

  /** A prediction without probabilities and stop rule, from leaves ranked best first. */
  public static Prediction ranked(List<String> leaves, Taxonomy taxonomy) {
    if (leaves.isEmpty()) {
      return NONE;
    }
    List<String> path = taxonomy.path(leaves.get(0)).stream().map(Tag::code).toList();
    return new Prediction(path, List.of(), path, leaves);
  }
}
