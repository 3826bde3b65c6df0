package org.minyi.taxonomy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A taxonomy cannot be used, or was asked for a tag that it does not have. Never without cause. */
public final class TaxonomyException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN_PROBLEMS = 10;

  @SuppressWarnings("serial") // copied lists are serializable
  private final List<TaxonomyProblem> problems;

  TaxonomyException(TaxonomyProblem problem) {
    this(List.of(problem));
  }

  TaxonomyException(List<TaxonomyProblem> problems) {
    super(describe(problems, Locale.ENGLISH));
    this.problems = List.copyOf(problems);
  }

  /** All problems, at least one. */
  public List<TaxonomyProblem> problems() {
    return problems;
  }

  /**
   * The first ten problems, one a line, and how many more there are.
   *
   * @param locale see {@link TaxonomyProblem#message(Locale)}
   */
  public String message(Locale locale) {
    return describe(problems, locale);
  }

  private static String describe(List<TaxonomyProblem> problems, Locale locale) {
    String shown =
        problems.stream()
            .limit(SHOWN_PROBLEMS)
            .map(p -> p.message(locale))
            .collect(Collectors.joining("\n"));
    int more = problems.size() - SHOWN_PROBLEMS;
    if (more <= 0) {
      return shown;
    }
    boolean chinese = locale.getLanguage().equals("zh");
    return shown + (chinese ? "\n另有 " + more + " 个问题" : "\nand " + more + " more");
  }
}
