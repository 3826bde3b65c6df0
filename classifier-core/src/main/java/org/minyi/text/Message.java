package org.minyi.text;

import java.util.Objects;

/**
 * A citizen's message. Either part may be empty; a missing part is the empty string.
 *
 * @param title the subject line
 * @param body the message itself
 */
public record Message(String title, String body) {
  /** Neither part may be null. */
  public Message {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(body, "body");
  }
}
