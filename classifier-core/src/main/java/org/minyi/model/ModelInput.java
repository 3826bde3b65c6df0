package org.minyi.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads an untrusted file front to back. Memory grows with the bytes that really arrive, never with
 * the number that the file claims.
 */
final class ModelInput {
  /** The JDK copies a read through a direct buffer of the same size, so reads stay small. */
  private static final int CHUNK_BYTES = 256 << 10;

  private static final long UNKNOWN = -1;

  private final InputStream in;
  private final String source;
  private final long knownLength;
  private final long maxBytes;
  private long position;

  private ModelInput(InputStream in, String source, long knownLength, long maxBytes) {
    this.in = in;
    this.source = source;
    this.knownLength = knownLength;
    this.maxBytes = maxBytes;
  }

  static ModelInput ofUnknownLength(InputStream in, String source, long maxBytes) {
    return new ModelInput(in, source, UNKNOWN, maxBytes);
  }

  static ModelInput ofLength(long length, InputStream in, String source, long maxBytes) {
    return new ModelInput(in, source, length, maxBytes);
  }

  String source() {
    return source;
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  /** Refuses, before anything is allocated, a file that is too large or not as long as it says. */
  void requireTotal(long total) throws ModelFormatException {
    if (total > maxBytes) {
      throw new ModelFormatException(source, ModelProblem.TOO_LARGE, total, maxBytes);
    }
    if (knownLength != UNKNOWN && knownLength != total) {
      throw new ModelFormatException(
          source,
          knownLength < total ? ModelProblem.SHORTER : ModelProblem.LONGER,
          total,
          knownLength);
    }
  }

  /** The next bytes, fewer only if the file ends. */
  byte[] readUpTo(int length) throws IOException {
    boolean promised = knownLength - position >= length;
    byte[] data = new byte[promised ? length : Math.min(length, CHUNK_BYTES)];
    int filled = 0;
    while (filled < length) {
      if (filled == data.length) {
        data = Arrays.copyOf(data, (int) Math.min(length, 2L * data.length));
      }
      int count = in.read(data, filled, Math.min(data.length - filled, CHUNK_BYTES));
      if (count < 0) {
        break;
      }
      filled += count;
      position += count;
    }
    return filled == data.length ? data : Arrays.copyOf(data, filled);
  }

  /** Exactly the next bytes, of the part that is named. */
  byte[] read(int length, Clause part) throws IOException {
    byte[] data = readUpTo(length);
    if (data.length < length) {
      throw new ModelFormatException(
          source, ModelProblem.CUT_OFF, position, length - data.length, part);
    }
    return data;
  }

  /** Skips the zeros after the part that is named. */
  void readPadding(Clause part) throws IOException {
    long start = position;
    byte[] padding =
        read(
            (int) (Layout.align(start) - start),
            new Clause(part.chinese() + "之后的填充", "the padding after " + part.english()));
    for (int i = 0; i < padding.length; i++) {
      if (padding[i] != 0) {
        throw new ModelFormatException(
            source, ModelProblem.PADDING, start + i, part, "%02X".formatted(padding[i]));
      }
    }
  }

  /** Refuses bytes after the trailer. */
  void requireEnd() throws IOException {
    if (in.read() >= 0) {
      throw new ModelFormatException(source, ModelProblem.AFTER_END, position);
    }
  }
}
