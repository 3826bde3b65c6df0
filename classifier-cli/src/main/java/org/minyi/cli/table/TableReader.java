package org.minyi.cli.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;

/**
 * Reads a table row by row, whatever the format of its file. What is between the header and the end
 * belongs to a row, to a row with a {@link TableRow.Problem}, or is blank and counted. Memory does
 * not grow with the number of rows, except for the shared texts of a workbook. Not thread-safe.
 */
public interface TableReader extends Closeable {
  /** The longest field that is read, in characters. */
  int MAX_FIELD = 1 << 24;

  /**
   * Opens a table and reads its header.
   *
   * @throws CliException when the file cannot be read, is not what it is called, or has no header
   */
  static TableReader open(TableSource source) {
    Path file = source.file();
    check(file);
    try {
      return switch (FileKind.of(source)) {
        case CSV -> CsvTable.open(file, source.charset(), Optional.empty());
        case TSV -> CsvTable.open(file, source.charset(), Optional.of('\t'));
        case JSONL -> JsonLinesTable.open(file, source.charset());
        case XLSX -> WorkbookTable.open(file, source.sheet());
      };
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * What a file is, without reading all of it.
   *
   * @throws CliException when there is none or it can only be read by other programs
   */
  static Format format(TableSource source) {
    check(source.file());
    try {
      return FileKind.of(source);
    } catch (IOException e) {
      throw unreadable(source.file(), e);
    }
  }

  /**
   * The names of a workbook's sheets that are visible and not empty, in their order.
   *
   * @throws CliException when it cannot be read
   */
  static List<String> sheets(Path workbook) {
    try {
      return WorkbookTable.sheets(workbook);
    } catch (IOException e) {
      throw unreadable(workbook, e);
    }
  }

  /** What the file turned out to be. */
  Format format();

  /** How the file's bytes were read as text; empty for a workbook. */
  Optional<TextEncoding> encoding();

  /** The part of the file that is read, such as a sheet; empty when that is all. */
  Optional<String> part();

  /** Parts of the file beside it that have rows too, such as other sheets. */
  default List<String> otherParts() {
    return List.of();
  }

  /** The names of the columns; they may repeat or be empty. */
  List<String> header();

  /**
   * The next row, or empty after the last.
   *
   * @throws CliException when the file cannot be read on
   */
  Optional<TableRow> next();

  /** Rows may leave out empty fields at their end, but none of these columns, from 0. */
  default void need(int... columns) {}

  /** Cells so far that hold a formula whose result is not in the file; they read as empty. */
  default long formulasWithoutResult() {
    return 0;
  }

  /** Blank lines or rows so far; they are no rows. */
  long blankLines();

  /** How far the reader is, in a unit of its own, for showing progress. */
  long position();

  /** {@link #position} at the end. */
  long size();

  private static void check(Path file) {
    if (!Files.exists(file)) {
      throw new CliException(ExitCode.INPUT, "input.missing", file);
    }
    if (Files.isDirectory(file)) {
      throw new CliException(ExitCode.INPUT, "input.folder", file);
    }
  }

  /** The failure to read a file. */
  static CliException unreadable(Path file, IOException cause) {
    return IoFailure.of(cause, ExitCode.INPUT, "input", file);
  }
}
