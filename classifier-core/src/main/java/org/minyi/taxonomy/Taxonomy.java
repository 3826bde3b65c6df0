package org.minyi.taxonomy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.minyi.checksum.Sha256;
import org.minyi.taxonomy.TaxonomyProblem.Kind;

/**
 * An immutable tree of tags, in code order (that of {@link String#compareTo}). Thread-safe; every
 * lookup takes constant time and returns an unmodifiable list.
 *
 * <p>Lookups by a code that no tag has return nothing; {@link #tag} throws instead. No method takes
 * null.
 */
public final class Taxonomy {
  private final String version;
  private final String checksum;
  private final List<Tag> tags;
  private final List<Tag> leaves;
  private final List<List<Tag>> levels;
  private final Map<String, Node> nodes;

  /** What is precomputed for a code; the empty code stands for the root above the top level. */
  private record Node(List<Tag> path, List<Tag> children, List<Tag> leaves) {
    static final Node NONE = new Node(List.of(), List.of(), List.of());
  }

  /** The tags must be validated and in code order. */
  private Taxonomy(String version, List<Tag> tags) {
    this.version = version;
    this.tags = List.copyOf(tags);
    this.checksum = checksum(this.tags);
    Map<String, Tag> byCode = new HashMap<>();
    Map<String, List<Tag>> children = new HashMap<>();
    Map<String, List<Tag>> leavesUnder = new HashMap<>();
    levels = new ArrayList<>();
    for (Tag tag : this.tags) {
      byCode.put(tag.code(), tag);
      children.computeIfAbsent(tag.parent(), code -> new ArrayList<>()).add(tag);
      while (levels.size() < tag.level()) {
        levels.add(new ArrayList<>());
      }
      levels.get(tag.level() - 1).add(tag);
    }
    levels.replaceAll(List::copyOf);
    nodes = new HashMap<>();
    for (Tag tag : this.tags) {
      List<Tag> path = new ArrayList<>();
      for (Tag at = tag; at != null; at = byCode.get(at.parent())) {
        path.add(at);
        if (!children.containsKey(tag.code())) {
          leavesUnder.computeIfAbsent(at.code(), code -> new ArrayList<>()).add(tag);
        }
      }
      Collections.reverse(path);
      List<Tag> below = List.copyOf(children.getOrDefault(tag.code(), List.of()));
      nodes.put(tag.code(), new Node(List.copyOf(path), below, List.of()));
    }
    nodes.replaceAll(
        (code, node) -> new Node(node.path(), node.children(), List.copyOf(leavesUnder.get(code))));
    leaves = this.tags.stream().filter(tag -> !children.containsKey(tag.code())).toList();
    nodes.put("", new Node(List.of(), level(1), leaves));
  }

  /**
   * The taxonomy of record that ships with Minyi in {@code minyi-taxonomy}.
   *
   * @throws TaxonomyException if it is not on the class path or is not as it was released
   */
  public static Taxonomy loadDefault() {
    byte[] content = ShippedFiles.read(ShippedFiles.TAXONOMY);
    return TaxonomyReader.read(content, ShippedFiles.version());
  }

  /**
   * Builds and validates a taxonomy.
   *
   * @param version the version given by its maintainers
   * @param tags in any order
   * @throws TaxonomyException with all problems that {@link TaxonomyValidator} finds
   * @throws IllegalArgumentException if the version is blank
   */
  public static Taxonomy of(String version, List<Tag> tags) {
    return of(version, TaxonomyValidator.check(tags.stream().map(TagRow::of).toList()));
  }

  static Taxonomy of(String version, TaxonomyValidator.Checked checked) {
    if (version.isBlank()) {
      throw new IllegalArgumentException("a taxonomy's version must not be blank");
    }
    if (!checked.problems().isEmpty()) {
      throw new TaxonomyException(checked.problems());
    }
    return new Taxonomy(version, checked.tags());
  }

  /** The version given by its maintainers, for example {@code 1}. */
  public String version() {
    return version;
  }

  /**
   * SHA-256 over the content, in lower-case hexadecimal: equal exactly for equal trees, whatever
   * file they came from. The version has no part in it; the order of keywords has.
   */
  public String checksum() {
    return checksum;
  }

  /** The number of levels, from 1 to 6. */
  public int depth() {
    return levels.size();
  }

  /** The number of tags, at least 1. */
  public int size() {
    return tags.size();
  }

  /** All tags in code order. */
  public List<Tag> tags() {
    return tags;
  }

  /** The tag with this code, if there is one. */
  public Optional<Tag> find(String code) {
    List<Tag> path = path(code);
    return path.isEmpty() ? Optional.empty() : Optional.of(path.get(path.size() - 1));
  }

  /**
   * The tag with this code.
   *
   * @throws TaxonomyException if there is none, naming the nearest codes
   */
  public Tag tag(String code) {
    List<Tag> path = path(code);
    if (path.isEmpty()) {
      List<String> nearest = nearestCodes(code);
      throw new TaxonomyException(
          TaxonomyProblem.of(
              Kind.UNKNOWN_CODE,
              0,
              code,
              Suggestions.chinese(nearest),
              Suggestions.english(nearest)));
    }
    return path.get(path.size() - 1);
  }

  /** The tags of one level (1 for the top) in code order; none beyond {@link #depth}. */
  public List<Tag> level(int level) {
    return level < 1 || level > levels.size() ? List.of() : levels.get(level - 1);
  }

  /** The children of a tag in code order, none for a leaf; the empty code gives the top level. */
  public List<Tag> children(String code) {
    return node(code).children();
  }

  /** The parent of a tag, if it has one. */
  public Optional<Tag> parent(String code) {
    List<Tag> path = path(code);
    return path.size() < 2 ? Optional.empty() : Optional.of(path.get(path.size() - 2));
  }

  /** The tags above this one, from the top level down; none for the top level. */
  public List<Tag> ancestors(String code) {
    List<Tag> path = path(code);
    return path.subList(0, Math.max(0, path.size() - 1));
  }

  /** The tags from the top level down to this code, which is the last. */
  public List<Tag> path(String code) {
    return node(code).path();
  }

  /** The tags without children, in code order. */
  public List<Tag> leaves() {
    return leaves;
  }

  /** The leaves under a tag in code order, itself for a leaf; the empty code gives all leaves. */
  public List<Tag> leavesUnder(String code) {
    return node(code).leaves();
  }

  /** Whether a tag has this code and no children. */
  public boolean isLeaf(String code) {
    Node node = node(code);
    return !node.path().isEmpty() && node.children().isEmpty();
  }

  /** The version and the size. */
  @Override
  public String toString() {
    return "Taxonomy " + version + " (" + size() + " tags, " + depth() + " levels)";
  }

  private Node node(String code) {
    return nodes.getOrDefault(Objects.requireNonNull(code, "code"), Node.NONE);
  }

  /** By spelling, or else the deepest tag whose code the unknown one begins with. */
  private List<String> nearestCodes(String code) {
    if (code.length() > TaxonomyValidator.MAX_CODE_CHARS) {
      return List.of();
    }
    List<String> nearest = Suggestions.nearest(code, tags.stream().map(Tag::code).toList());
    for (int end = code.length() - 1; end > 0 && nearest.isEmpty(); end--) {
      if (nodes.containsKey(code.substring(0, end))) {
        return List.of(code.substring(0, end));
      }
    }
    return nearest;
  }

  /** Every field as UTF-8 after its length in bytes, keywords after their number. */
  private static String checksum(List<Tag> tags) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Tag tag : tags) {
        write(out, tag.code());
        write(out, tag.name());
        write(out, tag.parent());
        write(out, tag.definition());
        out.writeInt(tag.keywords().size());
        for (String keyword : tag.keywords()) {
          write(out, keyword);
        }
        write(out, tag.excludes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a byte array does not fail
    }
    return Sha256.hex(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
