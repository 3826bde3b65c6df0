package org.minyi.cli.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;

/**
 * Writes a table to a file that appears only when it is whole: rows go to a temporary file beside
 * it. UTF-8 with a byte order mark, without which Excel shows no Chinese. Not thread-safe.
 */
public final class CsvOutput implements Closeable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path target;
  private final Path temporary;
  private final CsvWriter writer;
  private boolean closed;

  private CsvOutput(Path target) throws IOException {
    this.target = target;
    this.temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    // Not Files.createTempFile, whose files nobody else may read.
    BufferedWriter out =
        Files.newBufferedWriter(
            temporary,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    // For Ctrl-C, which passes by close().
    temporary.toFile().deleteOnExit();
    out.write(BYTE_ORDER_MARK);
    this.writer = CsvWriter.builder().fieldSeparator(separator(target)).build((Writer) out);
  }

  /**
   * Begins a table that is to appear at a path; tab separated if that ends in {@code .tsv}.
   *
   * @throws CliException when nothing can be written there
   */
  public static CsvOutput to(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CliException(ExitCode.OUTPUT, "output.folder.missing", folder);
    }
    try {
      return new CsvOutput(target.toAbsolutePath());
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /**
   * Refuses a path at which something must not be overwritten.
   *
   * @throws CliException when there is a file and force is not given, or it is no file
   */
  public static void check(Path target, boolean force) {
    if (Files.isDirectory(target)) {
      throw new CliException(ExitCode.OUTPUT, "output.folder", target);
    }
    if (!force && Files.exists(target)) {
      throw new CliException(ExitCode.OUTPUT, "output.exists", target);
    }
  }

  /** Writes a row. */
  public void row(List<String> fields) {
    try {
      writer.writeRecord(fields);
    } catch (UncheckedIOException e) {
      throw unwritable(target, e.getCause());
    }
  }

  /** Ends the table and lets it appear at its path, in place of what was there. */
  public void commit() {
    try {
      closed = true;
      writer.close();
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Gives the table up unless it was committed. */
  @Override
  public void close() {
    try {
      if (!closed) {
        closed = true;
        writer.close();
      }
    } catch (IOException e) {
      // It is given up anyway; what stopped it was thrown before.
    } finally {
      temporary.toFile().delete();
    }
  }

  private static char separator(Path target) {
    return target.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".tsv") ? '\t' : ',';
  }

  private static CliException unwritable(Path target, IOException cause) {
    return new CliException(
        cause, ExitCode.OUTPUT, "output.unwritable", target, IoReason.of(cause));
  }
}
