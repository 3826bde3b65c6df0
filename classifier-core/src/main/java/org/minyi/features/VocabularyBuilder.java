package org.minyi.features;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.minyi.text.Message;
import org.minyi.text.MessageAnalyzer;

/** Counts in how many messages each token stands and keeps the most frequent. Not thread-safe. */
public final class VocabularyBuilder {
  private final FeatureSettings settings;
  private final MessageAnalyzer analyzer;
  private final Map<Long, Integer> documentFrequency = new HashMap<>();
  private final Set<Long> seen = new HashSet<>();
  private int documents;

  /** Starts empty. */
  public VocabularyBuilder(FeatureSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.analyzer = new MessageAnalyzer(settings.text());
  }

  /** Counts one message. */
  public VocabularyBuilder add(Message message) {
    seen.clear();
    TokenHashes.read(analyzer, MessageAnalyzer.TITLE, message.title(), seen::add);
    TokenHashes.read(analyzer, MessageAnalyzer.BODY, message.body(), seen::add);
    for (long hash : seen) {
      documentFrequency.merge(hash, 1, Integer::sum);
    }
    documents++;
    return this;
  }

  /**
   * Keeps the tokens that stand in the most messages, and numbers them by that; of equally frequent
   * ones, those with lower hashes come first.
   *
   * @param minDocuments how many messages a token must stand in
   * @param maxFeatures how many are kept at most
   */
  public Vocabulary build(int minDocuments, int maxFeatures) {
    List<Map.Entry<Long, Integer>> kept =
        documentFrequency.entrySet().stream()
            .filter(entry -> entry.getValue() >= minDocuments)
            .sorted(
                Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(maxFeatures)
            .toList();
    long[] hashes = kept.stream().mapToLong(Map.Entry::getKey).toArray();
    float[] idf = new float[hashes.length];
    for (int i = 0; i < hashes.length; i++) {
      idf[i] = (float) Math.log((1.0 + documents) / (1.0 + documentFrequency.get(hashes[i])));
    }
    return new Vocabulary(hashes, idf);
  }
}
