package org.minyi.cli.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Knows how many bytes of a file were read. */
final class CountingStream extends FilterInputStream {
  private long count;

  private CountingStream(InputStream in) {
    super(in);
  }

  /** Opens a file behind a number of bytes. */
  static CountingStream of(Path file, int skipped) throws IOException {
    CountingStream stream = new CountingStream(Files.newInputStream(file));
    // Not skipped, for skipped bytes are not counted.
    stream.readNBytes(skipped);
    return stream;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count += value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count += Math.max(0, read);
    return read;
  }
}
