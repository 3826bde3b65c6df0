package org.minyi.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestOutputStream;
import java.util.List;
import org.minyi.checksum.Sha256;

/**
 * A file without its trailer: the part that the SHA-256 covers.
 *
 * @param manifest JSON in UTF-8
 * @param arrays little-endian, in the order of the manifest
 */
record Body(byte[] manifest, List<byte[]> arrays) {
  /** Writes the bytes and returns their SHA-256. */
  byte[] writeTo(OutputStream out) throws IOException {
    DigestOutputStream digest = new DigestOutputStream(out, Sha256.digest());
    digest.write(header());
    digest.write(manifest);
    pad(digest, Layout.HEADER_BYTES + manifest.length);
    for (byte[] array : arrays) {
      digest.write(array);
      pad(digest, array.length);
    }
    return digest.getMessageDigest().digest();
  }

  private byte[] header() {
    ByteBuffer start = littleEndian(Layout.HEADER_BYTES_BEFORE_CRC);
    start.putLong(Layout.MAGIC).putInt(Layout.VERSION).putInt(manifest.length);
    int crc = (int) Layout.crc32c(start.array(), manifest);
    return littleEndian(Layout.HEADER_BYTES).put(start.array()).putInt(crc).array();
  }

  private static void pad(OutputStream out, long written) throws IOException {
    out.write(new byte[(int) (Layout.align(written) - written)]);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
