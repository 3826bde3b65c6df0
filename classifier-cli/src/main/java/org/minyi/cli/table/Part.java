package org.minyi.cli.table;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;

/** A file that is written on after an interruption, behind what of it is known to be good. */
final class Part implements Closeable {
  /**
   * The beginning of a file.
   *
   * @param bytes its length
   * @param checksum its CRC-32
   */
  record Extent(long bytes, long checksum) {
    static final Extent NONE = new Extent(0, 0);
  }

  private final Path file;
  private final boolean gone;
  private final CRC32 checksum = new CRC32();
  private final OutputStream out;
  private long bytes;

  private Part(Path file, Extent good) throws IOException {
    this.file = file;
    this.gone = good.bytes > 0 && !Files.exists(file);
    if (gone) {
      this.out = OutputStream.nullOutputStream();
      return;
    }
    verify(good);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(good.bytes);
    channel.position(good.bytes);
    this.out = new Counting(Channels.newOutputStream(channel));
  }

  /**
   * Opens a file behind its good part; an empty one if there is none.
   *
   * @throws CliException when that part is not what it was
   */
  static Part open(Path file, Extent good) throws IOException {
    return new Part(file, good);
  }

  private void verify(Extent good) throws IOException {
    byte[] block = new byte[1 << 16];
    if (good.bytes > 0) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        while (bytes < good.bytes) {
          int read = in.read(block, 0, (int) Math.min(block.length, good.bytes - bytes));
          if (read < 0) {
            break;
          }
          checksum.update(block, 0, read);
          bytes += read;
        }
      }
    }
    if (bytes != good.bytes || checksum.getValue() != good.checksum) {
      throw new CliException(ExitCode.OUTPUT, "output.unfinished.damaged", file.getParent());
    }
  }

  Path file() {
    return file;
  }

  /** Whether the file was there once and is no more, because it was moved to its place. */
  boolean gone() {
    return gone;
  }

  /** Takes what is written on; not buffered. */
  OutputStream out() {
    return out;
  }

  /** All that was written so far. */
  Extent extent() {
    return new Extent(bytes, checksum.getValue());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private final class Counting extends FilterOutputStream {
    Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] block, int from, int length) throws IOException {
      out.write(block, from, length);
      checksum.update(block, from, length);
      bytes += length;
    }
  }
}
