package org.minyi.cli;

import org.minyi.cli.console.Console;
import org.minyi.cli.console.Printable;
import org.minyi.cli.table.Format;
import org.minyi.cli.table.MessageColumns;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TableSource;
import org.minyi.cli.table.TextEncoding;

/** Tells the user how an input was understood. */
final class InputNote {
  private static final int NAME_COLUMNS = 24;
  private static final int NAMES_COLUMNS = 200;

  private InputNote() {}

  /**
   * Prints a line, and what else the user should know.
   *
   * @param input what to call the file
   * @param choice what the user asked for
   * @param found the columns that it led to
   */
  static void print(
      Console console,
      String input,
      TableReader table,
      MessageColumns.Choice choice,
      MessageColumns found) {
    print(console, input, table, found);
    // The names of JSON stand in every line.
    if (table.format() != Format.JSONL && MessageColumns.looksLikeData(table.header(), choice)) {
      console.remark("input.header.data");
    }
  }

  /** Tells of the sheets beside the one that is read, unless the user chose it. */
  static void printOtherSheets(Console console, TableSource source, TableReader table) {
    if (!table.otherParts().isEmpty() && source.sheet().isEmpty()) {
      String names = String.join(", ", table.otherParts());
      console.remark("input.other.sheets", Printable.line(names, NAMES_COLUMNS));
    }
  }

  /** Tells, once the rows were read, of cells whose values were not in the file. */
  static void printFormulas(Console console, TableReader table) {
    if (table.formulasWithoutResult() > 0) {
      console.remark("input.formulas", table.formulasWithoutResult());
    }
  }

  private static void print(
      Console console, String input, TableReader table, MessageColumns found) {
    String content = name(table, found.content());
    String title =
        found.title().isPresent()
            ? name(table, found.title().getAsInt())
            : console.messages().get("input.no.title");
    if (table.encoding().isPresent()) {
      print(console, input, table, table.encoding().get(), content, title);
      return;
    }
    String sheet = Printable.line(table.part().orElse(""), NAME_COLUMNS);
    console.remark("input.read.sheet", input, sheet, content, title);
  }

  private static void print(
      Console console,
      String input,
      TableReader table,
      TextEncoding encoding,
      String content,
      String title) {
    String charset = encoding.charset().name();
    String format = console.messages().get("format." + table.format());
    String basis = console.messages().get("basis." + encoding.basis(), encoding.sureness());
    console.remark("input.read", input, format, charset, basis, content, title);
    if (encoding.unreadable() > 0) {
      console.remark("input.damaged", encoding.unreadable(), charset);
    }
  }

  private static String name(TableReader table, int column) {
    return Printable.line(table.header().get(column), NAME_COLUMNS);
  }
}
