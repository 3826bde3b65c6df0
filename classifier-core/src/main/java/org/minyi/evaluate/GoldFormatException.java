package org.minyi.evaluate;

import java.io.IOException;

/** A file cannot be read as labelled messages at all, as opposed to single bad rows in it. */
public final class GoldFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  GoldFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
