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
import java.util.Optional;
import java.util.Set;

/**
 * In which characters a file is written.
 *
 * @param charset its encoding
 * @param markLength bytes of the byte order mark before the text; 0 when there is none
 * @param unreadable places that are not valid in that encoding and will read as U+FFFD
 * @param basis why it is taken for that encoding
 * @param sureness how sure that is, in per cent
 */
public record TextEncoding(
    Charset charset, int markLength, long unreadable, Basis basis, int sureness) {
  /** Why a file is taken for an encoding. */
  public enum Basis {
    /** The user said so. */
    TOLD,
    /** It begins with a byte order mark. */
    MARK,
    /** All of it, or almost all, is valid UTF-8, which text in another encoding never is. */
    VALID,
    /** Its bytes look like it. */
    LIKELY
  }

  /** The encoding of Chinese systems before UTF-8; contains GBK and GB2312. */
  static final Charset GB18030 = Charset.forName("GB18030");

  /** Big5 with the characters that Windows added. */
  static final Charset BIG5 = Charset.forName("x-windows-950");

  /** Exports that name one of these often hold characters of the larger set. */
  private static final Set<String> IN_GB18030 = Set.of("GB2312", "GBK", "x-mswin-936");

  // Other encodings of Chinese break the rules of UTF-8 at almost every character; a UTF-8 file
  // that was cut in the middle of one, or pasted into once, breaks them at a few, which in a short
  // file is already some per cent of its bytes.
  private static final double DAMAGED_UTF_8 = 0.05;

  /** The encoding that the user named, else the one detected. */
  static TextEncoding of(Path file, Optional<Charset> named) throws IOException {
    return named.isPresent() ? named(file, named.get()) : detect(file);
  }

  /**
   * Reads the file once or twice: a byte order mark decides, then valid UTF-8; for what is neither,
   * statistics choose between UTF-16, GB18030 and Big5.
   */
  public static TextEncoding detect(Path file) throws IOException {
    Mark mark = Mark.of(file);
    if (mark.length > 0) {
      return of(file, mark.charset, mark.length, Basis.MARK, 100);
    }
    Optional<Charset> wide = EncodingStatistics.utf16(file);
    if (wide.isPresent()) {
      return of(file, wide.get(), 0, Basis.LIKELY, 95);
    }
    // More than this and it cannot be UTF-8, whatever the rest is: no need to read on.
    long most = (long) (DAMAGED_UTF_8 * Files.size(file));
    Check utf8 = Check.of(file, StandardCharsets.UTF_8, most);
    if (utf8.unreadable <= DAMAGED_UTF_8 * utf8.notAscii) {
      int sureness = utf8.unreadable == 0 ? 100 : 90;
      return new TextEncoding(StandardCharsets.UTF_8, 0, utf8.unreadable, Basis.VALID, sureness);
    }
    Optional<Charset> lines = EncodingStatistics.utf16Lines(file);
    if (lines.isPresent()) {
      return of(file, lines.get(), 0, Basis.LIKELY, 90);
    }
    EncodingStatistics.Guess guess = EncodingStatistics.chinese(file);
    return of(file, guess.charset(), 0, Basis.LIKELY, guess.sureness());
  }

  /** The encoding that the user named; a byte order mark of that encoding is skipped. */
  public static TextEncoding named(Path file, Charset charset) throws IOException {
    Charset wider = IN_GB18030.contains(charset.name()) ? GB18030 : charset;
    Mark mark = Mark.of(file);
    boolean marked = mark.length > 0 && mark.charset.name().startsWith(wider.name());
    return of(file, marked ? mark.charset : wider, marked ? mark.length : 0, Basis.TOLD, 100);
  }

  private static TextEncoding of(
      Path file, Charset charset, int markLength, Basis basis, int sureness) throws IOException {
    long unreadable = Check.of(file, charset, Long.MAX_VALUE).unreadable;
    return new TextEncoding(charset, markLength, unreadable, basis, sureness);
  }

  /** A byte order mark; of length 0 when there is none. */
  private record Mark(Charset charset, int length) {
    static Mark of(Path file) throws IOException {
      byte[] start;
      try (InputStream in = Files.newInputStream(file)) {
        start = in.readNBytes(3);
      }
      int first = start.length > 1 ? (start[0] & 0xFF) << 8 | start[1] & 0xFF : 0;
      if (first == 0xEFBB && start.length > 2 && start[2] == (byte) 0xBF) {
        return new Mark(StandardCharsets.UTF_8, 3);
      }
      return switch (first) {
        case 0xFFFE -> new Mark(StandardCharsets.UTF_16LE, 2);
        case 0xFEFF -> new Mark(StandardCharsets.UTF_16BE, 2);
        default -> new Mark(StandardCharsets.UTF_8, 0);
      };
    }
  }

  /** How well a file fits an encoding. */
  private record Check(long unreadable, long notAscii) {
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
