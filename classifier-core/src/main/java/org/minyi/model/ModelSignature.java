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
      throw new ModelFormatException(source, ModelProblem.EMPTY);
    }
    if (start.length < MAGIC.length && startsWith(MAGIC, start)) {
      throw new ModelFormatException(source, ModelProblem.CUT_OFF_IN_HEADER, start.length);
    }
    if (startsWith(start, WORD)) {
      throw new ModelFormatException(source, ModelProblem.TEXT_MODE);
    }
    throw new ModelFormatException(
        source, ModelProblem.NO_MODEL, hex(MAGIC), hex(start), kind(start));
  }

  private static Clause kind(byte[] start) {
    if (startsWith(start, new byte[] {'P', 'K'})) {
      return new Clause(
          "ZIP 压缩包、JAR 或 XLSX 文件；压缩的模型须先解压",
          "a ZIP archive, JAR or XLSX file; a zipped model must be unpacked first");
    }
    if (startsWith(start, new byte[] {0x1F, (byte) 0x8B})) {
      return new Clause(
          "gzip 文件；压缩的模型须先解压", "a gzip file; a compressed model must be unpacked first");
    }
    return isText(start)
        ? new Clause("文本文件", "a text file")
        : new Clause("不认识的文件", "an unknown kind of file");
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
