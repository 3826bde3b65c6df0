package org.minyi.features;

import java.util.Objects;
import org.minyi.text.Message;
import org.minyi.text.MessageAnalyzer;

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

  private final FeatureSettings settings;
  private final Vocabulary vocabulary;
  private final MessageAnalyzer analyzer;
  private final ThreadLocal<TokenCounts> scratch = ThreadLocal.withInitial(TokenCounts::new);

  /** With the settings that the vocabulary was made with. */
  public FeatureExtractor(FeatureSettings settings, Vocabulary vocabulary) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.analyzer = new MessageAnalyzer(settings.text());
  }

  /** The features of a message. */
  public Features extract(Message message) {
    TokenCounts counts = scratch.get();
    counts.clear();
    TokenHashes.read(
        analyzer,
        MessageAnalyzer.TITLE,
        message.title(),
        (hash, start, end) -> counts.add(hash, settings.titleWeight()));
    TokenHashes.read(
        analyzer, MessageAnalyzer.BODY, message.body(), (hash, start, end) -> counts.add(hash, 1));
    SparseVector text = weigh(counts);
    return new Features(text, counts.size(), text.size());
  }

  /** Says where the known tokens of a message stand. */
  public void locate(Message message, TokenReceiver receiver) {
    locate(MessageAnalyzer.TITLE, message.title(), true, receiver);
    locate(MessageAnalyzer.BODY, message.body(), false, receiver);
  }

  private void locate(String field, String text, boolean inTitle, TokenReceiver receiver) {
    TokenHashes.read(
        analyzer,
        field,
        text,
        (hash, start, end) -> {
          int feature = vocabulary.find(hash);
          if (feature >= 0) {
            receiver.token(feature, inTitle, start, end);
          }
        });
  }

  private SparseVector weigh(TokenCounts counts) {
    int[] ids = new int[counts.size()];
    float[] weights = new float[counts.size()];
    int size = 0;
    double squares = 0;
    for (int i = 0; i < counts.size(); i++) {
      int feature = vocabulary.find(counts.key(i));
      if (feature >= 0) {
        double weight = (1 + Math.log(counts.count(i))) * vocabulary.idf(feature);
        squares += weight * weight;
        ids[size] = feature;
        weights[size++] = (float) weight;
      }
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    for (int i = 0; i < size; i++) {
      weights[i] *= scale;
    }
    return new SparseVector(ids, weights, size);
  }
}
