package org.minyi.cli.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.minyi.cli.console.CliException;

/**
 * Writes a table to a file that appears only when it is whole. UTF-8 with a byte order mark,
 * without which Excel shows no Chinese. Not thread-safe.
 */
public final class CsvOutput implements Closeable {
  private final Path target;
  private final WholeFile file;
  private final CsvWriter writer;

  /**
   * Begins a table that is to appear at a path; tab separated if that ends in {@code .tsv}.
   *
   * @throws CliException when nothing can be written there
   */
  public CsvOutput(Path target) {
    this.target = target;
    this.file = WholeFile.to(target);
    this.writer = CsvWriter.builder().fieldSeparator(separator(target)).build(file.writer());
    try {
      file.writer().write(WholeFile.BYTE_ORDER_MARK);
    } catch (IOException e) {
      file.close();
      throw WholeFile.unwritable(target, e);
    }
  }

  /** Writes a row. */
  public void row(List<String> fields) {
    try {
      writer.writeRecord(fields);
    } catch (UncheckedIOException e) {
      throw WholeFile.unwritable(target, e.getCause());
    }
  }

  /** Ends the table and lets it appear at its path, in place of what was there. */
  public void commit() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
    file.commit();
  }

  /** Gives the table up unless it was committed. */
  @Override
  public void close() {
    file.close();
  }

  private static char separator(Path target) {
    return target.toString().toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',';
  }
}
