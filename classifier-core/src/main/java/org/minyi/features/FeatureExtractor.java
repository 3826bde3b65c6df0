package org.minyi.features;

import java.util.Arrays;
import java.util.Objects;
import org.minyi.text.Message;
import org.minyi.text.TokenScanner;

/**
 * Turns messages into weighted features: {@code (1 + ln tf) · idf}, scaled to length 1 (Salton and
 * Buckley 1988, scheme "ltc"). {@code tf} is how often a token stands in the message, in the title
 * more than once and far back in the body less than once, as {@link FeatureSettings} say; below 1,
 * it stands for {@code 1 + ln tf} itself.
 *
 * <p>Thread-safe; each thread has its own scratch table. Null arguments give a {@link
 * NullPointerException}.
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

  /** Frequencies are counted in whole numbers of this fraction of a token. */
  private static final int PARTS = 64;

  /** {@code 1 + ln tf} for the usual frequencies, in parts. */
  private static final double[] TERM_WEIGHTS = new double[8 * PARTS];

  static {
    Arrays.setAll(TERM_WEIGHTS, FeatureExtractor::computedTermWeight);
  }

  private final Vocabulary vocabulary;

  /** What a token counts, in parts, wherever it starts in the title. */
  private final int[] titleWeights;

  /** What a token of the body counts, in parts, by where it starts; further back as at the end. */
  private final int[] bodyWeights;

  private final ThreadLocal<Scratch> scratch;

  /** With the settings that the vocabulary was made with. */
  public FeatureExtractor(FeatureSettings settings, Vocabulary vocabulary) {
    Objects.requireNonNull(settings, "settings");
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.titleWeights = new int[] {settings.titleWeight() * PARTS};
    this.bodyWeights = bodyWeights(settings);
    this.scratch = ThreadLocal.withInitial(() -> new Scratch(new TokenScanner(settings.text())));
  }

  /** Up to the last unit that is read, or to where a token counts a single part. */
  private static int[] bodyWeights(FeatureSettings settings) {
    int half = settings.halfWeightAt();
    int[] weights = new int[Math.min(settings.text().maxCharacters(), 1 + half * (PARTS - 1))];
    Arrays.setAll(weights, p -> half == 0 ? PARTS : Math.round((float) PARTS * half / (half + p)));
    return weights;
  }

  /** The features of a message. */
  public Features extract(Message message) {
    Scratch own = scratch.get();
    own.counts.clear();
    own.count(message.title(), titleWeights);
    own.count(message.body(), bodyWeights);
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

  private static double termWeight(int parts) {
    return parts < TERM_WEIGHTS.length ? TERM_WEIGHTS[parts] : computedTermWeight(parts);
  }

  private static double computedTermWeight(int parts) {
    double frequency = (double) parts / PARTS;
    return frequency < 1 ? frequency : 1 + Math.log(frequency);
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

    /** Adds what tokens count by where they start; behind the last weight, as there. */
    void count(String text, int[] weights) {
      int tokens = scanner.scan(text);
      long[] hashes = scanner.hashes();
      for (int i = 0; i < tokens; i++) {
        counts.add(hashes[i], weights[Math.min(scanner.start(i), weights.length - 1)]);
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
