package org.minyi.classify;

import java.util.List;

/**
 * What the classifier says of one message.
 *
 * @param path the chosen tags from the top level down, each with the confidence that the path is
 *     right down to it; a consistent path, empty when the message is tagged as nothing
 * @param stop why the path ends where it does
 * @param candidates full paths by their leaf, best first, whatever the stop rule says: the first is
 *     the path that would be chosen without it; empty when there is nothing to classify
 * @param evidence parts of the original text that spoke for the last tag of the path, strongest
 *     first
 * @param model the model that said so
 */
public record Classification(
    List<Confidence> path,
    Stop stop,
    List<Confidence> candidates,
    List<Evidence> evidence,
    ModelIdentity model) {
  /** Copies the lists. */
  public Classification {
    path = List.copyOf(path);
    candidates = List.copyOf(candidates);
    evidence = List.copyOf(evidence);
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
