package org.minyi.cli.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What pages say and how they write numbers and days, in Chinese or English. Immutable,
 * thread-safe.
 */
public final class PageTexts {
  private static final String MINUS = "−";

  private final Locale locale;
  private final ResourceBundle texts;
  private final DateTimeFormatter day;
  private final DateTimeFormatter month;

  private PageTexts(Locale locale) {
    boolean chinese = locale.equals(Locale.CHINESE);
    this.locale = locale;
    this.texts =
        ResourceBundle.getBundle(
            "org.minyi.cli.report.page",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.day = DateTimeFormatter.ofPattern(chinese ? "uuuu年M月d日" : "d MMM uuuu", locale);
    this.month = DateTimeFormatter.ofPattern(chinese ? "uuuu年M月" : "MMM uuuu", locale);
  }

  /** In Chinese when the locale's language is Chinese, else in English. */
  public static PageTexts in(Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return new PageTexts(chinese ? Locale.CHINESE : Locale.ENGLISH);
  }

  /** {@link Locale#CHINESE} or {@link Locale#ENGLISH}. */
  public Locale locale() {
    return locale;
  }

  /**
   * The text of a key, formatted as by {@link String#format}.
   *
   * @throws java.util.MissingResourceException for an unknown key
   */
  public String get(String key, Object... arguments) {
    return String.format(locale, texts.getString(key), arguments);
  }

  /** A whole number with separators between the thousands. */
  public String count(long count) {
    return signed(String.format(locale, "%,d", count));
  }

  /** A share as per cent. */
  public String percent(double share) {
    return signed(String.format(locale, "%.1f%%", 100 * share));
  }

  /** A change as per cent, with its sign; NaN, the change from nothing, is called new. */
  public String change(double change) {
    if (Double.isNaN(change)) {
      return get("change.new");
    }
    if (change == Double.POSITIVE_INFINITY) {
      return "∞";
    }
    return signed(String.format(locale, "%+.1f%%", 100 * change));
  }

  /** A number with three decimals. */
  public String decimal(double number) {
    return signed(String.format(locale, "%.3f", number));
  }

  /** A number with one decimal. */
  public String mean(double number) {
    return String.format(locale, "%,.1f", number);
  }

  /** A day. */
  public String day(LocalDate date) {
    return day.format(date);
  }

  /** The month that a day is in. */
  public String month(LocalDate date) {
    return month.format(date);
  }

  private static String signed(String number) {
    return number.replace("-", MINUS);
  }
}
