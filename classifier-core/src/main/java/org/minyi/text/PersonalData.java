package org.minyi.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds numbers and addresses that belong to a person or may do so: when in doubt, a span is
 * reported. Full-width and other digits, invisible characters and the usual separators inside a
 * number do not hide it. Linear in time for every input. Thread-safe.
 */
public final class PersonalData {
  /** What was found. */
  public enum Kind {
    /** Mainland mobile number, with or without the country code. */
    MOBILE("手机号"),
    /** Landline with area code, 400 and 800 numbers, other numbers with a country code. */
    LANDLINE("电话号码"),
    /** Identity card, 15 or 18 digits or 17 digits and X. */
    ID_CARD("身份证号"),
    /** 16 to 19 digits, also in groups. */
    BANK_CARD("银行卡号"),
    /** Vehicle number plate, also of new-energy vehicles. */
    PLATE("车牌号"),
    /** E-mail address. */
    EMAIL("邮箱"),
    /** Web address, which may carry names and numbers. */
    URL("网址"),
    /** Any other run of seven or more digits: orders, accounts, QQ. */
    NUMBER("号码");

    private final String label;
    private final String placeholder;

    Kind(String label) {
      this.label = label;
      this.placeholder = "<" + name().toLowerCase(Locale.ROOT) + ">";
    }

    /** The Chinese name, for people. */
    public String label() {
      return label;
    }

    /** The token that stands for a span in the stream of {@link MessageAnalyzer}. */
    public String placeholder() {
      return placeholder;
    }
  }

  /**
   * A span of a text.
   *
   * @param kind what was found
   * @param start offset in UTF-16 units, inclusive
   * @param end offset in UTF-16 units, exclusive
   */
  public record Span(Kind kind, int start, int end) {}

  private PersonalData() {}

  /**
   * Finds all spans of a text.
   *
   * @param text not null
   * @return in order, without overlap; offsets into {@code text}
   */
  public static List<Span> find(CharSequence text) {
    FoldedText folded = NormalizedText.fold(text);
    Spans spans = new Spans();
    new PersonalDataScanner().scan(folded.chars, folded.length, spans);
    List<Span> found = new ArrayList<>(spans.count);
    int previousEnd = 0;
    for (int i = 0; i < spans.count; i++) {
      // A character such as ¼ folds to several digits, which two neighbouring spans may share.
      int start = Math.max(previousEnd, folded.starts[spans.starts[i]]);
      previousEnd = folded.ends[spans.ends[i] - 1];
      if (start < previousEnd) {
        found.add(new Span(spans.kinds[i], start, previousEnd));
      }
    }
    return List.copyOf(found);
  }

  /**
   * Replaces every span by its label in brackets, such as {@code [手机号]}; the rest of the text stays
   * as it is.
   *
   * @param text not null
   */
  public static String mask(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    int copied = 0;
    for (Span span : find(text)) {
      masked.append(text, copied, span.start()).append('[').append(span.kind().label()).append(']');
      copied = span.end();
    }
    return masked.append(text, copied, text.length()).toString();
  }
}
