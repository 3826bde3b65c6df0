package org.minyi.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Collects a manifest and named arrays, then writes them as one model file. Equal content added in
 * the same order gives equal bytes, on every machine.
 *
 * <p>Everything is copied when it is given, and checked then: what this class writes, {@link
 * ModelFile} reads. Not thread-safe. No argument may be null; arrays are stored under unique names
 * of 1 to 128 characters of {@code A-Z a-z 0-9 . _ - /}.
 *
 * <pre>{@code
 * String checksum =
 *     ModelFileWriter.create(manifest)
 *         .add("bias", bias)
 *         .add("weights", rows)
 *         .writeTo(Path.of("model.minyi"));
 * }</pre>
 */
public final class ModelFileWriter {
  private final ObjectNode content;
  private final List<ArrayEntry> entries = new ArrayList<>();
  private final List<byte[]> arrays = new ArrayList<>();
  private long offset;

  private ModelFileWriter(ObjectNode content) {
    this.content = content;
  }

  /**
   * Starts a file.
   *
   * @param manifest any JSON without NaN and infinity; the key {@code arrays} is reserved
   * @throws IllegalArgumentException if the manifest cannot be stored
   */
  public static ModelFileWriter create(ObjectNode manifest) {
    if (manifest.has(Manifest.ARRAYS)) {
      throw new IllegalArgumentException(
          "the manifest's key '" + Manifest.ARRAYS + "' is reserved: choose another name");
    }
    ModelFileWriter writer = new ModelFileWriter(manifest.deepCopy());
    writer.manifestJson();
    return writer;
  }

  /**
   * Adds signed bytes.
   *
   * @param shape the dimensions, whose product is the length, the last varying fastest; none for a
   *     plain list
   * @throws IllegalArgumentException if the name is taken or malformed or the shape does not fit
   */
  public ModelFileWriter add(String name, byte[] data, int... shape) {
    return add(name, ArrayType.INT8, data.clone(), shape(name, data.length, shape));
  }

  /** Adds shorts; shape and errors as for {@link #add(String, byte[], int...)}. */
  public ModelFileWriter add(String name, short[] data, int... shape) {
    Shape checked = shape(name, data.length, shape);
    ByteBuffer buffer = allocate(name, data.length, ArrayType.INT16);
    buffer.asShortBuffer().put(data);
    return add(name, ArrayType.INT16, buffer.array(), checked);
  }

  /** Adds ints; shape and errors as for {@link #add(String, byte[], int...)}. */
  public ModelFileWriter add(String name, int[] data, int... shape) {
    Shape checked = shape(name, data.length, shape);
    ByteBuffer buffer = allocate(name, data.length, ArrayType.INT32);
    buffer.asIntBuffer().put(data);
    return add(name, ArrayType.INT32, buffer.array(), checked);
  }

  /** Adds longs; shape and errors as for {@link #add(String, byte[], int...)}. */
  public ModelFileWriter add(String name, long[] data, int... shape) {
    Shape checked = shape(name, data.length, shape);
    ByteBuffer buffer = allocate(name, data.length, ArrayType.INT64);
    buffer.asLongBuffer().put(data);
    return add(name, ArrayType.INT64, buffer.array(), checked);
  }

  /**
   * Adds floats.
   *
   * @param shape as for {@link #add(String, byte[], int...)}
   * @throws IllegalArgumentException also if a value is NaN or infinite
   */
  public ModelFileWriter add(String name, float[] data, int... shape) {
    Shape checked = shape(name, data.length, shape);
    requireFinite(name, data, 0);
    ByteBuffer buffer = allocate(name, data.length, ArrayType.FLOAT32);
    buffer.asFloatBuffer().put(data);
    return add(name, ArrayType.FLOAT32, buffer.array(), checked);
  }

  /**
   * Adds a matrix of signed bytes.
   *
   * @param rows of equal length, at least 1; there may be none
   * @throws IllegalArgumentException if the name is taken or malformed, or the rows are ragged or
   *     empty
   */
  public ModelFileWriter add(String name, byte[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      requireColumns(name, i, rows[i].length, columns);
    }
    ByteBuffer buffer = allocate(name, (long) rows.length * columns, ArrayType.INT8);
    for (byte[] row : rows) {
      buffer.put(row);
    }
    return add(name, ArrayType.INT8, buffer.array(), new Shape(List.of(rows.length, columns)));
  }

  /**
   * Adds a matrix of floats.
   *
   * @param rows of equal length, at least 1; there may be none
   * @throws IllegalArgumentException if the name is taken or malformed, the rows are ragged or
   *     empty, or a value is NaN or infinite
   */
  public ModelFileWriter add(String name, float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      requireColumns(name, i, rows[i].length, columns);
      requireFinite(name, rows[i], (long) i * columns);
    }
    ByteBuffer buffer = allocate(name, (long) rows.length * columns, ArrayType.FLOAT32);
    var floats = buffer.asFloatBuffer();
    for (float[] row : rows) {
      floats.put(row);
    }
    return add(name, ArrayType.FLOAT32, buffer.array(), new Shape(List.of(rows.length, columns)));
  }

  /**
   * Adds a text.
   *
   * @throws IllegalArgumentException if the name is taken or malformed, or the text has a lone
   *     surrogate
   */
  public ModelFileWriter add(String name, String text) {
    ByteBuffer encoded;
    try {
      encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("array '" + name + "': the text has a lone surrogate", e);
    }
    byte[] data = Arrays.copyOf(encoded.array(), encoded.limit());
    return add(name, ArrayType.UTF8, data, shape(name, data.length));
  }

  /**
   * Writes the file: first to a temporary file in the same folder, which replaces the target in one
   * step once it is safely on the disk. A failure leaves the target as it was.
   *
   * @return the SHA-256 of the content, in lower-case hexadecimal: the identity of the model
   * @throws IllegalStateException if the file would be larger than {@link ModelFile#MAX_BYTES}
   * @throws IOException if the folder does not exist or writing fails
   */
  public String writeTo(Path path) throws IOException {
    Path target = path.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          path.toString(), null, "the folder of the model file does not exist: create it first");
    }
    // Not Files.createTempFile, which would leave the model readable for its owner only.
    Path temporary = folder.resolve(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      String checksum;
      try (FileChannel channel =
              FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
        checksum = writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return checksum;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Writes the file's bytes. Does not flush or close the stream.
   *
   * @return the SHA-256 of the content, in lower-case hexadecimal: the identity of the model
   * @throws IllegalStateException if the file would be larger than {@link ModelFile#MAX_BYTES}
   * @throws IOException if writing fails
   */
  public String writeTo(OutputStream out) throws IOException {
    byte[] json = manifestJson();
    long total = Layout.align(Layout.HEADER_BYTES + json.length) + offset + Layout.TRAILER_BYTES;
    if (total > ModelFile.MAX_BYTES) {
      throw new IllegalStateException(
          "the model would take %d bytes, at most %d are possible"
              .formatted(total, ModelFile.MAX_BYTES));
    }
    byte[] sha256 = new Body(json, arrays).writeTo(out);
    out.write(
        ByteBuffer.allocate(Layout.TRAILER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(sha256)
            .putInt((int) Layout.crc32c(sha256))
            .array());
    return HexFormat.of().formatHex(sha256);
  }

  private ModelFileWriter add(String name, ArrayType type, byte[] data, Shape shape) {
    if (!ArrayEntry.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a name of 1 to 128 characters of A-Z a-z 0-9 . _ - /, found '" + name + "'");
    }
    if (entries.stream().anyMatch(e -> e.name().equals(name))) {
      throw new IllegalArgumentException("there is already an array '" + name + "'");
    }
    if (entries.size() == Layout.MAX_ARRAYS) {
      throw new IllegalArgumentException(
          "a model file holds at most " + Layout.MAX_ARRAYS + " arrays: join some");
    }
    ArrayEntry entry = new ArrayEntry(name, type, shape, offset, Layout.crc32c(data));
    entries.add(entry);
    arrays.add(data);
    offset = entry.paddedEnd();
    return this;
  }

  /** Checked by the reader's own code, so that no file is written that cannot be read. */
  private byte[] manifestJson() {
    try {
      byte[] json = new Manifest(content, entries).toJson();
      if (json.length > Layout.MAX_MANIFEST_BYTES) {
        throw new IllegalArgumentException(
            "the manifest takes %d bytes, at most %d are possible: move content to arrays"
                .formatted(json.length, Layout.MAX_MANIFEST_BYTES));
      }
      Manifest.parse(json, "the manifest to write");
      return json;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the manifest cannot be written as JSON: " + e.getOriginalMessage(), e);
    } catch (ModelFormatException e) {
      throw new IllegalArgumentException("the manifest could not be read again", e);
    }
  }

  private static Shape shape(String name, int length, int... dimensions) {
    int[] given = dimensions.length == 0 ? new int[] {length} : dimensions;
    try {
      Shape shape = new Shape(Arrays.stream(given).boxed().toList());
      if (shape.elements() != length) {
        throw new IllegalArgumentException(
            "%s has %d elements, found %d".formatted(shape, shape.elements(), length));
      }
      return shape;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("array '" + name + "': shape: " + e.getMessage(), e);
    }
  }

  private static ByteBuffer allocate(String name, long elements, ArrayType type) {
    long bytes = elements * type.elementBytes();
    if (bytes > Layout.MAX_ARRAY_BYTES) {
      throw new IllegalArgumentException(
          "array '%s' takes %d bytes, at most %d are possible: split it"
              .formatted(name, bytes, Layout.MAX_ARRAY_BYTES));
    }
    return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void requireColumns(String name, int row, int columns, int expected) {
    if (columns == 0 || columns != expected) {
      throw new IllegalArgumentException(
          "array '%s': row %d has %d columns, expected %s"
              .formatted(name, row, columns, expected == 0 ? "at least 1" : expected));
    }
  }

  private static void requireFinite(String name, float[] values, long before) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "array '%s': value %d is %s, expected a finite number"
                .formatted(name, before + i, values[i]));
      }
    }
  }
}
