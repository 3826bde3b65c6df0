package org.minyi.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/** A part of a sentence in both languages. */
record Clause(String chinese, String english) implements Serializable {
  /** The same in both: a name, a number. */
  static Clause of(Object value) {
    return value instanceof Clause clause
        ? clause
        : new Clause(String.valueOf(value), String.valueOf(value));
  }

  /** Puts details, which may be clauses themselves, into both texts, as {@link String#format}. */
  Clause with(Object... details) {
    Object[] inChinese = Arrays.stream(details).map(detail -> of(detail).chinese).toArray();
    Object[] inEnglish = Arrays.stream(details).map(detail -> of(detail).english).toArray();
    return new Clause(
        String.format(Locale.ROOT, chinese, inChinese),
        String.format(Locale.ROOT, english, inEnglish));
  }

  String in(Locale locale) {
    return locale.getLanguage().equals("zh") ? chinese : english;
  }
}
