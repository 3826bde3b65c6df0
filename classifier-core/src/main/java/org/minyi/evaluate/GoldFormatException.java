package org.minyi.evaluate;

import java.io.IOException;
import java.util.Locale;

/** A file cannot be read as labelled messages at all, as opposed to single bad rows in it. */
public final class GoldFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long line;
  private final GoldProblem problem;

  /** Of the whole file. */
  GoldFormatException(String file, GoldProblem problem, Throwable cause) {
    this(file, 0, problem, cause);
  }

  /** Of a row that the file is of no use without. */
  GoldFormatException(String file, BadRow row) {
    this(file, row.line(), row.reason(), null);
  }

  private GoldFormatException(String file, long line, GoldProblem problem, Throwable cause) {
    super(message(file, line, problem, Locale.ENGLISH), cause);
    this.file = file;
    this.line = line;
    this.problem = problem;
  }

  /** What is wrong. */
  public GoldProblem problem() {
    return problem;
  }

  /** The line concerned, counted from 1; 0 for the whole file. */
  public long line() {
    return line;
  }

  /**
   * The file's name without its folder, the line and what is wrong.
   *
   * @param locale see {@link GoldProblem#message(Locale)}
   */
  public String message(Locale locale) {
    return message(file, line, problem, locale);
  }

  private static String message(String file, long line, GoldProblem problem, Locale locale) {
    boolean chinese = locale.getLanguage().equals("zh");
    String where = line == 0 ? "" : chinese ? " 第 " + line + " 行" : ", line " + line;
    return file + where + (chinese ? "：" : ": ") + problem.message(locale);
  }
}
