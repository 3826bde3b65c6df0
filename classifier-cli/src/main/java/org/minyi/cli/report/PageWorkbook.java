package org.minyi.cli.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.minyi.cli.report.Cell.Changed;
import org.minyi.cli.report.Page.Fact;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.Table.Column;
import org.minyi.cli.report.Table.Row;

/**
 * Writes the tables of a page as a workbook, a sheet each, for people who go on calculating. Texts
 * are cells of type text, which no spreadsheet runs as a formula.
 */
public final class PageWorkbook {
  private static final int LONGEST_NAME = 31;
  private static final int LONGEST_TEXT = 32_000;
  private static final double WIDEST = 60;
  private static final double CHARACTER = 2.1;
  private static final String PERCENT = "0.0%";
  private static final String CHANGE = "+0.0%;-0.0%;0.0%";
  private static final String COUNT = "#,##0";
  private static final String DECIMAL = "0.000";
  private static final String TEXT = "@";

  private final PageTexts texts;
  private final Set<String> names = new HashSet<>();

  /** A writer in a language; for one page. */
  public PageWorkbook(PageTexts texts) {
    this.texts = texts;
  }

  /** Writes a page; leaves the stream open. */
  public void write(Page page, OutputStream out) throws IOException {
    Workbook workbook = new Workbook(out, "Minyi", "1.0");
    overview(page, workbook.newWorksheet(name(texts.get("workbook.overview"))));
    for (Section section : page.sections()) {
      for (Table table : section.tables()) {
        if (!table.rows().isEmpty()) {
          table(table, workbook.newWorksheet(name(table.caption())));
        }
      }
    }
    workbook.finish();
  }

  private void overview(Page page, Worksheet sheet) {
    int row = 0;
    sheet.value(row, 0, text(page.title()));
    sheet.style(row++, 0).bold().fontSize(14).set();
    sheet.value(row++, 0, text(page.subtitle()));
    row++;
    for (Fact fact : page.facts()) {
      sheet.value(row, 0, text(fact.label()));
      sheet.value(row, 1, text(fact.value()));
      sheet.value(row++, 2, text(fact.detail()));
    }
    row++;
    for (String notice : page.notices()) {
      sheet.value(row++, 0, text(notice));
    }
    for (Section section : page.sections()) {
      for (String note : section.notes()) {
        sheet.value(row++, 0, text(note));
      }
    }
    sheet.width(0, 24);
    sheet.width(1, 18);
  }

  private void table(Table table, Worksheet sheet) {
    List<Integer> starts = new ArrayList<>();
    int column = 0;
    if (table.tree()) {
      head(sheet, column, texts.get("workbook.level"), 0);
      column++;
    }
    for (int i = 0; i < table.columns().size(); i++) {
      starts.add(column);
      column = head(table, i, column, sheet);
    }
    for (int r = 0; r < table.rows().size(); r++) {
      Row row = table.rows().get(r);
      if (table.tree()) {
        sheet.value(r + 1, 0, row.depth() + 1);
      }
      for (int i = 0; i < row.cells().size(); i++) {
        cell(sheet, r + 1, starts.get(i), row.cells().get(i), table.columns().get(i).kind());
      }
    }
    sheet.freezePane(1, 1);
    sheet.setAutoFilter(0, 0, table.rows().size(), column - 1);
  }

  /** Writes a column's heading, and those of its interval behind it; returns the next column. */
  private int head(Table table, int number, int at, Worksheet sheet) {
    Column column = table.columns().get(number);
    double widest =
        table.rows().stream()
            .map(row -> row.cells().get(number))
            .mapToDouble(
                cell -> cell instanceof Cell.Text text ? CHARACTER * text.text().length() : 0)
            .max()
            .orElse(0);
    head(sheet, at, column.heading(), widest);
    int next = at + 1;
    boolean interval =
        table.rows().stream()
            .anyMatch(
                row -> row.cells().get(number) instanceof Cell.Value value && value.hasInterval());
    if (interval || column.kind() == Table.Kind.CHANGE) {
      head(sheet, next++, texts.get("workbook.low", column.heading()), 0);
      head(sheet, next++, texts.get("workbook.high", column.heading()), 0);
    }
    if (column.kind() == Table.Kind.CHANGE) {
      head(sheet, next++, texts.get("workbook.p", column.heading()), 0);
      head(sheet, next++, texts.get("workbook.verdict", column.heading()), 0);
    }
    return next;
  }

  private static void head(Worksheet sheet, int column, String heading, double widest) {
    sheet.value(0, column, text(heading));
    sheet.style(0, column).bold().fillColor("E6EBF0").wrapText(true).set();
    sheet.width(
        column, Math.min(WIDEST, Math.max(widest, 4 + CHARACTER * Math.min(heading.length(), 12))));
  }

  private void cell(Worksheet sheet, int row, int column, Cell cell, Table.Kind kind) {
    if (cell instanceof Cell.Text text) {
      if (!text.text().isEmpty()) {
        sheet.value(row, column, text(text.text()));
        sheet.style(row, column).format(TEXT).set();
      }
    } else if (cell instanceof Cell.Count count) {
      sheet.value(row, column, count.count());
      sheet.style(row, column).format(COUNT).set();
    } else if (cell instanceof Cell.Day day) {
      sheet.value(row, column, day.shown());
    } else if (cell instanceof Cell.Value value) {
      String format = kind == Table.Kind.SHARE ? PERCENT : DECIMAL;
      number(sheet, row, column, value.value(), format);
      number(sheet, row, column + 1, value.low(), format);
      number(sheet, row, column + 2, value.high(), format);
    } else if (cell instanceof Changed changed) {
      number(sheet, row, column, changed.change(), CHANGE);
      number(sheet, row, column + 1, changed.low(), CHANGE);
      number(sheet, row, column + 2, changed.high(), CHANGE);
      number(sheet, row, column + 3, changed.p(), DECIMAL);
      sheet.value(
          row,
          column + 4,
          texts.get("workbook.verdict." + changed.verdict().name().toLowerCase(Locale.ROOT)));
    }
  }

  private static void number(Worksheet sheet, int row, int column, double value, String format) {
    if (Double.isFinite(value)) {
      sheet.value(row, column, value);
      sheet.style(row, column).format(format).set();
    }
  }

  /** Without what XML cannot hold or a cell has no room for. */
  private static String text(String text) {
    String shown = HtmlPage.shown(text);
    return shown.length() <= LONGEST_TEXT ? shown : shown.substring(0, LONGEST_TEXT);
  }

  /** A sheet's name: short, unique whatever the case, without the signs that Excel forbids. */
  private String name(String wanted) {
    String plain = text(wanted).replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    String name = cut(plain.isEmpty() ? "-" : plain, LONGEST_NAME);
    for (int copy = 2; !names.add(name.toLowerCase(Locale.ROOT)); copy++) {
      String suffix = " " + copy;
      name = cut(plain, LONGEST_NAME - suffix.length()) + suffix;
    }
    return name;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
