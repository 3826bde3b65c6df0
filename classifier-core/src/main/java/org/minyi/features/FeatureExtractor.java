package org.minyi.features;

import java.util.Arrays;
import java.util.Objects;
import org.minyi.text.Message;
import org.minyi.text.TokenScanner;

/**
 * Turns messages into weighted features: {@code (1 + ln tf) · idf}, scaled to length 1 (Salton and
 * Buckley 1988, scheme "ltc"). Thread-safe; each thread has its own scratch table. Null arguments
 * give a {@link NullPointerException}.
 */
public final class FeatureExtractor {
  /** Receives the known tokens of a message in order, the title's first. */
  @FunctionalInterface
  public interface TokenReceiver {
    /**
     * One token that the vocabulary holds.
     *
     * @param feature its feature number
     * @param inTitle whether it stands in the title
     * @param start offset of its first UTF-16 unit in the original field
     * @param end offset after its last unit
     */
    void token(int feature, boolean inTitle, int start, int end);
  }

  /** {@code 1 + ln tf} for the usual counts. */
  private static final double[] TERM_WEIGHTS = new double[64];

  static {
    Arrays.setAll(TERM_WEIGHTS, FeatureExtractor::computedTermWeight);
  }

  private final FeatureSettings settings;
  private final Vocabulary vocabulary;
  private final ThreadLocal<Scratch> scratch;

  /** With the settings that the vocabulary was made with. */
  public FeatureExtractor(FeatureSettings settings, Vocabulary vocabulary) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.scratch = ThreadLocal.withInitial(() -> new Scratch(new TokenScanner(settings.text())));
  }

  /** The features of a message. */
  public Features extract(Message message) {
    Scratch own = scratch.get();
    own.counts.clear();
    own.count(message.title(), settings.titleWeight());
    own.count(message.body(), 1);
    SparseVector text = weigh(own);
    return new Features(text, own.counts.size(), text.size());
  }

  /** Says where the known tokens of a message stand. */
  public void locate(Message message, TokenReceiver receiver) {
    TokenScanner scanner = scratch.get().scanner;
    locate(scanner, message.title(), true, receiver);
    locate(scanner, message.body(), false, receiver);
  }

  private void locate(TokenScanner scanner, String text, boolean inTitle, TokenReceiver receiver) {
    int count = scanner.scan(text);
    for (int i = 0; i < count; i++) {
      int feature = vocabulary.find(scanner.hashes()[i]);
      if (feature >= 0) {
        receiver.token(feature, inTitle, scanner.start(i), scanner.end(i));
      }
    }
  }

  private SparseVector weigh(Scratch own) {
    int size = own.findFeatures(vocabulary);
    int[] ids = Arrays.copyOf(own.features, size);
    float[] weights = new float[size];
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double weight = termWeight(own.frequencies[i]) * vocabulary.idf(ids[i]);
      squares += weight * weight;
      weights[i] = (float) weight;
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    for (int i = 0; i < size; i++) {
      weights[i] *= scale;
    }
    return new SparseVector(ids, weights, size);
  }

  private static double termWeight(int count) {
    return count < TERM_WEIGHTS.length ? TERM_WEIGHTS[count] : computedTermWeight(count);
  }

  private static double computedTermWeight(int count) {
    return 1 + Math.log(count);
  }

  /** What a thread uses again for each message; without the vocabulary, to keep no model alive. */
  private static final class Scratch {
    final TokenScanner scanner;
    final TokenCounts counts = new TokenCounts();
    int[] features = new int[1024];
    int[] frequencies = new int[1024];

    Scratch(TokenScanner scanner) {
      this.scanner = scanner;
    }

    void count(String text, int times) {
      int tokens = scanner.scan(text);
      long[] hashes = scanner.hashes();
      for (int i = 0; i < tokens; i++) {
        counts.add(hashes[i], times);
      }
    }

    /** Keeps what the vocabulary holds; returns how many that are. */
    int findFeatures(Vocabulary vocabulary) {
      int distinct = counts.size();
      if (distinct > features.length) {
        features = new int[distinct * 2];
        frequencies = new int[distinct * 2];
      }
      vocabulary.find(counts.hashes(), distinct, features);
      int size = 0;
      for (int i = 0; i < distinct; i++) {
        if (features[i] >= 0) {
          features[size] = features[i];
          frequencies[size++] = counts.count(i);
        }
      }
      return size;
    }
  }
}
