package org.minyi.model;

/** An argument that is refused for a reason in both languages; the message is the English one. */
final class ClauseException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final Clause clause;

  private ClauseException(Clause clause) {
    super(clause.english());
    this.clause = clause;
  }

  /** With details as by {@link Clause#with}. */
  static ClauseException of(String chinese, String english, Object... details) {
    return new ClauseException(new Clause(chinese, english).with(details));
  }

  Clause clause() {
    return clause;
  }
}
