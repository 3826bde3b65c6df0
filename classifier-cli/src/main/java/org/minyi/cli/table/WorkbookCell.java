package org.minyi.cli.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.CellType;
import org.minyi.cli.table.Cell.Kind;

/** Reads cells of a workbook as its user sees them. Not thread-safe. */
final class WorkbookCell {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** The serial number of 9999-12-31, the last day of workbooks. */
  private static final double LAST_DAY = 2_958_466;

  /** A workbook keeps so many digits; further ones are noise of binary fractions. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final int LONGEST_NUMBER = 400;

  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final Pattern LITERALS =
      Pattern.compile("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[[^\\]]*\\]?", Pattern.DOTALL);
  private static final Pattern DURATION = Pattern.compile("\\[(h+|m+|s+)\\]");
  private static final Pattern PADDED = Pattern.compile("0{2,30}");

  /** What a number format makes of a number. */
  private enum Shape {
    NUMBER,
    DATE,
    DATE_TIME,
    TIME,
    PADDED
  }

  private final Map<String, Shape> shapes = new HashMap<>();
  private final boolean recalculated;

  /**
   * A reader of cells.
   *
   * @param recalculated whether the workbook asks to be calculated when it is opened
   */
  WorkbookCell(boolean recalculated) {
    this.recalculated = recalculated;
  }

  /**
   * Whether a cell has a formula and no result of it. An empty result may also be an empty text;
   * programs that do not calculate say that the workbook is to be calculated.
   */
  boolean lacksResult(org.dhatim.fastexcel.reader.Cell cell) {
    return cell.getFormula() != null
        && cell.getValue() == null
        && (cell.getRawValue() == null || recalculated);
  }

  /** A cell with its value: of a formula the last result, of an error its name. */
  Cell read(org.dhatim.fastexcel.reader.Cell cell) {
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return number(cell, number);
    }
    if (value instanceof Boolean truth) {
      return new Cell(truth.toString(), Kind.TRUTH);
    }
    String text =
        value == null && cell.getType() == CellType.ERROR ? cell.getRawValue() : cell.getText();
    return text == null || text.isEmpty() ? Cell.absent() : Cell.text(unescaped(text));
  }

  private Cell number(org.dhatim.fastexcel.reader.Cell cell, BigDecimal number) {
    if (Math.abs((long) number.scale()) > LONGEST_NUMBER || number.precision() > LONGEST_NUMBER) {
      return Cell.text(number.toString());
    }
    BigDecimal rounded = number.round(DIGITS);
    String plain = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    Shape shape = shape(cell);
    if (shape == Shape.PADDED && rounded.signum() >= 0 && plain.indexOf('.') < 0) {
      int width = cell.getDataFormatString().length();
      return Cell.text("0".repeat(Math.max(0, width - plain.length())) + plain);
    }
    boolean time = shape == Shape.DATE || shape == Shape.DATE_TIME || shape == Shape.TIME;
    if (!time || !(rounded.signum() >= 0 && rounded.doubleValue() < LAST_DAY)) {
      return new Cell(plain, Kind.NUMBER);
    }
    LocalDateTime moment = toSeconds(cell.asDate());
    if (shape == Shape.TIME) {
      return Cell.text(TIME.format(moment));
    }
    boolean dateOnly = shape == Shape.DATE && moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    return new Cell((dateOnly ? DATE : DATE_TIME).format(moment), Kind.TIME);
  }

  /** Whole seconds, because a binary fraction of a day is rarely exact. */
  private static LocalDateTime toSeconds(LocalDateTime moment) {
    LocalDateTime rounded = moment.plusNanos(500_000_000);
    return rounded.minusNanos(rounded.getNano());
  }

  private Shape shape(org.dhatim.fastexcel.reader.Cell cell) {
    String format = cell.getDataFormatString();
    if (format != null) {
      return shapes.computeIfAbsent(format, WorkbookCell::shape);
    }
    Integer id = cell.getDataFormatId();
    return id == null ? Shape.NUMBER : eastAsian(id);
  }

  /** The formats that Chinese versions of Excel have and do not write down in the file. */
  private static Shape eastAsian(int id) {
    return switch (id) {
      case 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> Shape.DATE;
      case 32, 33, 34, 35, 55, 56 -> Shape.TIME;
      default -> Shape.NUMBER;
    };
  }

  private static Shape shape(String format) {
    if (PADDED.matcher(format).matches()) {
      return Shape.PADDED;
    }
    // A duration may be longer than a day; it stays the number of days that it is.
    if (DURATION.matcher(format).find()) {
      return Shape.NUMBER;
    }
    String letters = LITERALS.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
    letters = letters.split(";", 2)[0].replace("general", "");
    boolean time = letters.contains("h") || letters.contains("s");
    boolean date = letters.contains("y") || letters.contains("d") || !time && letters.contains("m");
    if (date) {
      return time ? Shape.DATE_TIME : Shape.DATE;
    }
    return time ? Shape.TIME : Shape.NUMBER;
  }

  /** Workbooks write characters that XML has not as {@code _x0000_}. */
  private static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(match.group(1), 16))))
        : text;
  }
}
