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
      throw new ModelFormatException(
          source,
          "the manifest declares a file of %d bytes, the limit is %d".formatted(total, maxBytes),
          ModelFormatException.REPLACE);
    }
    if (knownLength != UNKNOWN && knownLength != total) {
      throw new ModelFormatException(
          source,
          "%s: the manifest declares a file of %d bytes, found %d"
              .formatted(
                  knownLength < total ? "the file is cut off" : "something follows the model",
                  total,
                  knownLength),
          ModelFormatException.REPLACE);
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
  byte[] read(int length, String part) throws IOException {
    byte[] data = readUpTo(length);
    if (data.length < length) {
      throw new ModelFormatException(
          source,
          "the file is cut off: it ends at byte %d, %d bytes before the end of %s"
              .formatted(position, length - data.length, part),
          ModelFormatException.REPLACE);
    }
    return data;
  }

  /** Skips the zeros after the part that is named. */
  void readPadding(String part) throws IOException {
    long start = position;
    byte[] padding = read((int) (Layout.align(start) - start), "the padding after " + part);
    for (int i = 0; i < padding.length; i++) {
      if (padding[i] != 0) {
        throw new ModelFormatException(
            source,
            "byte %d, in the padding after %s, is 0x%02X, expected 0"
                .formatted(start + i, part, padding[i]),
            ModelFormatException.REPLACE);
      }
    }
  }

  /** Refuses bytes after the trailer. */
  void requireEnd() throws IOException {
    if (in.read() >= 0) {
      throw new ModelFormatException(
          source,
          "something follows the model, which ends at byte " + position,
          ModelFormatException.REPLACE);
    }
  }
}
