package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.minyi.text.Message;

/**
 * Cross-validation by group: every message is predicted by a predictor that was trained without its
 * fold, and near-duplicates share a fold. Immutable; thread-safe as far as the trainers are.
 */
public final class CrossValidation {
  private final List<GoldMessage> gold;
  private final int folds;
  private final int[] foldOf;

  /**
   * Splits messages at random into folds of about equal size.
   *
   * @param gold the messages; by their given groups, or by near-duplicates
   * @param folds at least 2 and at most the number of groups
   * @param seed equal seeds give equal folds
   * @throws IllegalArgumentException if there are fewer groups than folds, or fewer than 2 folds
   */
  public CrossValidation(List<GoldMessage> gold, int folds, long seed) {
    this.gold = List.copyOf(gold);
    this.folds = folds;
    int[] groupOf = GoldGroups.of(gold);
    int groups = Arrays.stream(groupOf).max().orElse(-1) + 1;
    if (folds < 2 || folds > groups) {
      throw new IllegalArgumentException(
          "expected from 2 folds to one a group, %d, found %d".formatted(groups, folds));
    }
    int[] foldOfGroup = foldOfGroup(groupOf, groups, new Random(seed));
    this.foldOf = Arrays.stream(groupOf).map(group -> foldOfGroup[group]).toArray();
  }

  /** In random order, each group to the fold that has the fewest messages so far. */
  private int[] foldOfGroup(int[] groupOf, int groups, Random random) {
    int[] sizeOfGroup = new int[groups];
    for (int group : groupOf) {
      sizeOfGroup[group]++;
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, groups).boxed().toList());
    Collections.shuffle(order, random);
    int[] sizeOfFold = new int[folds];
    int[] foldOfGroup = new int[groups];
    for (int group : order) {
      int smallest = 0;
      for (int fold = 1; fold < folds; fold++) {
        smallest = sizeOfFold[fold] < sizeOfFold[smallest] ? fold : smallest;
      }
      foldOfGroup[group] = smallest;
      sizeOfFold[smallest] += sizeOfGroup[group];
    }
    return foldOfGroup;
  }

  /** How many folds there are. */
  public int folds() {
    return folds;
  }

  /** Makes a predictor for one fold. */
  @FunctionalInterface
  public interface Trainer {
    /**
     * Learns from the messages of all other folds.
     *
     * @param fold counted from 0
     */
    Predictor train(int fold, List<GoldMessage> corpus);
  }

  /**
   * Trains a predictor for each fold, one after the other, and keeps only its predictions.
   *
   * @return one prediction a message, in their order
   * @throws IllegalStateException if a predictor does not return one prediction a message
   */
  public List<Prediction> predict(Trainer trainer) {
    Prediction[] predictions = new Prediction[gold.size()];
    for (int fold = 0; fold < folds; fold++) {
      int current = fold;
      int[] members = IntStream.range(0, gold.size()).filter(i -> foldOf[i] == current).toArray();
      List<GoldMessage> corpus =
          IntStream.range(0, gold.size())
              .filter(i -> foldOf[i] != current)
              .mapToObj(gold::get)
              .toList();
      List<Message> messages = Arrays.stream(members).mapToObj(i -> gold.get(i).message()).toList();
      List<Prediction> found = trainer.train(fold, corpus).predict(messages);
      if (found.size() != members.length) {
        throw new IllegalStateException(
            "expected %d predictions, one a message, found %d"
                .formatted(members.length, found.size()));
      }
      for (int i = 0; i < members.length; i++) {
        predictions[members[i]] = found.get(i);
      }
    }
    return List.of(predictions);
  }
}
