package org.minyi.model;

import java.io.IOException;

/**
 * A model cannot be used: the file is missing, is not a model, is damaged, was written for a newer
 * Minyi, or lacks what the reader needs. The message names the file, says what was expected and
 * what was found, and what to do next.
 *
 * <p>A checked exception, because no program can rule it out; an {@link IOException}, so that a
 * caller who treats "cannot be read" and "cannot be used" alike catches one type.
 */
public final class ModelFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What to do about a damaged file. */
  static final String REPLACE = "Download or copy the model again (in binary mode), or retrain it.";

  /**
   * Composes the message.
   *
   * @param source the file or resource
   * @param problem what is wrong and where, expected and found; a clause without a full stop
   * @param advice what to do next; whole sentences
   */
  public ModelFormatException(String source, String problem, String advice) {
    super(source + ": " + problem + ". " + advice);
  }
}
