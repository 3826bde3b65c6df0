package org.minyi.cli;

import java.nio.file.Path;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.Printable;
import org.minyi.cli.table.MessageColumns;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TextEncoding;

/** Tells the user how an input was understood. */
final class InputNote {
  private static final int NAME_COLUMNS = 24;

  private InputNote() {}

  static void print(Console console, Path input, TableReader table, MessageColumns found) {
    String content = name(table, found.content());
    String title =
        found.title().isPresent()
            ? name(table, found.title().getAsInt())
            : console.messages().get("input.no.title");
    if (table.encoding().isEmpty()) {
      String sheet = Printable.line(table.part().orElse(""), NAME_COLUMNS);
      console.remark("input.read.sheet", input, sheet, content, title);
      return;
    }
    TextEncoding encoding = table.encoding().get();
    String charset = encoding.charset().name();
    String mark = encoding.markLength() > 0 ? " BOM" : "";
    String format = console.messages().get("format." + table.format());
    console.remark("input.read", input, format, charset + mark, content, title);
    if (encoding.unreadable() > 0) {
      console.remark("input.damaged", encoding.unreadable(), charset);
    }
  }

  private static String name(TableReader table, int column) {
    return Printable.line(table.header().get(column), NAME_COLUMNS);
  }
}
