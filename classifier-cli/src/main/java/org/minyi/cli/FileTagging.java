package org.minyi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.minyi.classify.Classification;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Printable;
import org.minyi.cli.console.Progress;
import org.minyi.cli.table.Cell;
import org.minyi.cli.table.FileIdentity;
import org.minyi.cli.table.Format;
import org.minyi.cli.table.IoFailure;
import org.minyi.cli.table.MessageColumns;
import org.minyi.cli.table.OutputFormat;
import org.minyi.cli.table.ResultTable;
import org.minyi.cli.table.StreamedTable;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TableRow;
import org.minyi.cli.table.TableSource;
import org.minyi.cli.table.UnfinishedTable;
import org.minyi.cli.table.WholeFile;
import org.minyi.text.Message;

/**
 * Tags the messages of a table: the same rows in the same order, with columns added.
 *
 * @param source the table to read
 * @param name what to call it
 * @param output the file to write; standard output when empty
 * @param rejectsFile the file of the rejects
 * @param style how the result is written
 * @param options the user's wishes
 */
record FileTagging(
    TableSource source,
    String name,
    Optional<Path> output,
    Path rejectsFile,
    OutputFormat style,
    TagOptions options) {

  private static final int BATCH_ROWS = 256;
  // These bound memory where messages are long.
  private static final int BATCH_CHARACTERS = 1 << 20;
  private static final int CHARACTERS_UNDER_WAY = 1 << 25;
  private static final long NANOS_BETWEEN_SAVES = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int NAMES_COLUMNS = 200;

  /** A row of the input and what became of it; without a result when it cannot be handled. */
  private record Tagged(TableRow row, Optional<Classification> result, List<Cell> cells) {}

  /**
   * Runs to the end.
   *
   * @param model loaded once the input was found good
   */
  ExitCode run(Console console, Supplier<MessageTagger> model) {
    long start = System.nanoTime();
    if (output.isPresent() && isDone(output.get())) {
      console.remark("tag.done.before", output.get());
      return ExitCode.OK;
    }
    try (TableReader table = TableReader.open(source)) {
      MessageColumns found = MessageColumns.in(table, options.columns());
      table.need(found.numbers());
      if (!options.quiet()) {
        describe(console, table, found);
      }
      long loading = System.nanoTime();
      MessageTagger tagger = model.get();
      long loaded = System.nanoTime();
      ResultColumns added = columns(tagger);
      FileIdentity input = FileIdentity.of(source.file());
      long rejected;
      TagSummary summary;
      try (ResultTable result = result(console, table, found, tagger, added, input);
          Progress progress =
              options.quiet() ? Progress.NONE : Progress.of(console, table.size())) {
        TagSummary counted = new TagSummary(tagger.taxonomy(), result.done().counts());
        InterruptionHint.during(
            () -> tag(table, found, tagger, added, result, counted, progress),
            console,
            output.isPresent());
        summary = counted;
        if (input.changed()) {
          throw new CliException(ExitCode.INPUT, "input.changed", name);
        }
        if (style.format() == Format.XLSX && !options.quiet()) {
          console.remark("tag.workbook");
        }
        result.commit();
        rejected = result.rejects();
      }
      if (!options.quiet()) {
        summary.print(console, rejected, table.blankLines());
        if (summary.written() > 0 && !summary.hasWords()) {
          console.remark("tag.wordless", shown(List.of(table.header().get(found.content()))));
        }
        InputNote.printFormulas(console, table);
        output.ifPresent(file -> console.say("summary.output", file));
        if (rejected > 0) {
          console.say("summary.rejects.file", rejectsFile);
        }
        console.say("summary.time", (System.nanoTime() - start) / 1e9, (loaded - loading) / 1e9);
      }
      return rejected > 0 ? ExitCode.REJECTS : ExitCode.OK;
    } catch (IOException e) {
      throw IoFailure.of(e, ExitCode.INPUT, "input", source.file());
    }
  }

  /** The columns to add. */
  private ResultColumns columns(MessageTagger tagger) {
    ResultColumns all = new ResultColumns(tagger.taxonomy(), tagger.beside(), options.headers());
    return options.resultColumns().map(all::only).orElse(all);
  }

  /**
   * Whether there is nothing left to do, when a run over several files goes on.
   *
   * @throws CliException when there is something that must not be replaced
   */
  private boolean isDone(Path target) {
    try {
      if (Files.exists(target) && Files.isSameFile(source.file(), target)) {
        throw new CliException(ExitCode.OUTPUT, "output.is.input", target);
      }
      boolean unfinished = UnfinishedTable.exists(target);
      if (options.resume() && unfinished) {
        return false;
      }
      if (options.resume() && Files.isRegularFile(target)) {
        boolean newer =
            Files.getLastModifiedTime(target).compareTo(Files.getLastModifiedTime(source.file()))
                >= 0;
        if (newer) {
          UnfinishedTable.sweep(target);
          return true;
        }
      }
      WholeFile.check(target, options.force());
      WholeFile.check(rejectsFile, options.force());
      if (unfinished && !options.force()) {
        throw new CliException(
            ExitCode.OUTPUT, "output.unfinished", target, UnfinishedTable.folder(target));
      }
      return false;
    } catch (IOException e) {
      throw IoFailure.of(e, ExitCode.INPUT, "input", source.file());
    }
  }

  private ResultTable result(
      Console console,
      TableReader table,
      MessageColumns found,
      MessageTagger tagger,
      ResultColumns added,
      FileIdentity input) {
    List<String> header = new ArrayList<>(table.header());
    header.addAll(added.header(table.header()));
    if (output.isEmpty()) {
      return new StreamedTable(
          console.stream(), rejectsFile, style, header, table.header(), options.headers());
    }
    UnfinishedTable.Plan plan =
        new UnfinishedTable.Plan(
            output.get(),
            rejectsFile,
            style,
            header,
            table.header(),
            options.headers(),
            settings(table, found, tagger, header, input));
    UnfinishedTable result = UnfinishedTable.open(plan, options.resume(), options.force());
    if (result.done().rows() > 0 && !options.quiet()) {
      console.remark("tag.resumed", name, result.done().rows());
    }
    return result;
  }

  /** All that the result depends on, by names that tell users what differs. */
  private Map<String, String> settings(
      TableReader table,
      MessageColumns found,
      MessageTagger tagger,
      List<String> header,
      FileIdentity input) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("FILE", input.checksum());
    settings.put("--sheet", table.part().orElse(""));
    settings.put("--input-format", table.format().name());
    settings.put("--encoding", table.encoding().map(e -> e.charset().name()).orElse(""));
    settings.put("--content", Integer.toString(found.content()));
    settings.put("--title", found.title().toString());
    settings.put("--model", tagger.identity().toString());
    settings.put("--min-confidence or --precision", options.stopRule());
    settings.put("--columns", String.join("\t", header));
    settings.put("--mask", Boolean.toString(options.mask()));
    settings.put("--safe-cells", Boolean.toString(options.safeCells()));
    settings.put("--format", style.toString());
    settings.put("--lang", options.headers().locale().toString());
    settings.put("Minyi", Minyi.version());
    return settings;
  }

  private void tag(
      TableReader table,
      MessageColumns columns,
      MessageTagger tagger,
      ResultColumns added,
      ResultTable result,
      TagSummary summary,
      Progress progress) {
    long[] handled = {skip(table, result.done().rows())};
    long[] saved = {System.nanoTime()};
    progress.update(table.position(), handled[0], result.rejects());
    PersonalCells personal = new PersonalCells(table.header());
    try (InOrder<List<TableRow>, List<Tagged>> batches =
        new InOrder<>(
            rows -> tagged(rows, columns, tagger, added, personal),
            batch -> {
              batch.forEach(row -> write(row, columns, result, summary));
              handled[0] += batch.size();
              if (System.nanoTime() - saved[0] > NANOS_BETWEEN_SAVES) {
                result.save(handled[0], summary.counts());
                saved[0] = System.nanoTime();
              }
              progress.update(table.position(), handled[0], result.rejects());
            },
            CHARACTERS_UNDER_WAY)) {
      read(table, batches);
      batches.finish();
    }
    result.save(handled[0], summary.counts());
    progress.update(table.size(), handled[0], result.rejects());
  }

  /** Reads rows that an earlier run handled. */
  private static long skip(TableReader table, long rows) {
    for (long row = 0; row < rows; row++) {
      table.next();
    }
    return rows;
  }

  private static void read(TableReader table, InOrder<List<TableRow>, List<Tagged>> batches) {
    List<TableRow> rows = new ArrayList<>();
    long characters = 0;
    for (Optional<TableRow> next = table.next(); next.isPresent(); next = table.next()) {
      rows.add(next.get());
      for (Cell cell : next.get().cells()) {
        characters += cell.text().length();
      }
      if (rows.size() == BATCH_ROWS || characters > BATCH_CHARACTERS) {
        batches.add(rows, characters);
        rows = new ArrayList<>();
        characters = 0;
      }
    }
    batches.add(rows, characters);
  }

  private List<Tagged> tagged(
      List<TableRow> rows,
      MessageColumns columns,
      MessageTagger tagger,
      ResultColumns added,
      PersonalCells personal) {
    List<Message> messages =
        rows.stream()
            .filter(row -> row.problem() == TableRow.Problem.NONE)
            .map(row -> columns.message(row.fields()))
            .toList();
    List<Classification> results = tagger.tagAll(messages);
    List<Tagged> tagged = new ArrayList<>(rows.size());
    int next = 0;
    for (TableRow row : rows) {
      TableRow shown = shown(row, personal);
      if (row.problem() != TableRow.Problem.NONE) {
        tagged.add(new Tagged(shown, Optional.empty(), List.of()));
        continue;
      }
      Classification result = results.get(next++);
      List<Cell> cells = new ArrayList<>(shown.cells());
      cells.addAll(added.cells(result));
      tagged.add(new Tagged(shown, Optional.of(result), cells));
    }
    return tagged;
  }

  /** The row as the user wants it in files. */
  private TableRow shown(TableRow row, PersonalCells personal) {
    List<Cell> cells = options.mask() ? personal.mask(row.cells()) : row.cells();
    if (options.safeCells()) {
      cells =
          cells.stream()
              .map(cell -> cell.kind() == Cell.Kind.TEXT ? Cell.label(cell.text()) : cell)
              .toList();
    }
    return new TableRow(row.line(), cells, row.problem());
  }

  private static void write(
      Tagged tagged, MessageColumns columns, ResultTable result, TagSummary summary) {
    if (tagged.result.isEmpty()) {
      result.reject(tagged.row);
    } else if (result.row(tagged.row, tagged.cells)) {
      summary.add(tagged.result.get(), hasWords(tagged.row.cells().get(columns.content())));
    }
  }

  private static boolean hasWords(Cell cell) {
    return cell.text().codePoints().anyMatch(Character::isLetter);
  }

  private void describe(Console console, TableReader table, MessageColumns found) {
    InputNote.print(console, name, table, options.columns(), found);
    InputNote.printOtherSheets(console, source, table);
    if (options.mask()) {
      console.remark("tag.masked", shown(new PersonalCells(table.header()).kept(table.header())));
    }
  }

  private static String shown(List<String> names) {
    return Printable.line(String.join(", ", names), NAMES_COLUMNS);
  }
}
