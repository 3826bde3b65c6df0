package org.minyi.classify;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the classifier says of one message.
 *
 * @param path the chosen tags from the top level down, each with the confidence that the path is
 *     right down to it; a consistent path, empty when the message is tagged as nothing
 * @param stop why the path ends where it does
 * @param close where the path ends because of {@link Stop#CLOSE_SIBLINGS}, the tags between which
 *     it could not decide, best first; else empty
 * @param candidates full paths by their leaf, best first, whatever the stop rule says: the first is
 *     the path that would be chosen without it; empty when there is nothing to classify ({@link
 *     Stop#NO_TEXT}, {@link Stop#UNKNOWN_VOCABULARY})
 * @param further leaves of further, separate matters in the message, most probable first, each with
 *     the probability that it is one; empty when the message is tagged as nothing
 * @param nature what the citizen wants; empty for a model that was not trained on natures, and
 *     where the text is not classified or no citizen's matter
 * @param urgency whether the message is urgent; empty for a model that was not trained on it, and
 *     where the text is not classified or no citizen's matter
 * @param evidence parts of the original text that spoke for the last tag of the path, strongest
 *     first
 * @param model the model that said so
 */
public record Classification(
    List<Confidence> path,
    Stop stop,
    List<String> close,
    List<Confidence> candidates,
    List<Confidence> further,
    Optional<Nature> nature,
    Optional<Urgency> urgency,
    List<Evidence> evidence,
    ModelIdentity model) {
  /** Copies the lists. */
  public Classification {
    path = List.copyOf(path);
    close = List.copyOf(close);
    candidates = List.copyOf(candidates);
    further = List.copyOf(further);
    Objects.requireNonNull(nature, "nature");
    Objects.requireNonNull(urgency, "urgency");
    evidence = List.copyOf(evidence);
  }

  /** Says nothing of a text, for a reason. */
  public static Classification untagged(Stop reason, ModelIdentity model) {
    return new Classification(
        List.of(),
        reason,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        model);
  }

  /** The level at which the path ends; 0 when the message is tagged as nothing. */
  public int level() {
    return path.size();
  }

  /** The deepest chosen code, or the empty string when the message is tagged as nothing. */
  public String code() {
    return path.isEmpty() ? "" : path.get(path.size() - 1).code();
  }
}
