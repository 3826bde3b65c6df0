package org.minyi.cli.console;

import java.util.Locale;

/** A part of a text that knows itself how it reads in the user's language. */
@FunctionalInterface
public interface InLanguage {
  /** The text, in Chinese or English. */
  String in(Locale locale);
}
