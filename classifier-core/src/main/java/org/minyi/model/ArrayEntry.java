package org.minyi.model;

import java.util.regex.Pattern;

/**
 * One line of the manifest's list of arrays.
 *
 * @param offset of the first byte from the start of the data section
 * @param crc32c of the bytes, unsigned
 */
record ArrayEntry(String name, ArrayType type, Shape shape, long offset, long crc32c) {
  /** What a name may look like; also keeps names harmless in messages. */
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,128}");

  /** Bytes without padding. May exceed what an array can hold; the manifest refuses that. */
  long length() {
    return (long) shape.elements() * type.elementBytes();
  }

  /** Where the next array begins. */
  long paddedEnd() {
    return offset + Layout.align(length());
  }

  /** What messages call it. Not by a format: every array that is read has one. */
  Clause clause() {
    return new Clause(
        "数组“" + name + "”（" + type + "，" + shape + "）",
        "array '" + name + "' (" + type + ", " + shape + ")");
  }
}
