package org.minyi.cli.report.tagged;

import java.util.Arrays;
import java.util.List;

/** The tags in use, each with its messages and those of all tags below it. Immutable. */
final class CountedTags {
  private final List<TagTree.Node> nodes;
  private final long[] totals;

  /**
   * Adds up.
   *
   * @param nodes the tags, parents before their children
   * @param own the messages whose deepest tag is the one of this number; may end early
   */
  CountedTags(List<TagTree.Node> nodes, long[] own) {
    this.nodes = nodes;
    this.totals = Arrays.copyOf(own, nodes.size());
    for (int i = totals.length - 1; i >= 0; i--) {
      int parent = nodes.get(i).parent();
      if (parent >= 0) {
        totals[parent] += totals[i];
      }
    }
  }

  int size() {
    return totals.length;
  }

  /** The tags by number. */
  List<TagTree.Node> nodes() {
    return nodes;
  }

  /** The messages of a tag and of all below it. */
  long total(int tag) {
    return totals[tag];
  }

  /** The names from the top down to a tag. */
  String path(int tag) {
    TagTree.Node node = nodes.get(tag);
    return node.parent() < 0 ? node.name() : path(node.parent()) + " / " + node.name();
  }
}
