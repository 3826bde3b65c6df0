package org.minyi.cli.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
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

  /** Passes on all rows so far. */
  void flush() throws IOException;

  /** Ends the table; the stream stays open. */
  @Override
  void close() throws IOException;
}
