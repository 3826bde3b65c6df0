package org.minyi.training.floor;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minyi.evaluate.GoldMessage;
import org.minyi.text.Message;

/**
 * TF-IDF vectors of character 1- to 3-grams, as scikit-learn's {@code TfidfVectorizer} with {@code
 * sublinear_tf} makes them: (1 + ln tf) · (1 + ln((1 + N) / (1 + df))), then scaled to length 1.
 * Text is folded by NFKC and to lower case and its white space is dropped; grams do not cross from
 * title to body.
 */
final class CharacterNgrams {
  private static final int LONGEST = 3;
  private static final int MIN_DOCUMENTS = 2;

  /** Index (from 1) and inverse document frequency of every n-gram that is a feature. */
  private final Map<Long, Term> terms;

  private record Term(int index, double idf) {}

  private CharacterNgrams(Map<Long, Term> terms) {
    this.terms = terms;
  }

  /**
   * Chooses the features: n-grams of at least {@value #MIN_DOCUMENTS} messages, of those the {@code
   * maxFeatures} most frequent.
   */
  static CharacterNgrams fit(List<GoldMessage> messages, int maxFeatures) {
    Map<Long, Integer> documents = new HashMap<>();
    for (GoldMessage gold : messages) {
      for (Long gram : counts(gold.message()).keySet()) {
        documents.merge(gram, 1, Integer::sum);
      }
    }
    List<Long> grams = new ArrayList<>();
    documents.forEach(
        (gram, count) -> {
          if (count >= MIN_DOCUMENTS) {
            grams.add(gram);
          }
        });
    grams.sort(
        Comparator.comparing((Long gram) -> documents.get(gram), Comparator.reverseOrder())
            .thenComparing(Comparator.naturalOrder()));
    Map<Long, Term> terms = new HashMap<>();
    for (Long gram : grams.subList(0, Math.min(maxFeatures, grams.size()))) {
      double idf = 1 + Math.log((1.0 + messages.size()) / (1.0 + documents.get(gram)));
      terms.put(gram, new Term(terms.size() + 1, idf));
    }
    return new CharacterNgrams(terms);
  }

  /** The number of features. */
  int size() {
    return terms.size();
  }

  /** The message's vector in the order of indices; empty when it has no known n-gram. */
  Feature[] vector(Message message) {
    List<FeatureNode> nodes = new ArrayList<>();
    double squares = 0;
    for (Map.Entry<Long, Integer> entry : counts(message).entrySet()) {
      Term term = terms.get(entry.getKey());
      if (term != null) {
        double value = (1 + Math.log(entry.getValue())) * term.idf();
        squares += value * value;
        nodes.add(new FeatureNode(term.index(), value));
      }
    }
    Feature[] vector = nodes.toArray(new Feature[0]);
    Arrays.sort(vector, Comparator.comparingInt(Feature::getIndex));
    double length = Math.sqrt(squares);
    for (Feature node : vector) {
      node.setValue(node.getValue() / length);
    }
    return vector;
  }

  private static Map<Long, Integer> counts(Message message) {
    Map<Long, Integer> counts = new HashMap<>();
    count(message.title(), counts);
    count(message.body(), counts);
    return counts;
  }

  private static void count(String field, Map<Long, Integer> counts) {
    String text =
        Normalizer.normalize(field, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", "");
    for (int start = 0; start < text.length(); start++) {
      // An n-gram of at most three UTF-16 units fits a long; the leading 1 keeps lengths apart.
      long gram = 1;
      for (int end = start; end < Math.min(text.length(), start + LONGEST); end++) {
        gram = gram << Character.SIZE | text.charAt(end);
        counts.merge(gram, 1, Integer::sum);
      }
    }
  }
}
