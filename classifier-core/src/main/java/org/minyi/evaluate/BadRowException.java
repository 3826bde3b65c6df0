package org.minyi.evaluate;

/** A row, or the names above all rows, cannot be used. */
final class BadRowException extends Exception {
  private static final long serialVersionUID = 1L;

  private final GoldProblem problem;

  BadRowException(GoldProblem.Kind kind, Object... details) {
    this(GoldProblem.of(kind, details));
  }

  private BadRowException(GoldProblem problem) {
    super(problem.message());
    this.problem = problem;
  }

  GoldProblem problem() {
    return problem;
  }
}
