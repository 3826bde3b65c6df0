package org.minyi.training;

/** A training run that cannot succeed; the message says what to change. */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public TrainingException(String message) {
    super(message);
  }
}
