package org.minyi.encoder.bge;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.minyi.encoder.MessageEncoder;
import org.minyi.text.Message;
import org.minyi.text.NormalizedText;

/**
 * The frozen sentence encoder bge-small-zh-v1.5 (Xiao et al. 2023, MIT licence), in whole numbers
 * of eight bits, run by ONNX Runtime. It reads messages as the fast model does: folded, lower case,
 * simplified, without personal data. Thread-safe; a process needs one. One text at a time, on one
 * thread: the rounding of this network depends on what else is in a batch.
 *
 * <p>Its numbers differ a little between kinds of processors, which round differently.
 */
public final class BgeEncoder implements MessageEncoder {
  /** Numbers of one pooled vector. */
  private static final int WIDTH = 512;

  /** Numbers of a message's vector: two poolings of the whole and of the title. */
  private static final int VECTOR = 4 * WIDTH;

  private static final int MOST_PIECES = 512;

  /** Of longer texts no piece would be read, since a character gives a piece at the most. */
  private static final int MOST_CHARACTERS = 8 * MOST_PIECES;

  private static final String NETWORK = "bge-small-zh-v1.5-q.onnx";
  private static final String TOKENIZER = "bge-small-zh-v1.5-q-tokenizer.json";

  private final WordPiece tokenizer;
  private final OrtEnvironment environment;
  private final OrtSession session;

  private BgeEncoder(WordPiece tokenizer, OrtEnvironment environment, OrtSession session) {
    this.tokenizer = tokenizer;
    this.environment = environment;
    this.session = session;
  }

  /**
   * Opens it, which takes about half a second; its parts are on the class path.
   *
   * @throws EncoderUnavailableException if a part is missing, or there is no native code for this
   *     system
   * @throws IOException if a part cannot be read
   */
  public static BgeEncoder open() throws IOException {
    try (InputStream network = resource(NETWORK);
        InputStream vocabulary = resource(TOKENIZER)) {
      WordPiece tokenizer = WordPiece.read(vocabulary);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      // Windows builds of ONNX Runtime report their use to the system otherwise.
      environment.setTelemetry(false);
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return new BgeEncoder(
          tokenizer, environment, environment.createSession(network.readAllBytes(), options));
    } catch (LinkageError | OrtException e) {
      throw new EncoderUnavailableException(e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = BgeEncoder.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new EncoderUnavailableException(name);
    }
    return in;
  }

  @Override
  public String name() {
    return "bge-small-zh-v1.5-q/1";
  }

  @Override
  public int width() {
    return VECTOR;
  }

  /**
   * The vector of a message: the encoder's mark of the whole and the mean of its pieces, then the
   * same of the title alone, or of the whole once more where there is no title; each of length 1,
   * or all zero where there is no piece.
   */
  @Override
  public float[] encode(Message message) {
    String title = read(message.title());
    float[] whole = pooled(title + "。" + read(message.body()));
    float[] vector = Arrays.copyOf(whole, VECTOR);
    System.arraycopy(title.isEmpty() ? whole : pooled(title), 0, vector, 2 * WIDTH, 2 * WIDTH);
    return vector;
  }

  /**
   * Lower case, simplified characters, no personal data; the rest as it was written, because the
   * encoder knows punctuation of full width.
   */
  static String read(String text) {
    String original = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    NormalizedText normalized = NormalizedText.of(original);
    StringBuilder read = new StringBuilder();
    int copied = 0;
    for (int i = 0; i < normalized.length(); i++) {
      int start = Math.max(copied, normalized.originalStart(i));
      copied = Math.max(copied, normalized.originalEnd(i));
      char c = normalized.text().charAt(i);
      if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
        read.append(c);
      } else if (normalized.kindAt(i) == null) {
        read.append(original, start, copied);
      }
    }
    return read.toString().toLowerCase(Locale.ROOT);
  }

  private float[] pooled(String text) {
    long[] pieces = tokenizer.encode(text, MOST_PIECES);
    long[] ones = new long[pieces.length];
    Arrays.fill(ones, 1);
    float[] pooled = new float[2 * WIDTH];
    try (OnnxTensor ids = tensor(pieces);
        OnnxTensor mask = tensor(ones);
        OnnxTensor types = tensor(new long[pieces.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
      states.get(pooled, 0, WIDTH);
      for (int piece = 1; piece < pieces.length - 1; piece++) {
        for (int j = 0; j < WIDTH; j++) {
          pooled[WIDTH + j] += states.get(piece * WIDTH + j);
        }
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
    }
    toLengthOne(pooled, 0);
    toLengthOne(pooled, WIDTH);
    return pooled;
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static void toLengthOne(float[] values, int from) {
    double squares = 0;
    for (int j = from; j < from + WIDTH; j++) {
      squares += (double) values[j] * values[j];
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    for (int j = from; j < from + WIDTH; j++) {
      values[j] *= scale;
    }
  }
}
