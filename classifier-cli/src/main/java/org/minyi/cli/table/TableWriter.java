package org.minyi.cli.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.table.TableRow.Problem;

/**
 * Writes a table to a file that appears only when it is whole. Equal tables give equal files. Not
 * thread-safe.
 */
public final class TableWriter implements Closeable {
  private final Path target;
  private final int width;
  private final WholeFile file;
  private final WholeFile scratch;
  private final RowSink sink;
  private long rows;

  private TableWriter(Path target, OutputFormat style, List<String> header) {
    this.target = target;
    this.width = header.size();
    this.file = WholeFile.to(target);
    this.scratch = style.format() == Format.XLSX ? WholeFile.to(target) : file;
    try {
      OutputStream out = scratch.stream();
      this.sink = style.sink(out);
      sink.begin(header);
    } catch (IOException e) {
      close();
      throw WholeFile.unwritable(target, e);
    }
  }

  /**
   * Begins a table that is to appear at a path, in the format that its ending says; CSV where it
   * says nothing.
   *
   * @throws CliException when nothing can be written there
   */
  public static TableWriter to(Path target, List<String> header) {
    return to(target, OutputFormat.of(target), header);
  }

  /** Begins a table in a format. */
  public static TableWriter to(Path target, OutputFormat style, List<String> header) {
    return new TableWriter(target, style, header);
  }

  /**
   * Writes a row.
   *
   * @param cells as many as the header has
   * @throws CliException when it cannot be written, or not in this format
   */
  public void row(List<Cell> cells) {
    if (cells.size() != width) {
      throw new IllegalArgumentException(cells.size() + " cells for " + width + " columns");
    }
    rows++;
    Problem problem = sink.problem(cells);
    if (problem != Problem.NONE) {
      throw new CliException(ExitCode.OUTPUT, "output.row." + problem, target, rows);
    }
    try {
      sink.row(cells);
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
  }

  /** Ends the table and lets it appear at its path, in place of what was there. */
  public void commit() {
    try {
      sink.close();
      if (scratch != file) {
        scratch.finish();
        file.finish();
        WorkbookCopy.withoutTime(scratch.temporary(), file.temporary());
      }
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
    file.commit();
  }

  /** Gives the table up unless it was committed. */
  @Override
  public void close() {
    scratch.close();
    file.close();
  }
}
