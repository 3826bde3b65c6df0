package org.minyi.cli;

import java.util.Locale;
import java.util.Optional;

/** A language of the user interface. */
enum Language {
  ZH(Locale.CHINESE),
  EN(Locale.ENGLISH);

  private static final String OPTION = "--lang";

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  Locale locale() {
    return locale;
  }

  /** The language that a command line asks for; whether it asks rightly is found out later. */
  static Optional<Language> of(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(OPTION) && i + 1 < args.length) {
        return named(args[i + 1]);
      }
      if (args[i].startsWith(OPTION + "=")) {
        return named(args[i].substring(OPTION.length() + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<Language> named(String name) {
    for (Language language : values()) {
      if (language.name().equalsIgnoreCase(name)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
