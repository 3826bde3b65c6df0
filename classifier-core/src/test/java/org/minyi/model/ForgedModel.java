package org.minyi.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32C;

/**
 * Builds model files with right checksums around any manifest, true or forged. Written from the
 * package documentation alone, so it also shows that the documentation suffices.
 */
final class ForgedModel {
  private ForgedModel() {}

  /** An entry of the list of arrays. */
  static String entry(String name, String type, String shape, long offset, byte[] data) {
    return entry(name, type, shape, offset, data.length, crc(data));
  }

  static String entry(String name, String type, String shape, long offset, long length, long crc) {
    return """
        {"name":"%s","type":"%s","shape":%s,"offset":%d,"length":%d,"crc32c":%d}"""
        .formatted(name, type, shape, offset, length, crc);
  }

  /** A file whose manifest has only the list of arrays. */
  static byte[] listing(String entries, byte[]... data) {
    return file("{\"arrays\":[" + entries + "]}", data);
  }

  static byte[] file(String manifest, byte[]... data) {
    return file(manifest.getBytes(StandardCharsets.UTF_8), data);
  }

  static byte[] file(byte[] manifest, byte[]... data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header(1, manifest));
    out.writeBytes(manifest);
    pad(out);
    for (byte[] array : data) {
      out.writeBytes(array);
      pad(out);
    }
    byte[] sha256 = sha256(out.toByteArray());
    out.writeBytes(sha256);
    out.writeBytes(u32(crc(sha256)));
    return out.toByteArray();
  }

  static byte[] header(int version, byte[] manifest) {
    ByteBuffer start = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    start.put(new byte[] {0x4D, 0x49, 0x4E, 0x59, 0x49, 0x0D, 0x0A, 0x1A});
    start.putInt(version).putInt(manifest.length);
    return ByteBuffer.allocate(20)
        .put(start.array())
        .put(u32(crc(start.array(), manifest)))
        .array();
  }

  static long crc(byte[]... parts) {
    CRC32C crc = new CRC32C();
    for (byte[] part : parts) {
      crc.update(part, 0, part.length);
    }
    return crc.getValue();
  }

  static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] u32(long value) {
    return new byte[] {
      (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)
    };
  }

  private static void pad(ByteArrayOutputStream out) {
    while (out.size() % 64 != 0) {
      out.write(0);
    }
  }
}
