package org.minyi.cli.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.minyi.cli.table.TableRow.Problem;

/**
 * Writes an Excel workbook. Texts are texts whatever they look like, so that no formula runs and no
 * leading zero is lost. More rows than a sheet holds go on in a further one.
 */
final class WorkbookSink implements RowSink {
  /** Characters that a cell holds. */
  private static final int MAX_CELL = 32_767;

  private static final int MAX_ROWS = 1_048_576;

  /** Digits of a number that a workbook keeps. */
  private static final int MAX_DIGITS = 15;

  private static final int ROWS_IN_MEMORY = 256;
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private final String name;
  private final Workbook workbook;
  private List<String> header = List.of();
  private Worksheet sheet;
  private int sheets;
  private int rows;

  WorkbookSink(OutputStream out, String name) {
    this.name = name;
    this.workbook = new Workbook(out, "Minyi", null);
  }

  @Override
  public void begin(List<String> names) {
    header = names;
    sheets++;
    sheet = workbook.newWorksheet(sheets == 1 ? name : name + "_" + sheets);
    sheet.freezePane(0, 1);
    for (int column = 0; column < header.size(); column++) {
      sheet.inlineString(0, column, escaped(header.get(column)));
      sheet.style(0, column).bold().set();
    }
    rows = 1;
  }

  @Override
  public void resume(List<String> names) {
    throw new UnsupportedOperationException("a workbook is written in one go");
  }

  @Override
  public Problem problem(List<Cell> cells) {
    for (Cell cell : cells) {
      if (cell.text().length() > MAX_CELL) {
        return Problem.TOO_LONG_FOR_WORKBOOK;
      }
    }
    return Problem.NONE;
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    if (rows == MAX_ROWS) {
      sheet.finish();
      begin(header);
    }
    for (int column = 0; column < cells.size(); column++) {
      cell(column, cells.get(column));
    }
    rows++;
    if (rows % ROWS_IN_MEMORY == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, Cell cell) {
    if (cell.text().isEmpty()) {
      return;
    }
    switch (cell.kind()) {
      case NUMBER -> number(column, cell.text());
      case TRUTH -> sheet.value(rows, column, Boolean.valueOf(cell.text()));
      case TIME -> time(column, cell.text());
      case CODE -> {
        text(column, cell.text());
        // So that it stays a text when somebody edits it.
        sheet.style(rows, column).format("@").set();
      }
      default -> text(column, cell.text());
    }
  }

  private void number(int column, String text) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      text(column, text);
      return;
    }
    boolean exact = number.stripTrailingZeros().precision() <= MAX_DIGITS;
    if (exact && Math.abs(number.doubleValue()) < 1e300 && text.length() <= 2 * MAX_DIGITS) {
      sheet.value(rows, column, number);
    } else {
      text(column, text);
    }
  }

  private void time(int column, String text) {
    try {
      if (text.length() == 10) {
        sheet.value(rows, column, LocalDate.parse(text));
        sheet.style(rows, column).format("yyyy-mm-dd").set();
      } else {
        sheet.value(rows, column, LocalDateTime.parse(text, DATE_TIME));
        sheet.style(rows, column).format("yyyy-mm-dd hh:mm:ss").set();
      }
    } catch (DateTimeParseException e) {
      text(column, text);
    }
  }

  private void text(int column, String text) {
    String escaped = escaped(text);
    char first = escaped.charAt(0);
    char last = escaped.charAt(escaped.length() - 1);
    if (first <= ' ' || last <= ' ') {
      // Plain texts lose the blanks around them.
      sheet.inlineString(rows, column, RichText.builder().run(escaped).end().build());
    } else {
      sheet.inlineString(rows, column, escaped);
    }
  }

  /** Characters that XML has not are written as workbooks do, {@code _x0000_}. */
  private static String escaped(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0xD800 && c != '_' || c == '\n' || c == '\t')) {
      return text;
    }
    String literal = LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_");
    StringBuilder escaped = new StringBuilder(literal.length());
    literal
        .codePoints()
        .forEach(
            c -> {
              boolean control = c < ' ' && c != '\n' && c != '\t';
              boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
              if (control || lone || c == 0xFFFE || c == 0xFFFF) {
                escaped.append(String.format("_x%04X_", c));
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  @Override
  public void flush() {
    // Rows leave memory by the hundreds; before the end, what was written is no workbook yet.
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
  }
}
