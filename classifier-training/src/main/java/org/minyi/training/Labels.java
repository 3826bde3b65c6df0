package org.minyi.training;

import java.util.List;

/** Shares the label of an example out over the classes of a level. */
final class Labels {
  private final float alternativeShare;

  Labels(double alternativeShare) {
    this.alternativeShare = (float) alternativeShare;
  }

  /** Receives a class with its share of a label. */
  @FunctionalInterface
  interface Receiver {
    void share(int c, float share);
  }

  /** Whether a label reaches a level. */
  static boolean reaches(Example example, int level) {
    return level < example.path().length;
  }

  /** The shares at a level that the label reaches; they add up to 1, a class may come twice. */
  void forEach(Example example, int level, Receiver receiver) {
    List<int[]> reaching =
        example.alternatives().stream().filter(path -> level < path.length).toList();
    float alternatives = reaching.isEmpty() ? 0 : alternativeShare;
    receiver.share(example.path()[level], 1 - alternatives);
    for (int[] path : reaching) {
      receiver.share(path[level], alternatives / reaching.size());
    }
  }
}
