package org.minyi.evaluate;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A metric that is a sum over messages divided by another sum over messages: accuracies, and also
 * micro-averaged F1 (2·TP over predicted plus gold). Such metrics are resampled by weighing the
 * terms, without looking at the messages again.
 */
public final class Ratio implements Metric {
  private final int[] numerators;
  private final int[] denominators;

  private Ratio(int[] numerators, int[] denominators) {
    this.numerators = numerators;
    this.denominators = denominators;
  }

  /** The terms of messages 0 to {@code messages} - 1. */
  static Ratio of(int messages, IntUnaryOperator numerator, IntUnaryOperator denominator) {
    return new Ratio(
        IntStream.range(0, messages).map(numerator).toArray(),
        IntStream.range(0, messages).map(denominator).toArray());
  }

  /** The number of messages, also of those whose terms are 0. */
  public int messages() {
    return numerators.length;
  }

  @Override
  public double value() {
    return (double) Arrays.stream(numerators).asLongStream().sum() / denominator();
  }

  /** The sum of the denominators: for an accuracy, the number of messages that count. */
  public long denominator() {
    return Arrays.stream(denominators).asLongStream().sum();
  }

  /** Sums the terms by group once, so that a resample does not look at the messages again. */
  @Override
  public ToDoubleFunction<int[]> byGroup(int[] groupOfMessage, int groups) {
    int[] numerator = new int[groups];
    int[] denominator = new int[groups];
    for (int i = 0; i < numerators.length; i++) {
      numerator[groupOfMessage[i]] += numerators[i];
      denominator[groupOfMessage[i]] += denominators[i];
    }
    return new Ratio(numerator, denominator)::value;
  }

  /** The value when term i is taken {@code weights[i]} times; NaN when none that counts is. */
  private double value(int[] weights) {
    long numerator = 0;
    long denominator = 0;
    for (int i = 0; i < weights.length; i++) {
      numerator += (long) weights[i] * numerators[i];
      denominator += (long) weights[i] * denominators[i];
    }
    return (double) numerator / denominator;
  }
}
