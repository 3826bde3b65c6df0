package org.minyi.training.floor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.minyi.evaluate.GoldMessage;
import org.minyi.evaluate.Prediction;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/**
 * Tags from the top down, the textbook way to use a tree: every inner tag has a classifier that
 * tells its children apart, trained on the messages below it, and a wrong turn is never mended. The
 * other candidates are the next best siblings of the leaf.
 *
 * @param <T> what the classifiers see of a message
 */
final class TopDown<T> {
  private static final int CANDIDATES = 3;

  private final Taxonomy taxonomy;
  private final Function<Message, T> input;
  private final Map<String, Chooser<T>> choosers = new HashMap<>();

  private TopDown(Taxonomy taxonomy, Function<Message, T> input) {
    this.taxonomy = taxonomy;
    this.input = input;
  }

  /** Learns to tell classes apart. */
  @FunctionalInterface
  interface Learner<T> {
    /**
     * Learns from examples.
     *
     * @param labels one an input, of at least two classes
     */
    Chooser<T> learn(List<T> inputs, List<String> labels);
  }

  /** Ranks the classes that it was trained on. */
  @FunctionalInterface
  interface Chooser<T> {
    /** The classes, best first. */
    List<String> rank(T input);
  }

  /**
   * Trains a classifier for each inner tag.
   *
   * @param input what the classifiers see of a message
   * @throws IllegalArgumentException if no message has a tag
   */
  static <T> Predictor train(
      Taxonomy taxonomy, List<GoldMessage> corpus, Function<Message, T> input, Learner<T> learner) {
    List<T> inputs = corpus.stream().map(gold -> input.apply(gold.message())).toList();
    Map<String, List<Integer>> below = new HashMap<>();
    for (int i = 0; i < corpus.size(); i++) {
      for (Tag tag : taxonomy.path(corpus.get(i).code())) {
        below.computeIfAbsent(tag.parent(), k -> new ArrayList<>()).add(i);
      }
    }
    if (below.isEmpty()) {
      throw new IllegalArgumentException("the corpus has no message with a tag");
    }
    TopDown<T> tree = new TopDown<>(taxonomy, input);
    below.forEach(
        (parent, members) -> {
          int level = taxonomy.path(parent).size();
          List<String> labels =
              members.stream()
                  .map(i -> taxonomy.path(corpus.get(i).code()).get(level).code())
                  .toList();
          tree.choosers.put(
              parent,
              labels.stream().distinct().count() == 1
                  ? message -> labels.subList(0, 1)
                  : learner.learn(members.stream().map(inputs::get).toList(), labels));
        });
    return messages -> messages.stream().map(tree::predict).toList();
  }

  private Prediction predict(Message message) {
    T seen = input.apply(message);
    List<String> ranked = List.of();
    for (Chooser<T> chooser = choosers.get("");
        chooser != null;
        chooser = choosers.get(ranked.get(0))) {
      ranked = chooser.rank(seen);
    }
    String first = ranked.get(0);
    return Prediction.ranked(
        ranked.stream()
            .filter(code -> code.equals(first) || taxonomy.children(code).isEmpty())
            .limit(CANDIDATES)
            .toList(),
        taxonomy);
  }
}
