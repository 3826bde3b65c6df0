package org.minyi.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * In which characters a file is written.
 *
 * @param charset its encoding
 * @param markLength bytes of the byte order mark before the text; 0 when there is none
 * @param unreadable places that are not valid in that encoding and will read as U+FFFD
 */
public record TextEncoding(Charset charset, int markLength, long unreadable) {
  /** The encoding of Chinese systems before UTF-8; contains GBK and GB2312. */
  static final Charset GB18030 = Charset.forName("GB18030");

  // Other encodings of Chinese break the rules of UTF-8 at almost every character; a UTF-8 file
  // that was cut in the middle of one, or pasted into once, breaks them at a few, which in a short
  // file is already some per cent of its bytes.
  private static final double DAMAGED_UTF_8 = 0.05;

  /** The encoding that the user named, else the one detected. */
  static TextEncoding of(Path file, Optional<Charset> named) throws IOException {
    return named.isPresent() ? named(file, named.get()) : detect(file);
  }

  /**
   * Reads the whole file once: a byte order mark decides, then valid UTF-8, and what is neither is
   * GB18030.
   */
  public static TextEncoding detect(Path file) throws IOException {
    TextEncoding marked = marked(file);
    if (marked.markLength > 0) {
      return marked;
    }
    // More than this and it cannot be UTF-8, whatever the rest is: no need to read on.
    long most = (long) (DAMAGED_UTF_8 * Files.size(file));
    Check utf8 = Check.of(file, StandardCharsets.UTF_8, most);
    if (utf8.unreadable <= DAMAGED_UTF_8 * utf8.notAscii) {
      return new TextEncoding(StandardCharsets.UTF_8, 0, utf8.unreadable);
    }
    return new TextEncoding(GB18030, 0, Check.of(file, GB18030).unreadable);
  }

  /** The encoding that the user named; a byte order mark of that encoding is skipped. */
  public static TextEncoding named(Path file, Charset charset) throws IOException {
    TextEncoding marked = marked(file);
    int mark = marked.charset.equals(charset) ? marked.markLength : 0;
    return new TextEncoding(charset, mark, Check.of(file, charset).unreadable);
  }

  private static TextEncoding marked(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(3);
    }
    if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(
          StandardCharsets.UTF_8, 3, Check.of(file, StandardCharsets.UTF_8).unreadable);
    }
    if (startsWith(start, 0xFF, 0xFE)) {
      return new TextEncoding(
          StandardCharsets.UTF_16LE, 2, Check.of(file, StandardCharsets.UTF_16LE).unreadable);
    }
    if (startsWith(start, 0xFE, 0xFF)) {
      return new TextEncoding(
          StandardCharsets.UTF_16BE, 2, Check.of(file, StandardCharsets.UTF_16BE).unreadable);
    }
    return new TextEncoding(StandardCharsets.UTF_8, 0, 0);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, toBytes(mark), 0, mark.length);
  }

  private static byte[] toBytes(int[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** How well a file fits an encoding. */
  private record Check(long unreadable, long notAscii) {
    static Check of(Path file, Charset charset) throws IOException {
      return of(file, charset, Long.MAX_VALUE);
    }

    /** Ends early when more places than these are unreadable. */
    static Check of(Path file, Charset charset, long most) throws IOException {
      CharsetDecoder decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      byte[] block = new byte[1 << 16];
      ByteBuffer bytes = ByteBuffer.wrap(block).limit(0);
      CharBuffer chars = CharBuffer.allocate(1 << 16);
      long unreadable = 0;
      long notAscii = 0;
      try (InputStream in = Files.newInputStream(file)) {
        boolean end = false;
        while (!end && unreadable <= most) {
          bytes.compact();
          int from = bytes.position();
          int read = in.readNBytes(block, from, block.length - from);
          for (int i = from; i < from + read; i++) {
            notAscii += block[i] < 0 ? 1 : 0;
          }
          end = from + read < block.length;
          bytes.position(from + read).flip();
          CoderResult result;
          do {
            result = decoder.decode(bytes, chars.clear(), end);
            if (result.isError()) {
              unreadable++;
              bytes.position(bytes.position() + result.length());
            }
          } while (!result.isUnderflow());
        }
      }
      return new Check(unreadable, notAscii);
    }
  }
}
