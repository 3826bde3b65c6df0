package org.minyi.cli.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.minyi.cli.table.TableRow.Problem;

/** Writes rows to a stream in one format. Not thread-safe. */
interface RowSink extends Closeable {
  /** Writes what goes before the first row. */
  void begin(List<String> header) throws IOException;

  /** Goes on behind rows that were written before. */
  void resume(List<String> header) throws IOException;

  /** Why a row cannot be written in this format, or {@link Problem#NONE}. */
  Problem problem(List<Cell> cells);

  /** Writes a row that has no problem, with as many cells as the header. */
  void row(List<Cell> cells) throws IOException;

  /**
   * Writes a row, or rejects it if the format cannot hold it.
   *
   * @param row the row of the input
   * @param cells the row of the result
   * @param rejects takes the row of the input with its problem
   * @return whether it was written
   */
  default boolean row(TableRow row, List<Cell> cells, Consumer<TableRow> rejects)
      throws IOException {
    Problem problem = problem(cells);
    if (problem != Problem.NONE) {
      rejects.accept(row.with(problem));
      return false;
    }
    row(cells);
    return true;
  }

  /** Passes on all rows so far. */
  void flush() throws IOException;

  /** Ends the table; the stream stays open. */
  @Override
  void close() throws IOException;
}
