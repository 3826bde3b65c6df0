package org.minyi.training.floor;

import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ranks by scores. */
final class HighestScores {
  private HighestScores() {}

  /** The places of the highest scores, the highest first, of equal ones the first. */
  static Stream<Integer> places(double[] scores, int limit) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> scores[i], Comparator.reverseOrder()))
        .limit(limit);
  }
}
