package org.minyi.model;

import java.io.IOException;
import java.util.Locale;

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

  private final ModelProblem problem;
  private final Clause text;

  /**
   * Composes the message.
   *
   * @param source the file or resource
   * @param problem what is wrong
   * @param details what the message of this problem needs to know, in its order
   */
  public ModelFormatException(String source, ModelProblem problem, Object... details) {
    this(problem, problem.told(source, details));
  }

  private ModelFormatException(ModelProblem problem, Clause text) {
    super(text.english());
    this.problem = problem;
    this.text = text;
  }

  /** What is wrong. */
  public ModelProblem problem() {
    return problem;
  }

  /**
   * The message in the user's language.
   *
   * @param locale Chinese for any locale of the language {@code zh}, English for all others
   */
  public String message(Locale locale) {
    return text.in(locale);
  }
}
