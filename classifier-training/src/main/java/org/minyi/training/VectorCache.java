package org.minyi.training;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.minyi.encoder.MessageEncoder;
import org.minyi.text.Message;

/**
 * An encoder that keeps its vectors in a file, so that the minutes it takes for a corpus are spent
 * once. The file holds hashes of messages and vectors, no text: records of one length, each the
 * SHA-256 of encoder and message and then the entries as big-endian floats. Thread-safe; one
 * process at a time may use a file.
 */
public final class VectorCache implements MessageEncoder, AutoCloseable {
  private static final int KEY_BYTES = 32;

  private final MessageEncoder encoder;
  private final Map<String, float[]> vectors = new ConcurrentHashMap<>();
  private final OutputStream out;

  private VectorCache(MessageEncoder encoder, Path file) throws IOException {
    this.encoder = encoder;
    this.out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Opens a file, which is made if it is missing. What a crash left of a last record is cut off.
   *
   * @throws IOException if the file cannot be read or written
   */
  public static VectorCache open(MessageEncoder encoder, Path file) throws IOException {
    VectorCache cache = new VectorCache(encoder, file);
    int record = KEY_BYTES + encoder.width() * Float.BYTES;
    long records = Files.size(file) / record;
    try (InputStream in = Files.newInputStream(file);
        DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      for (long i = 0; i < records; i++) {
        byte[] bytes = new byte[record];
        data.readFully(bytes);
        float[] vector = new float[encoder.width()];
        ByteBuffer.wrap(bytes, KEY_BYTES, record - KEY_BYTES).asFloatBuffer().get(vector);
        cache.vectors.put(HexFormat.of().formatHex(bytes, 0, KEY_BYTES), vector);
      }
      channel.truncate(records * record);
    } catch (IOException e) {
      cache.close();
      throw e;
    }
    return cache;
  }

  @Override
  public String name() {
    return encoder.name();
  }

  @Override
  public int width() {
    return encoder.width();
  }

  @Override
  public float[] encode(Message message) {
    byte[] key = key(message);
    return vectors.computeIfAbsent(
        HexFormat.of().formatHex(key),
        unknown -> {
          float[] vector = encoder.encode(message);
          append(key, vector);
          return vector;
        });
  }

  private byte[] key(Message message) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {encoder.name(), message.title(), message.body()}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private synchronized void append(byte[] key, float[] vector) {
    ByteBuffer record = ByteBuffer.allocate(KEY_BYTES + vector.length * Float.BYTES).put(key);
    record.asFloatBuffer().put(vector);
    try {
      out.write(record.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
