package org.minyi.training;

import java.util.List;
import org.minyi.model.Columns;

/** Shares the label of an example out over the values of a head: of a level or of a facet. */
final class Labels {
  private final int depth;
  private final float alternativeShare;

  Labels(Columns columns, double alternativeShare) {
    this.depth = columns.levels().depth();
    this.alternativeShare = (float) alternativeShare;
  }

  /** Receives a value with its share of a label. */
  @FunctionalInterface
  interface Receiver {
    void share(int value, float share);
  }

  /** Whether a label says something for a head. */
  boolean reaches(Example example, int head) {
    return head < depth ? head < example.path().length : example.facets()[head - depth] >= 0;
  }

  /** The shares for a head that the label reaches; they add up to 1, a value may come twice. */
  void forEach(Example example, int head, Receiver receiver) {
    if (head >= depth) {
      receiver.share(example.facets()[head - depth], 1);
      return;
    }
    List<int[]> reaching =
        example.alternatives().stream().filter(path -> head < path.length).toList();
    float alternatives = reaching.isEmpty() ? 0 : alternativeShare;
    receiver.share(example.path()[head], 1 - alternatives);
    for (int[] path : reaching) {
      receiver.share(path[head], alternatives / reaching.size());
    }
  }
}
