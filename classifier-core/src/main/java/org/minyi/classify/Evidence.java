package org.minyi.classify;

/**
 * A part of the original text that spoke for the chosen tag.
 *
 * @param field where it stands
 * @param start offset of its first UTF-16 unit in the original field
 * @param end offset after its last unit
 * @param weight its share of all evidence for the tag, between 0 and 1
 */
public record Evidence(Field field, int start, int end, double weight) {
  /** A field of the message. */
  public enum Field {
    /** {@link org.minyi.text.Message#title()}. */
    TITLE,
    /** {@link org.minyi.text.Message#body()}. */
    BODY
  }
}
