package org.minyi.taxonomy;

import java.util.Objects;

/**
 * An invented message with the tag that it belongs to.
 *
 * @param id unique in the corpus
 * @param code a leaf of the taxonomy of record
 * @param title may be empty
 * @param body may be empty, but not together with the title
 */
public record SeedMessage(String id, String code, String title, String body) {
  /** No component may be null. */
  public SeedMessage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(body, "body");
  }
}
