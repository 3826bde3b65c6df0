package org.minyi.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells a model from the other files that people pass by mistake, by the first bytes. */
final class ModelSignature {
  private static final byte[] MAGIC =
      ByteBuffer.allocate(Layout.MAGIC_BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putLong(Layout.MAGIC)
          .array();

  private static final byte[] WORD = "MINYI".getBytes(StandardCharsets.US_ASCII);

  private ModelSignature() {}

  /**
   * Refuses anything but a model.
   *
   * @param start the first eight bytes, fewer if the file is shorter
   */
  static void require(byte[] start, String source) throws ModelFormatException {
    if (Arrays.equals(start, MAGIC)) {
      return;
    }
    if (start.length == 0) {
      throw new ModelFormatException(source, "the file is empty", ModelFormatException.REPLACE);
    }
    if (start.length < MAGIC.length && startsWith(MAGIC, start)) {
      throw new ModelFormatException(
          source,
          "the file is cut off: it ends at byte " + start.length + ", in the header",
          ModelFormatException.REPLACE);
    }
    if (startsWith(start, WORD)) {
      throw new ModelFormatException(
          source,
          "the model was changed by a transfer in text mode (line ends were converted)",
          "Copy it again in binary mode.");
    }
    throw new ModelFormatException(
        source,
        "expected a Minyi model, which starts with %s, found %s (%s)"
            .formatted(hex(MAGIC), hex(start), kind(start)),
        "Give the path of a model file, usually named *.minyi.");
  }

  private static String kind(byte[] start) {
    if (startsWith(start, new byte[] {'P', 'K'})) {
      return "a ZIP archive, JAR or XLSX file; a zipped model must be unpacked first";
    }
    if (startsWith(start, new byte[] {0x1F, (byte) 0x8B})) {
      return "a gzip file; a compressed model must be unpacked first";
    }
    return isText(start) ? "a text file" : "an unknown kind of file";
  }

  /** Whether no byte is a control character other than white space; UTF-8 and GBK pass. */
  private static boolean isText(byte[] start) {
    for (byte b : start) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
  }
}
