package org.minyi.evaluate;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Map;
import org.minyi.checksum.Sha256;
import org.minyi.evaluate.GoldProblem.Kind;

/** A text that is read once, strictly as UTF-8, while its checksum is taken. */
final class Utf8Text {
  private static final int MAGIC = 4;

  /** How files begin that people take for tables of text. */
  private static final Map<String, Kind> NO_TEXTS =
      Map.of("504b0304", Kind.WORKBOOK, "d0cf11e0", Kind.OLD_WORKBOOK);

  private final String name;
  private final BufferedInputStream bytes;
  private final DigestInputStream in;

  Utf8Text(String name, InputStream in) {
    this.name = name;
    this.bytes = new BufferedInputStream(in);
    this.in = new DigestInputStream(bytes, Sha256.digest());
  }

  /** What reads the text, to its end. */
  @FunctionalInterface
  interface Reading {
    void of(BufferedReader reader) throws IOException;
  }

  /**
   * Reads the text.
   *
   * @throws GoldFormatException if it is a workbook or not UTF-8
   */
  void read(Reading reading) throws IOException {
    refuseWorkbooks();
    try {
      reading.of(
          new BufferedReader(
              new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16));
    } catch (CharacterCodingException e) {
      throw new GoldFormatException(name, GoldProblem.of(Kind.NOT_UTF8), e);
    }
  }

  private void refuseWorkbooks() throws IOException {
    bytes.mark(MAGIC);
    Kind kind = NO_TEXTS.get(HexFormat.of().formatHex(bytes.readNBytes(MAGIC)));
    bytes.reset();
    if (kind != null) {
      throw new GoldFormatException(name, GoldProblem.of(kind), null);
    }
  }

  /** SHA-256 of the bytes read, lower-case hexadecimal. */
  String sha256() {
    return HexFormat.of().formatHex(in.getMessageDigest().digest());
  }
}
