package org.minyi.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads lines that end in LF as soon as they are there, each up to a number of bytes; what a longer
 * line has beyond is passed over, so that memory is bounded whatever is sent. Not thread-safe.
 */
final class ByteLines {
  private final InputStream in;
  private final int most;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int end;
  private long number;
  private boolean tooLong;

  /**
   * Reads from a stream, whose buffering is not relied on.
   *
   * @param most the longest line that is kept, in bytes without its end
   */
  ByteLines(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /** The next line without its LF, waiting for it; empty at the end. */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    tooLong = false;
    boolean any = false;
    while (next < end || fill()) {
      any = true;
      int start = next;
      while (next < end && buffer[next] != '\n') {
        next++;
      }
      int kept = Math.min(next - start, most - line.size());
      line.write(buffer, start, kept);
      tooLong |= kept < next - start;
      if (next < end) {
        next++;
        break;
      }
    }
    if (!any) {
      return Optional.empty();
    }
    number++;
    return Optional.of(line.toByteArray());
  }

  /** The number of the line last read, from 1. */
  long number() {
    return number;
  }

  /** Whether the line last read was longer than what was kept of it. */
  boolean tooLong() {
    return tooLong;
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }
}
