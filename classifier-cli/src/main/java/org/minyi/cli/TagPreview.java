package org.minyi.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.minyi.classify.Classification;
import org.minyi.cli.console.AlignedTable;
import org.minyi.cli.console.AlignedTable.Align;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Messages;
import org.minyi.cli.console.Printable;
import org.minyi.cli.table.IoFailure;
import org.minyi.cli.table.MessageColumns;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TableRow;
import org.minyi.cli.table.TableSource;
import org.minyi.taxonomy.Tag;
import org.minyi.text.Message;

/**
 * Shows how the first rows of a table would be tagged; writes no file.
 *
 * @param source the table
 * @param name what to call it
 * @param columns which columns hold the message
 * @param rows how many rows to show
 */
record TagPreview(TableSource source, String name, MessageColumns.Choice columns, int rows) {
  private static final int TEXT_COLUMNS = 32;
  private static final int TAG_COLUMNS = 60;

  ExitCode run(Console console, Supplier<MessageTagger> model) {
    Messages messages = console.messages();
    try (TableReader table = TableReader.open(source)) {
      MessageColumns found = MessageColumns.in(table, columns);
      table.need(found.numbers());
      InputNote.print(console, name, table, columns, found);
      InputNote.printOtherSheets(console, source, table);
      MessageTagger tagger = model.get();
      AlignedTable lines =
          new AlignedTable(Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT);
      lines.row(
          messages.get("reject.line"),
          messages.get("preview.text"),
          messages.get("column.code"),
          messages.get("preview.tag"),
          messages.get("preview.confidence"));
      for (int i = 0; i < rows; i++) {
        Optional<TableRow> next = table.next();
        if (next.isEmpty()) {
          break;
        }
        add(lines, next.get(), found, tagger, table.header(), messages);
      }
      lines.lines("").forEach(console.out()::println);
      InputNote.printFormulas(console, table);
      console.say("preview.nothing.written");
      return ExitCode.OK;
    } catch (IOException e) {
      throw IoFailure.of(e, ExitCode.INPUT, "input", source.file());
    }
  }

  private static void add(
      AlignedTable lines,
      TableRow row,
      MessageColumns found,
      MessageTagger tagger,
      List<String> header,
      Messages messages) {
    String line = Long.toString(row.line());
    if (row.problem() != TableRow.Problem.NONE) {
      String reason = messages.get("reject." + row.problem(), header.size(), row.cells().size());
      lines.row(line, "", "", shown(messages.get("preview.rejected", reason), TAG_COLUMNS), "");
      return;
    }
    Message message = found.message(row.fields());
    Classification result = tagger.tag(message);
    String text = message.title().isBlank() ? message.body() : message.title();
    if (result.level() == 0) {
      String reason = messages.get("view.untagged", messages.get("stop." + result.stop()));
      lines.row(line, shown(text, TEXT_COLUMNS), "", reason, "");
      return;
    }
    String path =
        tagger.taxonomy().path(result.code()).stream()
            .map(Tag::name)
            .collect(Collectors.joining("/"));
    lines.row(
        line,
        shown(text, TEXT_COLUMNS),
        result.code(),
        shown(path, TAG_COLUMNS),
        ResultColumns.number(result.path().get(result.level() - 1).confidence()));
  }

  private static String shown(String text, int columns) {
    return Printable.line(text.strip(), columns);
  }
}
