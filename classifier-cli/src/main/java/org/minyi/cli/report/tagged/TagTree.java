package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minyi.cli.table.SafeCell;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/**
 * The tags that tagged files use, as a tree that grows with them. Tags of the taxonomy have its
 * names; others, of another version or another city, have those that the files give them. Not
 * thread-safe.
 */
final class TagTree {
  /** Files with more different tags than this are no tagged files. */
  private static final int LARGEST = 10_000;

  private static final String DIGIT_PAIRS = "([0-9]{2})+";

  /**
   * A tag in use or above one.
   *
   * @param code its code; empty where only a name is known
   * @param level from 1
   * @param parent the number of the tag above it, or -1
   */
  record Node(String code, String name, int level, int parent) {}

  /** How a row's tag was found. */
  enum Found {
    /** The taxonomy has it by this name. */
    KNOWN,
    /** The taxonomy has it by another name. */
    RENAMED,
    /** The taxonomy does not have it; the file names it. */
    FOREIGN,
    /** Neither the taxonomy nor the file says what it is. */
    UNKNOWN,
    /** There are too many tags already. */
    TOO_MANY
  }

  /**
   * A row's tag.
   *
   * @param node the number of its node, or -1 for {@link Found#UNKNOWN} and {@link Found#TOO_MANY}
   */
  record Place(int node, Found found) {}

  private final Taxonomy taxonomy;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  TagTree(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /** The nodes by number; parents before their children. */
  List<Node> nodes() {
    return nodes;
  }

  /**
   * Finds a row's tag.
   *
   * @param code of the deepest tag, not empty
   * @param names on its path from the top, as far as the file has them
   */
  Place place(String code, List<String> names) {
    List<Tag> path = taxonomy.path(code);
    if (path.isEmpty() && code.matches("[0-9]+") && code.length() % 2 == 1) {
      // Excel takes leading zeros away.
      path = taxonomy.path("0" + code);
    }
    if (!path.isEmpty()) {
      int node = known(path);
      boolean same = names.isEmpty() || sameNames(path, names);
      return placed(node, same ? Found.KNOWN : Found.RENAMED);
    }
    return names.isEmpty()
        ? new Place(-1, Found.UNKNOWN)
        : placed(foreign(code, names), Found.FOREIGN);
  }

  private static Place placed(int node, Found found) {
    return new Place(node, node < 0 ? Found.TOO_MANY : found);
  }

  private static boolean sameNames(List<Tag> path, List<String> names) {
    if (names.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      String name = path.get(i).name();
      if (!name.equals(names.get(i)) && !SafeCell.text(name).equals(names.get(i))) {
        return false;
      }
    }
    return true;
  }

  private int known(List<Tag> path) {
    Integer number = numbers.get(path.get(path.size() - 1).code());
    if (number != null) {
      return number;
    }
    int parent = -1;
    for (Tag tag : path) {
      parent = node(tag.code(), tag.code(), tag.name(), tag.level(), parent);
    }
    return parent;
  }

  private int foreign(String code, List<String> names) {
    boolean pairs = code.matches(DIGIT_PAIRS) && code.length() == 2 * names.size();
    int parent = -1;
    StringBuilder path = new StringBuilder();
    for (int level = 1; level <= names.size() && (level == 1 || parent >= 0); level++) {
      path.append('\n').append(names.get(level - 1));
      String ownCode = pairs ? code.substring(0, 2 * level) : level == names.size() ? code : "";
      String key = ownCode.isEmpty() ? path.toString() : ownCode;
      String name =
          pairs
              ? taxonomy.find(ownCode).map(Tag::name).orElse(names.get(level - 1))
              : names.get(level - 1);
      parent = node(key, ownCode, name, level, parent);
    }
    return parent;
  }

  private int node(String key, String code, String name, int level, int parent) {
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    if (nodes.size() >= LARGEST) {
      return -1;
    }
    numbers.put(key, nodes.size());
    nodes.add(new Node(code, name, level, parent));
    return nodes.size() - 1;
  }
}
