package org.minyi.model;

import java.util.zip.CRC32C;

/** The fixed numbers of the format, as documented for the package. */
final class Layout {
  /** Read as a little-endian integer of eight bytes: "MINYI", CR, LF, SUB. */
  static final long MAGIC = 0x1A0A_0D49_594E_494DL;

  static final int MAGIC_BYTES = 8;
  static final int VERSION = 1;
  static final int HEADER_BYTES = 20;
  static final int HEADER_BYTES_BEFORE_CRC = 16;
  static final int SHA_256_BYTES = 32;
  static final int TRAILER_BYTES = SHA_256_BYTES + 4;
  static final int ALIGNMENT = 64;
  static final int MAX_MANIFEST_BYTES = 16 << 20;
  static final int MAX_ARRAYS = 4096;
  static final int MAX_DIMENSIONS = 8;

  /** Below the largest array of common virtual machines, and so that aligning cannot overflow. */
  static final int MAX_ARRAY_BYTES = Integer.MAX_VALUE - ALIGNMENT;

  static final long MAX_FILE_BYTES = 1L << 31;

  private Layout() {}

  /** The first multiple of the alignment that is not below the position. */
  static long align(long position) {
    return (position + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** CRC-32C of the parts, one after another, as an unsigned value. */
  static long crc32c(byte[]... parts) {
    CRC32C crc = new CRC32C();
    for (byte[] part : parts) {
      crc.update(part);
    }
    return crc.getValue();
  }
}
