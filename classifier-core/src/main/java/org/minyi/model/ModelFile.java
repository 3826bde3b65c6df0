package org.minyi.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model file in memory: the manifest and the named arrays, checked against their checksums. The
 * package documentation describes the format.
 *
 * <p>Immutable and thread-safe; every accessor returns a fresh copy. The raw bytes stay in memory
 * as long as the object, so drop it when the arrays have been taken out. No argument may be null.
 *
 * <pre>{@code
 * ModelFile file = ModelFile.read(Path.of("model.minyi"));
 * float[] bias = file.floats("bias");
 * byte[][] weights = file.byteRows("weights");
 * }</pre>
 */
public final class ModelFile {
  /** No file larger than this is read, in bytes: 2 GiB. */
  public static final long MAX_BYTES = Layout.MAX_FILE_BYTES;

  private static final Clause HEADER = new Clause("文件头", "the header");
  private static final Clause MANIFEST = new Clause("清单", "the manifest");
  private static final Clause CHECKSUM = new Clause("SHA-256 校验和", "the SHA-256 checksum");
  private static final Clause TRAILER = new Clause("文件尾", "the trailer");

  private record StoredArray(ArrayEntry entry, byte[] data) {
    ByteBuffer littleEndian() {
      return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private final String source;
  private final byte[] manifestJson;
  private final ObjectNode manifest;
  private final Map<String, StoredArray> arrays;
  private final byte[] sha256;

  private ModelFile(
      String source,
      byte[] manifestJson,
      ObjectNode manifest,
      Map<String, StoredArray> arrays,
      byte[] sha256) {
    this.source = source;
    this.manifestJson = manifestJson;
    this.manifest = manifest;
    this.arrays = arrays;
    this.sha256 = sha256;
  }

  /**
   * Reads a file of at most {@link #MAX_BYTES}.
   *
   * @throws ModelFormatException if there is no such file, or it is not an undamaged model of a
   *     format version that is known here
   * @throws IOException if reading fails
   */
  public static ModelFile read(Path path) throws IOException {
    String source = path.toString();
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw new ModelFormatException(source, ModelProblem.NO_FILE);
    }
    if (!attributes.isRegularFile()) {
      throw new ModelFormatException(
          source, attributes.isDirectory() ? ModelProblem.FOLDER : ModelProblem.NO_REGULAR_FILE);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(ModelInput.ofLength(attributes.size(), in, source, MAX_BYTES));
    }
  }

  /**
   * Reads a model from a stream, such as a resource, to its end. Does not close the stream.
   *
   * @param source the name of the model in error messages
   * @param maxBytes the largest model to accept, at most {@link #MAX_BYTES}
   * @throws ModelFormatException if the stream is not one undamaged model of a format version that
   *     is known here, and nothing else
   * @throws IOException if reading fails
   */
  public static ModelFile read(InputStream in, String source, long maxBytes) throws IOException {
    if (maxBytes < 1 || maxBytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "maxBytes: expected 1 to %d, found %d".formatted(MAX_BYTES, maxBytes));
    }
    return read(ModelInput.ofUnknownLength(in, source, maxBytes));
  }

  private static ModelFile read(ModelInput input) throws IOException {
    byte[] magic = input.readUpTo(Layout.MAGIC_BYTES);
    ModelSignature.require(magic, input.source());
    byte[] rest = input.read(Layout.HEADER_BYTES - Layout.MAGIC_BYTES, HEADER);
    ByteBuffer header = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN);
    requireVersion(header.getInt(), input.source());
    int manifestLength = manifestLength(header.getInt(), input.source());
    long headerCrc = Integer.toUnsignedLong(header.getInt());
    byte[] json = input.read(manifestLength, MANIFEST);
    byte[] numbers = Arrays.copyOf(rest, Layout.HEADER_BYTES_BEFORE_CRC - Layout.MAGIC_BYTES);
    requireCrc(headerCrc, Layout.crc32c(magic, numbers, json), MANIFEST, input.source());
    Manifest manifest = Manifest.parse(json, input.source());
    input.requireTotal(
        Layout.align(input.position()) + manifest.dataLength() + Layout.TRAILER_BYTES);
    input.readPadding(MANIFEST);

    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    for (ArrayEntry entry : manifest.arrays()) {
      byte[] data = input.read((int) entry.length(), entry.clause());
      requireCrc(entry.crc32c(), Layout.crc32c(data), entry.clause(), input.source());
      StoredArray array = new StoredArray(entry, data);
      requireContent(array, input.source());
      input.readPadding(entry.clause());
      arrays.put(entry.name(), array);
    }

    byte[] sha256 = input.read(Layout.SHA_256_BYTES, CHECKSUM);
    byte[] crc = input.read(Integer.BYTES, TRAILER);
    requireCrc(
        Integer.toUnsignedLong(ByteBuffer.wrap(crc).order(ByteOrder.LITTLE_ENDIAN).getInt()),
        Layout.crc32c(sha256),
        CHECKSUM,
        input.source());
    input.requireEnd();
    return new ModelFile(input.source(), json, manifest.content(), arrays, sha256);
  }

  /** The caller's part of the manifest: a copy, without the list of arrays. */
  public ObjectNode manifest() {
    return manifest.deepCopy();
  }

  /** The names of the arrays, in file order. */
  public List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  /**
   * The dimensions of an array; for text, its bytes in UTF-8.
   *
   * @throws ModelFormatException if there is no such array
   */
  public int[] shape(String name) throws ModelFormatException {
    return array(name).entry().shape().toArray();
  }

  /**
   * An array of signed bytes, the last index varying fastest.
   *
   * @throws ModelFormatException if there is no such array, or it is of another type
   */
  public byte[] bytes(String name) throws ModelFormatException {
    return array(name, ArrayType.INT8).data().clone();
  }

  /**
   * An array of shorts, the last index varying fastest.
   *
   * @throws ModelFormatException if there is no such array, or it is of another type
   */
  public short[] shorts(String name) throws ModelFormatException {
    StoredArray array = array(name, ArrayType.INT16);
    short[] values = new short[array.entry().shape().elements()];
    array.littleEndian().asShortBuffer().get(values);
    return values;
  }

  /**
   * An array of ints, the last index varying fastest.
   *
   * @throws ModelFormatException if there is no such array, or it is of another type
   */
  public int[] ints(String name) throws ModelFormatException {
    StoredArray array = array(name, ArrayType.INT32);
    int[] values = new int[array.entry().shape().elements()];
    array.littleEndian().asIntBuffer().get(values);
    return values;
  }

  /**
   * An array of longs, the last index varying fastest.
   *
   * @throws ModelFormatException if there is no such array, or it is of another type
   */
  public long[] longs(String name) throws ModelFormatException {
    StoredArray array = array(name, ArrayType.INT64);
    long[] values = new long[array.entry().shape().elements()];
    array.littleEndian().asLongBuffer().get(values);
    return values;
  }

  /**
   * An array of floats, all finite, the last index varying fastest.
   *
   * @throws ModelFormatException if there is no such array, or it is of another type
   */
  public float[] floats(String name) throws ModelFormatException {
    StoredArray array = array(name, ArrayType.FLOAT32);
    float[] values = new float[array.entry().shape().elements()];
    array.littleEndian().asFloatBuffer().get(values);
    return values;
  }

  /**
   * A matrix of signed bytes, as rows of equal length.
   *
   * @throws ModelFormatException if there is no such array, or it is of another type or has not two
   *     dimensions
   */
  public byte[][] byteRows(String name) throws ModelFormatException {
    StoredArray array = matrix(name, ArrayType.INT8);
    byte[][] rows = new byte[rowCount(array)][columnCount(array)];
    ByteBuffer buffer = array.littleEndian();
    for (byte[] row : rows) {
      buffer.get(row);
    }
    return rows;
  }

  /**
   * A matrix of floats, all finite, as rows of equal length.
   *
   * @throws ModelFormatException if there is no such array, or it is of another type or has not two
   *     dimensions
   */
  public float[][] floatRows(String name) throws ModelFormatException {
    StoredArray array = matrix(name, ArrayType.FLOAT32);
    float[][] rows = new float[rowCount(array)][columnCount(array)];
    var buffer = array.littleEndian().asFloatBuffer();
    for (float[] row : rows) {
      buffer.get(row);
    }
    return rows;
  }

  /**
   * A text.
   *
   * @throws ModelFormatException if there is no such array, or it is of another type
   */
  public String text(String name) throws ModelFormatException {
    return new String(array(name, ArrayType.UTF8).data(), StandardCharsets.UTF_8);
  }

  /**
   * The SHA-256 that the file states, in lower-case hexadecimal: the identity of the model. It is
   * not recomputed when a file is read, which would take longer than reading; see {@link #verify}.
   */
  public String checksum() {
    return HexFormat.of().formatHex(sha256);
  }

  /**
   * Recomputes the SHA-256 of the whole content.
   *
   * @throws ModelFormatException if it is not {@link #checksum()}: the file was changed on purpose,
   *     because accidental damage does not get past reading
   */
  public void verify() throws ModelFormatException {
    byte[] actual;
    try {
      actual =
          new Body(manifestJson, arrays.values().stream().map(StoredArray::data).toList())
              .writeTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new IllegalStateException("writing to nowhere failed", e);
    }
    if (!Arrays.equals(actual, sha256)) {
      throw new ModelFormatException(
          source, ModelProblem.FORGED, checksum(), HexFormat.of().formatHex(actual));
    }
  }

  private StoredArray array(String name) throws ModelFormatException {
    StoredArray array = arrays.get(name);
    if (array == null) {
      throw new ModelFormatException(source, ModelProblem.NO_ARRAY, name, names());
    }
    return array;
  }

  private StoredArray array(String name, ArrayType type) throws ModelFormatException {
    StoredArray array = array(name);
    if (array.entry().type() != type) {
      throw unexpected(array, new Clause("类型 %s", "type %s").with(type));
    }
    return array;
  }

  private StoredArray matrix(String name, ArrayType type) throws ModelFormatException {
    StoredArray array = array(name, type);
    if (array.entry().shape().dimensions().size() != 2) {
      throw unexpected(array, new Clause("两个维度的数组", "two dimensions"));
    }
    return array;
  }

  private ModelFormatException unexpected(StoredArray array, Clause expected) {
    return new ModelFormatException(
        source, ModelProblem.OTHER_ARRAY, expected, array.entry().clause());
  }

  private static int rowCount(StoredArray matrix) {
    return matrix.entry().shape().dimensions().get(0);
  }

  private static int columnCount(StoredArray matrix) {
    return matrix.entry().shape().dimensions().get(1);
  }

  private static void requireVersion(int version, String source) throws ModelFormatException {
    if (version == Layout.VERSION) {
      return;
    }
    boolean newer = Integer.compareUnsigned(version, Layout.VERSION) > 0;
    throw new ModelFormatException(
        source,
        newer ? ModelProblem.NEWER_VERSION : ModelProblem.UNKNOWN_VERSION,
        Layout.VERSION,
        Integer.toUnsignedString(version));
  }

  private static int manifestLength(int length, String source) throws ModelFormatException {
    if (length < 2 || length > Layout.MAX_MANIFEST_BYTES) {
      throw new ModelFormatException(
          source,
          ModelProblem.MANIFEST_LENGTH,
          Layout.MAX_MANIFEST_BYTES,
          Integer.toUnsignedString(length));
    }
    return length;
  }

  private static void requireCrc(long expected, long actual, Clause part, String source)
      throws ModelFormatException {
    if (expected != actual) {
      throw new ModelFormatException(
          source, ModelProblem.DAMAGED, part, "%08x".formatted(expected), "%08x".formatted(actual));
    }
  }

  private static void requireContent(StoredArray array, String source) throws ModelFormatException {
    if (array.entry().type() == ArrayType.FLOAT32) {
      int index = firstNotFinite(array.data());
      if (index >= 0) {
        throw new ModelFormatException(
            source,
            ModelProblem.NOT_FINITE,
            array.entry().clause(),
            index,
            array.littleEndian().getFloat(index * Float.BYTES));
      }
    }
    if (array.entry().type() == ArrayType.UTF8) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(array.data()));
      } catch (CharacterCodingException e) {
        throw new ModelFormatException(source, ModelProblem.TEXT_NOT_UTF8, array.entry().clause());
      }
    }
  }

  /** On the bytes, which even an interpreter does fast; -1 if all are finite. */
  private static int firstNotFinite(byte[] littleEndian) {
    for (int i = Float.BYTES - 1; i < littleEndian.length; i += Float.BYTES) {
      // All eight bits of the exponent: seven of the last byte, one of the byte before.
      if ((littleEndian[i] & 0x7F) == 0x7F && littleEndian[i - 1] < 0) {
        return i / Float.BYTES;
      }
    }
    return -1;
  }
}
