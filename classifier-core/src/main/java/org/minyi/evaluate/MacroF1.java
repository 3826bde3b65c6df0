package org.minyi.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Macro-averaged F1: the unweighted mean of F1 = 2·TP / (2·TP + FP + FN) over the classes that
 * occur in the gold or in the predictions, of the messages that count. (Not the F1 of averaged
 * precision and recall, and not averaged over classes that nobody used.) NaN when no class occurs.
 */
public final class MacroF1 implements Metric {
  private static final int NONE = -1;

  private final int[] gold;
  private final int[] predicted;
  private final int classes;

  private MacroF1(int[] gold, int[] predicted, int classes) {
    this.gold = gold;
    this.predicted = predicted;
    this.classes = classes;
  }

  /**
   * Compares one class a message; an empty string stands for none.
   *
   * @throws IllegalArgumentException if their numbers differ
   */
  static MacroF1 of(List<String> gold, List<String> predicted) {
    if (gold.size() != predicted.size()) {
      throw new IllegalArgumentException(
          "expected " + gold.size() + " predictions, found " + predicted.size());
    }
    Map<String, Integer> numbers = new HashMap<>();
    return new MacroF1(numbers(gold, numbers), numbers(predicted, numbers), numbers.size());
  }

  private static int[] numbers(List<String> names, Map<String, Integer> numbers) {
    return names.stream()
        .mapToInt(
            name -> name.isEmpty() ? NONE : numbers.computeIfAbsent(name, k -> numbers.size()))
        .toArray();
  }

  @Override
  public double value() {
    int[] once = new int[gold.length];
    Arrays.fill(once, 1);
    int[] own = new int[gold.length];
    Arrays.setAll(own, i -> i);
    return value(once, own);
  }

  @Override
  public ToDoubleFunction<int[]> byGroup(int[] groupOfMessage, int groups) {
    return weights -> value(weights, groupOfMessage);
  }

  private double value(int[] weights, int[] groupOfMessage) {
    long[] twiceTrue = new long[classes];
    long[] either = new long[classes];
    for (int i = 0; i < gold.length; i++) {
      int weight = weights[groupOfMessage[i]];
      if (gold[i] != NONE) {
        either[gold[i]] += weight;
      }
      if (predicted[i] != NONE) {
        either[predicted[i]] += weight;
        twiceTrue[predicted[i]] += predicted[i] == gold[i] ? 2L * weight : 0;
      }
    }
    double sum = 0;
    int occurring = 0;
    for (int c = 0; c < classes; c++) {
      if (either[c] > 0) {
        sum += (double) twiceTrue[c] / either[c];
        occurring++;
      }
    }
    return occurring == 0 ? Double.NaN : sum / occurring;
  }
}
