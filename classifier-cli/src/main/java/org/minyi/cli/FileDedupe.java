package org.minyi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Messages;
import org.minyi.cli.console.Progress;
import org.minyi.cli.table.Cell;
import org.minyi.cli.table.Format;
import org.minyi.cli.table.IoFailure;
import org.minyi.cli.table.MessageColumns;
import org.minyi.cli.table.OutputFormat;
import org.minyi.cli.table.Rejects;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TableRow;
import org.minyi.cli.table.TableSource;
import org.minyi.cli.table.TableWriter;
import org.minyi.cli.table.WholeFile;
import org.minyi.duplicates.DuplicateGroups;
import org.minyi.duplicates.NearDuplicates;

/**
 * Groups the messages of a file that say the same: the same rows in the same order, with columns
 * added. The file is read twice, so that its rows need not be held.
 *
 * @param source the table to read
 * @param output the file to write; beside the input when empty
 * @param columns which columns hold the message
 * @param id the column with the messages' ids, if they are wanted
 * @param firstOnly whether to write only the first row of each group
 * @param force whether files that exist may be replaced
 * @param quiet whether to say nothing but errors
 * @param headers the language of the columns that are added
 */
record FileDedupe(
    TableSource source,
    Optional<Path> output,
    MessageColumns.Choice columns,
    Optional<String> id,
    boolean firstOnly,
    boolean force,
    boolean quiet,
    Messages headers) {

  /** Runs to the end. */
  ExitCode run(Console console) {
    long start = System.nanoTime();
    NearDuplicates duplicates = new NearDuplicates();
    try {
      FileTime changed;
      Path target;
      try (TableReader table = TableReader.open(source)) {
        changed = Files.getLastModifiedTime(source.file());
        target = output.orElseGet(() -> beside(table.format()));
        refuseToOverwrite(target);
        refuseToOverwrite(Rejects.beside(target));
        collect(console, table, duplicates);
      }
      DuplicateGroups groups = duplicates.groups();
      try (TableReader table = TableReader.open(source)) {
        DedupeSummary summary = write(console, table, target, groups, changed);
        if (!quiet) {
          summary.print(console);
          InputNote.printFormulas(console, table);
          console.say("summary.output", target);
          if (summary.rejects() > 0) {
            console.say("summary.rejects.file", Rejects.beside(target));
          }
          console.say("dedupe.time", (System.nanoTime() - start) / 1e9);
        }
        return summary.rejects() > 0 ? ExitCode.REJECTS : ExitCode.OK;
      }
    } catch (IOException e) {
      throw IoFailure.of(e, ExitCode.INPUT, "input", source.file());
    }
  }

  private void collect(Console console, TableReader table, NearDuplicates duplicates) {
    MessageColumns found = found(table);
    if (!quiet) {
      InputNote.print(console, source.file().toString(), table, columns, found);
    }
    long rows = 0;
    long rejects = 0;
    try (Progress progress = progress(console, table)) {
      for (Optional<TableRow> row = table.next(); row.isPresent(); row = table.next()) {
        rows++;
        if (row.get().problem() == TableRow.Problem.NONE) {
          duplicates.add(found.message(row.get().fields()));
        } else {
          rejects++;
        }
        progress.update(table.position(), rows, rejects);
      }
    }
  }

  private DedupeSummary write(
      Console console, TableReader table, Path target, DuplicateGroups groups, FileTime changed)
      throws IOException {
    found(table);
    OptionalInt idColumn =
        id.stream().mapToInt(name -> MessageColumns.named(table.header(), name, "--id")).findAny();
    DuplicateColumns added = new DuplicateColumns(groups, headers, idColumn);
    List<String> header = new ArrayList<>(table.header());
    header.addAll(added.header(table.header()));
    try (TableWriter result = TableWriter.to(target, header);
        Rejects rejects = new Rejects(Rejects.beside(target), table.header(), headers);
        Progress progress = progress(console, table)) {
      long rows = 0;
      // A spreadsheet counts the header, too.
      long number = OutputFormat.of(target).format() == Format.JSONL ? 1 : 2;
      for (Optional<TableRow> row = table.next(); row.isPresent(); row = table.next()) {
        rows++;
        if (row.get().problem() != TableRow.Problem.NONE) {
          rejects.add(row.get());
        } else if (added.complete()) {
          throw changed();
        } else {
          boolean wanted = !firstOnly || added.firstIsNext();
          List<Cell> cells = new ArrayList<>(row.get().cells());
          cells.addAll(added.next(row.get(), number));
          if (wanted) {
            result.row(cells);
            number++;
          }
        }
        progress.update(table.position(), rows, rejects.count());
      }
      // Both readings must have met the same rows, or numbers would stand at the wrong ones.
      if (!added.complete() || !Files.getLastModifiedTime(source.file()).equals(changed)) {
        throw changed();
      }
      // The rejects first: once the result is there, all of it is.
      rejects.commit();
      result.commit();
      return new DedupeSummary(groups, added, rejects.count(), table.blankLines());
    }
  }

  private MessageColumns found(TableReader table) {
    MessageColumns found = MessageColumns.in(table, columns);
    table.need(found.numbers());
    id.ifPresent(name -> table.need(MessageColumns.named(table.header(), name, "--id")));
    return found;
  }

  private Progress progress(Console console, TableReader table) {
    return quiet ? Progress.NONE : Progress.of(console, table.size());
  }

  private CliException changed() {
    return new CliException(ExitCode.INPUT, "dedupe.changed", source.file());
  }

  private Path beside(Format format) {
    String name = source.file().getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return source.file().resolveSibling(stem + "-deduped." + format.ending());
  }

  private void refuseToOverwrite(Path target) throws IOException {
    if (Files.exists(target) && Files.isSameFile(source.file(), target)) {
      throw new CliException(ExitCode.OUTPUT, "output.is.input", target);
    }
    WholeFile.check(target, force);
  }
}
