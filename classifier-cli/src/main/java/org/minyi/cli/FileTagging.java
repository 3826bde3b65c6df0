package org.minyi.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.minyi.classify.Classification;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Messages;
import org.minyi.cli.console.Printable;
import org.minyi.cli.console.Progress;
import org.minyi.cli.table.CsvOutput;
import org.minyi.cli.table.IoFailure;
import org.minyi.cli.table.MessageColumns;
import org.minyi.cli.table.Rejects;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TableRow;
import org.minyi.cli.table.TableSource;
import org.minyi.cli.table.TextEncoding;
import org.minyi.cli.table.WholeFile;
import org.minyi.text.Message;

/**
 * Tags the messages of a file: the same rows in the same order, with columns added.
 *
 * @param input the file to read
 * @param output the file to write
 * @param charset of the input; detected when empty
 * @param columns which columns hold the message
 * @param force whether files that exist may be replaced
 * @param quiet whether to say nothing but errors
 * @param headers the language of the columns that are added
 */
record FileTagging(
    Path input,
    Path output,
    Optional<Charset> charset,
    MessageColumns.Choice columns,
    boolean force,
    boolean quiet,
    Messages headers) {

  private static final int BATCH_ROWS = 1024;
  // Bounds memory where messages are long.
  private static final int BATCH_CHARACTERS = 1 << 23;
  private static final int NAME_COLUMNS = 24;

  /** The file beside the input that takes its result when no other is named. */
  static Path outputBeside(Path input) {
    String name = input.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return input.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-tagged.csv");
  }

  /**
   * Runs to the end.
   *
   * @param model loaded once the input was found good
   */
  ExitCode run(Console console, Supplier<MessageTagger> model) {
    long start = System.nanoTime();
    Path rejectsFile = Rejects.beside(output);
    TableSource source = new TableSource(input, Optional.empty(), charset, Optional.empty());
    try (TableReader table = TableReader.open(source)) {
      refuseToOverwrite(output);
      refuseToOverwrite(rejectsFile);
      MessageColumns found = MessageColumns.find(table.header(), columns);
      table.need(found.content(), found.title().orElse(0));
      if (!quiet) {
        describe(console, table, found);
      }
      long loading = System.nanoTime();
      MessageTagger tagger = model.get();
      long loaded = System.nanoTime();
      TagSummary summary = new TagSummary(tagger.taxonomy());
      long rejected;
      try (CsvOutput result = new CsvOutput(output);
          Rejects rejects = new Rejects(rejectsFile, table.header(), headers);
          Progress progress = quiet ? Progress.NONE : Progress.of(console, table.size())) {
        tag(table, found, tagger, result, rejects, summary, progress);
        rejected = rejects.count();
        // The rejects first: once the result is there, all of it is.
        rejects.commit();
        result.commit();
      }
      if (!quiet) {
        summary.print(console, rejected, table.blankLines());
        console.say("summary.output", output);
        if (rejected > 0) {
          console.say("summary.rejects.file", rejectsFile);
        }
        console.say("summary.time", (System.nanoTime() - start) / 1e9, (loaded - loading) / 1e9);
      }
      return rejected > 0 ? ExitCode.REJECTS : ExitCode.OK;
    } catch (IOException e) {
      throw IoFailure.of(e, ExitCode.INPUT, "input", input);
    }
  }

  private void tag(
      TableReader table,
      MessageColumns columns,
      MessageTagger tagger,
      CsvOutput result,
      Rejects rejects,
      TagSummary summary,
      Progress progress) {
    ResultColumns added = new ResultColumns(tagger.taxonomy(), headers);
    result.row(joined(table.header(), added.header(table.header())));
    List<List<String>> rows = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    long characters = 0;
    boolean more = true;
    while (more) {
      Optional<TableRow> next = table.next();
      more = next.isPresent();
      if (more && next.get().problem() != TableRow.Problem.NONE) {
        rejects.add(next.get());
      } else if (more) {
        List<String> fields = next.get().fields();
        rows.add(fields);
        messages.add(columns.message(fields));
        characters += fields.stream().mapToInt(String::length).sum();
      }
      if (!more || rows.size() == BATCH_ROWS || characters > BATCH_CHARACTERS) {
        List<Classification> results = tagger.tagAll(messages);
        for (int i = 0; i < rows.size(); i++) {
          result.row(joined(rows.get(i), added.cells(results.get(i))));
          summary.add(results.get(i));
        }
        rows.clear();
        messages.clear();
        characters = 0;
        progress.update(table.position(), summary.written() + rejects.count(), rejects.count());
      }
    }
  }

  private void describe(Console console, TableReader table, MessageColumns found) {
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

  private static List<String> joined(List<String> fields, List<String> added) {
    List<String> row = new ArrayList<>(fields);
    row.addAll(added);
    return row;
  }

  private void refuseToOverwrite(Path target) throws IOException {
    if (Files.exists(target) && Files.isSameFile(input, target)) {
      throw new CliException(ExitCode.OUTPUT, "output.is.input", target);
    }
    WholeFile.check(target, force);
  }
}
