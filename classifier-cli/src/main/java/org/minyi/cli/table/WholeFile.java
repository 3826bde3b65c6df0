package org.minyi.cli.table;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
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
 * A file that appears only when it is whole: what is written goes to a temporary file beside it.
 * Not thread-safe.
 */
public final class WholeFile implements Closeable {
  /** Goes first in files that Excel shall show in Chinese. */
  public static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path target;
  private final Path temporary;
  private final OutputStream stream;
  private final Writer writer;
  private boolean closed;

  private WholeFile(Path target) throws IOException {
    this.target = target;
    this.temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    // Not Files.createTempFile, whose files nobody else may read.
    this.stream =
        new BufferedOutputStream(
            Files.newOutputStream(
                temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            1 << 16);
    this.writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
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

  /** Takes the text, in UTF-8; buffered. */
  public Writer writer() {
    return writer;
  }

  /** Takes bytes in the place of text; buffered. */
  public OutputStream stream() {
    return stream;
  }

  /** Where the file is until it appears. */
  Path temporary() {
    return temporary;
  }

  /** Ends what is written through this object. */
  void finish() throws IOException {
    if (!closed) {
      closed = true;
      writer.close();
    }
  }

  /** Ends the file and lets it appear at its path, in place of what was there. */
  public void commit() {
    try {
      finish();
      move(temporary, target);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Puts a file in the place of another, at once and for good. */
  static void move(Path from, Path to) throws IOException {
    try (FileChannel channel = FileChannel.open(from, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Gives the file up unless it was committed. */
  @Override
  public void close() {
    try {
      finish();
    } catch (IOException e) {
      // It is given up anyway; what stopped it was thrown before.
    } finally {
      temporary.toFile().delete();
    }
  }

  /** The failure to write to a path. */
  public static CliException unwritable(Path target, IOException cause) {
    return IoFailure.of(cause, ExitCode.OUTPUT, "output", target);
  }
}
