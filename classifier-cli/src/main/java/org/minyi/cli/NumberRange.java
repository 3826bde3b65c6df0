package org.minyi.cli;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minyi.cli.console.Printable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The numbers that an option takes.
 *
 * @param least the smallest
 * @param most the largest; may be infinite
 */
record NumberRange(double least, double most) {
  static final NumberRange FROM_ONE = new NumberRange(1, Double.POSITIVE_INFINITY);

  private static final int SHOWN = 60;
  private static final Pattern DECIMAL = Pattern.compile("(\\d{0,9}\\.?\\d{1,9})\\s*(%?)");

  /** Refuses a whole number outside the range. */
  void check(CommandSpec command, String option, int number) {
    if (!has(number)) {
      throw refused(command, option, Integer.toString(number));
    }
  }

  /** A share, such as 0.9. Who writes it in per cent is told how it is written. */
  double share(CommandSpec command, String option, String value) {
    Optional<Double> number = number(value);
    if (number.isPresent() && has(number.get())) {
      return number.get();
    }
    Optional<String> meant = meant(value);
    if (meant.isEmpty()) {
      throw refused(command, option, value);
    }
    throw UsageException.of(
        command,
        option,
        value,
        "usage.range.meant",
        option,
        shown(value),
        shown(least),
        shown(most),
        meant.get());
  }

  private UsageException refused(CommandSpec command, String option, String value) {
    return Double.isInfinite(most)
        ? UsageException.of(
            command, option, value, "usage.range.from", option, shown(value), shown(least))
        : UsageException.of(
            command, option, value, "usage.range", option, shown(value), shown(least), shown(most));
  }

  private boolean has(double number) {
    return number >= least && number <= most;
  }

  /** The share in the range that is meant by a number in per cent or with a decimal comma. */
  private Optional<String> meant(String value) {
    String plain = Normalizer.normalize(value, Normalizer.Form.NFKC).strip().replace(',', '.');
    Matcher matcher = DECIMAL.matcher(plain);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    boolean percent = !matcher.group(2).isEmpty() || number.compareTo(BigDecimal.TEN) >= 0;
    return Optional.of(percent ? number.movePointLeft(2) : number)
        .filter(share -> has(share.doubleValue()))
        .map(NumberRange::shown);
  }

  private static Optional<Double> number(String value) {
    try {
      return Optional.of(Double.valueOf(value));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String shown(String value) {
    return Printable.line(value, SHOWN);
  }

  private static String shown(double number) {
    return shown(BigDecimal.valueOf(number));
  }

  private static String shown(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
