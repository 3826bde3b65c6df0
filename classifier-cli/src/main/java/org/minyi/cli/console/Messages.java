package org.minyi.cli.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the command line says, in Chinese or English. Immutable and thread-safe. */
public final class Messages {
  private final Locale locale;
  private final ResourceBundle texts;

  private Messages(Locale locale) {
    this.locale = locale;
    this.texts = bundle("messages", locale);
  }

  /** In Chinese when the locale's language is Chinese, else in English. */
  public static Messages in(Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return new Messages(chinese ? Locale.CHINESE : Locale.ENGLISH);
  }

  /**
   * The text of a key, formatted as by {@link String#format}.
   *
   * @param arguments of the text; an {@link InLanguage} is put in as it reads in this language
   * @throws java.util.MissingResourceException for an unknown key
   */
  public String get(String key, Object... arguments) {
    Object[] told =
        Arrays.stream(arguments)
            .map(argument -> argument instanceof InLanguage part ? part.in(locale) : argument)
            .toArray();
    return String.format(locale, texts.getString(key), told);
  }

  /** The texts of the commands' help. */
  public ResourceBundle help() {
    return bundle("help", locale);
  }

  /** {@link Locale#CHINESE} or {@link Locale#ENGLISH}. */
  public Locale locale() {
    return locale;
  }

  private static ResourceBundle bundle(String name, Locale locale) {
    return ResourceBundle.getBundle(
        "org.minyi.cli." + name,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
