package org.minyi.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Reads arrays, big-endian, from the resources of this package. */
final class TextResource {
  private TextResource() {}

  static DataInputStream open(String name) throws IOException {
    InputStream in = TextResource.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(name);
    }
    return new DataInputStream(new BufferedInputStream(in));
  }

  static byte[] bytes(DataInputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  static char[] chars(DataInputStream in, int count) throws IOException {
    char[] chars = new char[count];
    ByteBuffer.wrap(bytes(in, count * Character.BYTES)).asCharBuffer().get(chars);
    return chars;
  }

  static int[] ints(DataInputStream in, int count) throws IOException {
    int[] ints = new int[count];
    ByteBuffer.wrap(bytes(in, count * Integer.BYTES)).asIntBuffer().get(ints);
    return ints;
  }

  static UncheckedIOException damaged(String name, IOException e) {
    return new UncheckedIOException(
        "resource %s of minyi-classifier-core is missing or damaged".formatted(name), e);
  }
}
