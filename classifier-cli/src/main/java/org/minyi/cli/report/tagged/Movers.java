package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.minyi.cli.report.Cell.Changed;

/**
 * The tags that changed most against an earlier period.
 *
 * @param tags all that are in use
 * @param changes theirs, by number
 */
record Movers(List<TagTree.Node> tags, List<Changed> changes) {
  /** So many rise at the most, and so many fall. */
  private static final int MOST = 15;

  /** A child that makes up this share of its parent's change says all that the parent would. */
  private static final double CHILD_EXPLAINS = 0.8;

  /** Their numbers, marked ones first; without those of which a child says it all. */
  List<Integer> largest() {
    boolean[] explained = explained();
    List<Integer> sorted =
        IntStream.range(0, tags.size())
            .filter(tag -> !explained[tag] && difference(tag) != 0)
            .boxed()
            .sorted(
                Comparator.<Integer, Boolean>comparing(tag -> !changes.get(tag).isMarked())
                    .thenComparing(tag -> -Math.abs(difference(tag))))
            .toList();
    List<Integer> kept = new ArrayList<>();
    for (boolean rise : new boolean[] {true, false}) {
      sorted.stream().filter(tag -> difference(tag) > 0 == rise).limit(MOST).forEach(kept::add);
    }
    kept.sort(Comparator.comparingInt(sorted::indexOf));
    return kept;
  }

  private boolean[] explained() {
    boolean[] explained = new boolean[tags.size()];
    for (int tag = 0; tag < tags.size(); tag++) {
      int parent = tags.get(tag).parent();
      if (parent >= 0) {
        long above = difference(parent);
        boolean all = above != 0 && difference(tag) / (double) above >= CHILD_EXPLAINS;
        // What is marked does not give way to what is not.
        boolean asSure = changes.get(tag).isMarked() || !changes.get(parent).isMarked();
        explained[parent] |= all && asSure;
      }
    }
    return explained;
  }

  private long difference(int tag) {
    return changes.get(tag).difference();
  }
}
