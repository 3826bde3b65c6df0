package org.minyi.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/**
 * The classes that a model tells apart at each level of a taxonomy. At every level they divide all
 * matters: the tags of that level, and the leaves above it, which stand for themselves further
 * down. Classes are ordered so that the children of one class are neighbours. Immutable and
 * thread-safe; the arrays must not be written to.
 *
 * <p>Levels count from 0 here, as array indices do.
 */
public final class Levels {
  private final List<List<Tag>> tags = new ArrayList<>();
  private final List<int[]> parents = new ArrayList<>();
  private final List<int[]> firstChildren = new ArrayList<>();
  private final List<Map<String, Integer>> classes = new ArrayList<>();

  private Levels() {}

  /** The classes of a taxonomy. */
  public static Levels of(Taxonomy taxonomy) {
    Levels levels = new Levels();
    levels.add(taxonomy.level(1), new int[taxonomy.level(1).size()]);
    for (int level = 1; level < taxonomy.depth(); level++) {
      List<Tag> above = levels.tags.get(level - 1);
      List<Tag> below = new ArrayList<>();
      int[] firstChild = new int[above.size() + 1];
      List<Integer> parent = new ArrayList<>();
      for (int c = 0; c < above.size(); c++) {
        List<Tag> children = taxonomy.children(above.get(c).code());
        below.addAll(children.isEmpty() ? List.of(above.get(c)) : children);
        firstChild[c + 1] = below.size();
        while (parent.size() < below.size()) {
          parent.add(c);
        }
      }
      levels.firstChildren.add(firstChild);
      levels.add(below, parent.stream().mapToInt(Integer::intValue).toArray());
    }
    return levels;
  }

  private void add(List<Tag> level, int[] parent) {
    tags.add(List.copyOf(level));
    parents.add(parent);
    Map<String, Integer> numbers = new HashMap<>();
    for (int c = 0; c < level.size(); c++) {
      numbers.put(level.get(c).code(), c);
    }
    classes.add(numbers);
  }

  /** The number of levels. */
  public int depth() {
    return tags.size();
  }

  /** The number of classes of all levels together. */
  public int totalSize() {
    return offset(depth());
  }

  /** How many classes the levels above have together: a level's first number, counted through. */
  public int offset(int level) {
    int offset = 0;
    for (int above = 0; above < level; above++) {
      offset += size(above);
    }
    return offset;
  }

  /** The number of classes of a level. */
  public int size(int level) {
    return tags.get(level).size();
  }

  /** The tag of a class. */
  public Tag tag(int level, int c) {
    return tags.get(level).get(c);
  }

  /** The class of a level that holds a code, or -1 if the code does not reach down to the level. */
  public int find(int level, String code) {
    return classes.get(level).getOrDefault(code, -1);
  }

  /** For each class of a level its class at the level above; zeros at level 0. */
  public int[] parents(int level) {
    return parents.get(level);
  }

  /**
   * Where the children of a class begin at the level below; those of class {@code c} end before the
   * entry of {@code c + 1}.
   */
  public int[] firstChildren(int level) {
    return firstChildren.get(level);
  }

  /** The classes on the way to a class of the last level, one for each level. */
  public int[] pathTo(int leaf) {
    int[] path = new int[depth()];
    path[path.length - 1] = leaf;
    for (int level = path.length - 1; level > 0; level--) {
      path[level - 1] = parents.get(level)[path[level]];
    }
    return path;
  }

  /**
   * The classes on the way to a code, one for each level that it reaches.
   *
   * @return an empty array for a code of no tag
   */
  public int[] path(Taxonomy taxonomy, String code) {
    List<Tag> path = taxonomy.find(code).map(tag -> taxonomy.path(tag.code())).orElse(List.of());
    boolean leaf = !path.isEmpty() && taxonomy.isLeaf(code);
    int[] result = new int[leaf ? depth() : path.size()];
    Arrays.setAll(result, l -> find(l, path.get(Math.min(l, path.size() - 1)).code()));
    return result;
  }
}
