package org.minyi.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.HexFormat;
import org.minyi.checksum.Sha256;

/** A text that is read once, strictly as UTF-8, while its checksum is taken. */
final class Utf8Text {
  private final String name;
  private final DigestInputStream in;

  Utf8Text(String name, InputStream in) {
    this.name = name;
    this.in = new DigestInputStream(in, Sha256.digest());
  }

  /** What reads the text, to its end. */
  @FunctionalInterface
  interface Reading {
    void of(BufferedReader reader) throws IOException;
  }

  /**
   * Reads the text.
   *
   * @throws GoldFormatException if it is not UTF-8
   */
  void read(Reading reading) throws IOException {
    try {
      reading.of(
          new BufferedReader(
              new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16));
    } catch (CharacterCodingException e) {
      throw new GoldFormatException(
          name + ": the file is not UTF-8; save it again as UTF-8 (in Excel: CSV UTF-8)", e);
    }
  }

  /** SHA-256 of the bytes read, lower-case hexadecimal. */
  String sha256() {
    return HexFormat.of().formatHex(in.getMessageDigest().digest());
  }
}
