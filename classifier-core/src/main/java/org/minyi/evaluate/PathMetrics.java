package org.minyi.evaluate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/**
 * How predicted paths agree with gold paths. Let ŷ and y be the predicted and the gold path of a
 * message as sets of nodes with their ancestors, without the root. A gold path may end above a
 * leaf, and is empty for a message that is no citizen matter. Levels count from 1. Immutable.
 */
public final class PathMetrics {
  private final int messages;
  private final List<List<String>> gold;
  private final List<List<String>> predicted;
  private final List<List<List<String>>> defensible;
  private final int[] agreement;

  /**
   * Compares paths with gold.
   *
   * @param gold the labelled messages
   * @param predicted one path a message in the same order: codes from the top level down
   * @throws IllegalArgumentException if their numbers differ
   */
  public PathMetrics(List<GoldMessage> gold, List<List<String>> predicted, Taxonomy taxonomy) {
    if (gold.size() != predicted.size()) {
      throw new IllegalArgumentException(
          "expected " + gold.size() + " predictions, one a message, found " + predicted.size());
    }
    this.messages = gold.size();
    this.predicted = List.copyOf(predicted);
    this.gold = gold.stream().map(message -> codes(message.code(), taxonomy)).toList();
    this.defensible =
        gold.stream()
            .map(
                message ->
                    Stream.concat(Stream.of(message.code()), message.alt().stream())
                        .map(code -> codes(code, taxonomy))
                        .toList())
            .toList();
    this.agreement =
        IntStream.range(0, messages)
            .map(i -> agreement(this.gold.get(i), this.predicted.get(i)))
            .toArray();
  }

  private static List<String> codes(String code, Taxonomy taxonomy) {
    return taxonomy.path(code).stream().map(Tag::code).toList();
  }

  /** The number of leading levels on which two paths agree. */
  private static int agreement(List<String> a, List<String> b) {
    int level = 0;
    while (level < Math.min(a.size(), b.size()) && a.get(level).equals(b.get(level))) {
      level++;
    }
    return level;
  }

  private boolean goldReaches(int message, int level) {
    return gold.get(message).size() >= level;
  }

  /** Whether the predicted path is right from the top down to a level that the gold reaches. */
  boolean right(int message, int level) {
    return agreement[message] >= level;
  }

  /** The messages whose gold reaches a level. */
  int[] reaching(int level) {
    return IntStream.range(0, messages).filter(i -> goldReaches(i, level)).toArray();
  }

  /**
   * Path accuracy: the share of messages whose gold reaches the level with ŷ₁…ŷₗ = y₁…yₗ. A
   * prediction that stops above the level is wrong.
   */
  public Ratio pathAccuracy(int level) {
    return Ratio.of(messages, i -> right(i, level) ? 1 : 0, i -> goldReaches(i, level) ? 1 : 0);
  }

  /**
   * Lenient accuracy: as path accuracy, of the same messages, but the path of a code in the gold's
   * {@code alt} counts as right too.
   */
  public Ratio lenientAccuracy(int level) {
    return Ratio.of(
        messages,
        i ->
            goldReaches(i, level)
                    && defensible.get(i).stream()
                        .anyMatch(path -> agreement(path, predicted.get(i)) >= level)
                ? 1
                : 0,
        i -> goldReaches(i, level) ? 1 : 0);
  }

  /**
   * Top-k accuracy: the share of messages whose gold reaches the level and for which any of the
   * first k candidates agrees with it down to the level. At the level of the leaves: the right leaf
   * is among the first k.
   *
   * @param candidates for every message the codes of leaves, best first
   */
  public static Ratio topAccuracy(
      List<GoldMessage> gold, List<List<String>> candidates, int k, int level, Taxonomy taxonomy) {
    List<List<String>> paths =
        gold.stream().map(message -> codes(message.code(), taxonomy)).toList();
    return Ratio.of(
        gold.size(),
        i ->
            candidates.get(i).stream()
                    .limit(k)
                    .anyMatch(leaf -> agreement(paths.get(i), codes(leaf, taxonomy)) >= level)
                ? 1
                : 0,
        i -> paths.get(i).size() >= level ? 1 : 0);
  }

  /**
   * Micro-averaged F1 over the nodes of a level: 2·TP / (2·TP + FP + FN) with counts pooled over
   * nodes. Over all messages: a node of this level given to a message whose gold ends above it is a
   * false positive, and a level not reached by the prediction a false negative.
   */
  public Ratio microF1(int level) {
    return Ratio.of(
        messages,
        i -> sameNode(i, level) ? 2 : 0,
        i -> (goldReaches(i, level) ? 1 : 0) + (predictionReaches(i, level) ? 1 : 0));
  }

  /**
   * Macro-averaged F1 over the nodes of a level, as {@link MacroF1} defines it. Counted over all
   * messages as in {@link #microF1}.
   */
  public MacroF1 macroF1(int level) {
    return MacroF1.of(nodes(gold, level), nodes(predicted, level));
  }

  /** The node of each path at a level, or the empty string where it ends above. */
  private static List<String> nodes(List<List<String>> paths, int level) {
    return paths.stream().map(path -> path.size() >= level ? path.get(level - 1) : "").toList();
  }

  private boolean predictionReaches(int message, int level) {
    return predicted.get(message).size() >= level;
  }

  private boolean sameNode(int message, int level) {
    return goldReaches(message, level)
        && predictionReaches(message, level)
        && gold.get(message).get(level - 1).equals(predicted.get(message).get(level - 1));
  }

  /**
   * Hierarchical precision: Σ|ŷ∩y| / Σ|ŷ| (Kiritchenko, Matwin and Famili, 2005). All messages
   * count.
   */
  public Ratio hierarchicalPrecision() {
    return Ratio.of(messages, this::shared, i -> predicted.get(i).size());
  }

  /** Hierarchical recall: Σ|ŷ∩y| / Σ|y|. */
  public Ratio hierarchicalRecall() {
    return Ratio.of(messages, this::shared, i -> gold.get(i).size());
  }

  /**
   * Hierarchical F: the harmonic mean of hierarchical precision and recall, 2·Σ|ŷ∩y| / (Σ|ŷ| +
   * Σ|y|). Equals the mean of the path accuracies when all paths are equally long.
   */
  public Ratio hierarchicalF() {
    return Ratio.of(
        messages, i -> 2 * shared(i), i -> predicted.get(i).size() + gold.get(i).size());
  }

  private int shared(int message) {
    Set<String> nodes = new HashSet<>(gold.get(message));
    return (int) predicted.get(message).stream().filter(nodes::contains).count();
  }

  /** Coverage: the share of all messages whose predicted path reaches the level. */
  public Ratio coverage(int level) {
    return Ratio.of(messages, i -> predictionReaches(i, level) ? 1 : 0, i -> 1);
  }

  /**
   * Precision: of all messages whose predicted path reaches the level, the share that is right down
   * to it. A gold that ends above the level makes it wrong.
   */
  public Ratio precision(int level) {
    return Ratio.of(
        messages, i -> right(i, level) ? 1 : 0, i -> predictionReaches(i, level) ? 1 : 0);
  }

  /**
   * Consistency: the share of paths that are closed under ancestors, that is, exactly the path of
   * their last code in the taxonomy. An empty path is consistent.
   */
  public static double consistency(Collection<List<String>> paths, Taxonomy taxonomy) {
    return paths.stream()
        .mapToInt(
            path ->
                path.isEmpty() || path.equals(codes(path.get(path.size() - 1), taxonomy)) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }
}
