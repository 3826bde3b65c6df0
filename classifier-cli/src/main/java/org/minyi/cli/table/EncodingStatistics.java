package org.minyi.cli.table;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Guesses encodings by what bytes are frequent. */
final class EncodingStatistics {
  private static final int SAMPLE = 1 << 16;

  /**
   * So many of every second byte are zero in UTF-16 that is mostly ASCII. Where there is less of
   * that, it is no valid UTF-8, and its line breaks give it away.
   */
  private static final double ZEROS = 0.3;

  /** A few zeros may be stray ones, of which exports have some. */
  private static final int FEWEST_ZEROS = 8;

  /**
   * A guess.
   *
   * @param sureness in per cent
   */
  record Guess(Charset charset, int sureness) {}

  private EncodingStatistics() {}

  /** Which of the two UTF-16 a file without a byte order mark is, if that is beyond doubt. */
  static Optional<Charset> utf16(Path file) throws IOException {
    byte[] start = start(file);
    int[] zeros = new int[2];
    for (int i = 0; i < start.length; i++) {
      zeros[i % 2] += start[i] == 0 ? 1 : 0;
    }
    double least = Math.max(FEWEST_ZEROS, ZEROS * start.length / 2);
    if (Math.max(zeros[0], zeros[1]) < least || Math.min(zeros[0], zeros[1]) > least / 10) {
      return Optional.empty();
    }
    return Optional.of(zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  /** Which of the two UTF-16 a file may be that is not UTF-8: its lines must end in one of them. */
  static Optional<Charset> utf16Lines(Path file) throws IOException {
    byte[] start = start(file);
    int little = 0;
    int big = 0;
    for (int i = 0; i + 1 < start.length; i += 2) {
      little += start[i] == '\n' && start[i + 1] == 0 ? 1 : 0;
      big += start[i] == 0 && start[i + 1] == '\n' ? 1 : 0;
    }
    if (Files.size(file) % 2 != 0 || (little == 0) == (big == 0)) {
      return Optional.empty();
    }
    return Optional.of(little > 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SAMPLE);
    }
  }

  /** Whether a file that is not Unicode is simplified or traditional Chinese. */
  static Guess chinese(Path file) throws IOException {
    int simplified = 0;
    int traditional = 0;
    for (CharsetMatch match : new CharsetDetector().setText(sample(file)).detectAll()) {
      switch (match.getName()) {
        case "GB18030" -> simplified = match.getConfidence();
        case "Big5" -> traditional = match.getConfidence();
        default -> {}
      }
    }
    return traditional > simplified
        ? new Guess(TextEncoding.BIG5, traditional)
        : new Guess(TextEncoding.GB18030, simplified);
  }

  /** The beginning of what is not ASCII, which in tables may be far behind the file's beginning. */
  private static byte[] sample(Path file) throws IOException {
    ByteArrayOutputStream sample = new ByteArrayOutputStream(SAMPLE);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), SAMPLE)) {
      int behind = 0;
      for (int b = in.read(); b >= 0 && sample.size() < SAMPLE; b = in.read()) {
        // The second byte of a character may be ASCII.
        behind = b >= 0x80 ? 2 : behind - 1;
        if (behind > 0) {
          sample.write(b);
        } else if (behind == 0) {
          sample.write('\n');
        }
      }
    }
    return sample.toByteArray();
  }
}
