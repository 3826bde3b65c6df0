package org.minyi.training.floor;

import de.bwaldvogel.liblinear.Feature;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.minyi.evaluate.Floor;
import org.minyi.evaluate.GoldMessage;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Taxonomy;

/**
 * Class centroids (Rocchio): the leaf whose mean vector has the largest cosine with the message's,
 * over TF-IDF of character 1- to 3-grams of at least 2 messages, at most {@value #MAX_FEATURES} of
 * them. Every leaf counts alike, however often it occurs, which suits rare ones. Trained on the
 * messages with a leaf for a label. A message without any known n-gram gets the first leaf.
 *
 * <p>Memory: 12 bytes for each leaf and n-gram in its messages (about 50 MB for 21,000 messages).
 */
public final class CentroidFloor implements Floor {
  private static final int MAX_FEATURES = 200_000;

  @Override
  public String name() {
    return "centroids";
  }

  @Override
  public Predictor train(Taxonomy taxonomy, List<GoldMessage> corpus) {
    LeafNgrams learned = LeafNgrams.of(taxonomy, corpus, MAX_FEATURES);
    CharacterNgrams ngrams = learned.ngrams();
    List<Centroid> centroids =
        learned.messages().stream()
            .collect(Collectors.groupingBy(GoldMessage::code, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(leaf -> Centroid.of(leaf.getKey(), leaf.getValue(), ngrams))
            .toList();
    return learned.predictor(taxonomy, vector -> nearest(vector, centroids, ngrams.size()));
  }

  private static List<String> nearest(Feature[] vector, List<Centroid> centroids, int features) {
    double[] dense = new double[features + 1];
    for (Feature feature : vector) {
      dense[feature.getIndex()] = feature.getValue();
    }
    double[] scores = centroids.stream().mapToDouble(centroid -> centroid.dot(dense)).toArray();
    return HighestScores.places(scores, LeafNgrams.CANDIDATES)
        .map(i -> centroids.get(i).code())
        .toList();
  }

  /** The direction of the mean vector of a leaf's messages, of length 1 or zero. */
  private record Centroid(String code, int[] features, double[] values) {
    static Centroid of(String code, List<GoldMessage> messages, CharacterNgrams ngrams) {
      TreeMap<Integer, Double> sum = new TreeMap<>();
      for (GoldMessage gold : messages) {
        for (Feature feature : ngrams.vector(gold.message())) {
          sum.merge(feature.getIndex(), feature.getValue(), Double::sum);
        }
      }
      double length = Math.sqrt(sum.values().stream().mapToDouble(v -> v * v).sum());
      return new Centroid(
          code,
          sum.keySet().stream().mapToInt(i -> i).toArray(),
          sum.values().stream().mapToDouble(v -> v / length).toArray());
    }

    double dot(double[] dense) {
      double sum = 0;
      for (int i = 0; i < features.length; i++) {
        sum += values[i] * dense[features[i]];
      }
      return sum;
    }
  }
}
