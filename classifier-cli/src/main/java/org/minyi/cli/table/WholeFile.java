package org.minyi.cli.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;

/**
 * A UTF-8 file that appears only when it is whole: what is written goes to a temporary file beside
 * it. Not thread-safe.
 */
public final class WholeFile implements Closeable {
  /** Goes first in files that Excel shall show in Chinese. */
  public static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path target;
  private final Path temporary;
  private final Writer writer;
  private boolean closed;

  private WholeFile(Path target) throws IOException {
    this.target = target;
    this.temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    // Not Files.createTempFile, whose files nobody else may read.
    this.writer =
        Files.newBufferedWriter(
            temporary,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    // For Ctrl-C, which passes by close().
    temporary.toFile().deleteOnExit();
  }

  /**
   * Begins a file that is to appear at a path.
   *
   * @throws CliException when nothing can be written there
   */
  public static WholeFile to(Path target) {
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CliException(ExitCode.OUTPUT, "output.folder.missing", folder);
    }
    try {
      return new WholeFile(absolute);
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

  /** Takes the text; buffered. */
  public Writer writer() {
    return writer;
  }

  /** Ends the file and lets it appear at its path, in place of what was there. */
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

  /** Gives the file up unless it was committed. */
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

  /** The failure to write to a path. */
  public static CliException unwritable(Path target, IOException cause) {
    return new CliException(
        cause, ExitCode.OUTPUT, "output.unwritable", target, IoReason.of(cause));
  }
}
