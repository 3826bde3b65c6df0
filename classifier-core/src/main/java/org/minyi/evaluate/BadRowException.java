package org.minyi.evaluate;

/** A row cannot be used; the message says why and never quotes the text. */
final class BadRowException extends Exception {
  private static final long serialVersionUID = 1L;

  BadRowException(String reason) {
    super(reason);
  }
}
