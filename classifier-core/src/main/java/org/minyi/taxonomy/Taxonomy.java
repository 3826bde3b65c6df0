package org.minyi.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable tree of tags, in code order. Thread-safe. */
public final class Taxonomy {
  private final String version;
  private final String checksum;
  private final List<Tag> tags;
  private final Map<String, Tag> byCode = new LinkedHashMap<>();
  private final Map<String, List<Tag>> children = new LinkedHashMap<>();
  private final int depth;

  private Taxonomy(String version, String checksum, List<Tag> tags) {
    this.version = version;
    this.checksum = checksum;
    this.tags = List.copyOf(tags);
    int deepest = 0;
    for (Tag tag : tags) {
      byCode.put(tag.code(), tag);
      children.computeIfAbsent(tag.parent(), k -> new ArrayList<>()).add(tag);
      deepest = Math.max(deepest, tag.level());
    }
    this.depth = deepest;
  }

  /** The taxonomy of record that ships with Minyi. */
  public static Taxonomy loadDefault() {
    List<Tag> tags = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Taxonomy.class
                    .getClassLoader()
                    .getResourceAsStream("org/minyi/taxonomy/v1/taxonomy.jsonl"),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode node = mapper.readTree(line);
        String code = node.get("code").asText();
        List<String> keywords = new ArrayList<>();
        node.path("keywords").forEach(k -> keywords.add(k.asText()));
        tags.add(
            new Tag(
                code,
                node.get("name").asText(),
                code.length() / 2,
                code.substring(0, code.length() - 2),
                node.path("definition").asText(""),
                keywords,
                node.path("excludes").asText("")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Taxonomy("1", "", tags);
  }

  /** Builds and validates a taxonomy. */
  public static Taxonomy of(String version, List<Tag> tags) {
    return new Taxonomy(version, "", tags);
  }

  /** The version given by its maintainers, for example {@code 1}. */
  public String version() {
    return version;
  }

  /** SHA-256 over the content, in lower-case hexadecimal: equal exactly for equal trees. */
  public String checksum() {
    return checksum;
  }

  /** The number of levels. */
  public int depth() {
    return depth;
  }

  /** All tags in code order. */
  public List<Tag> tags() {
    return tags;
  }

  /** The tag with this code, if there is one. */
  public Optional<Tag> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The tags of one level (1 for the top), in code order. */
  public List<Tag> level(int level) {
    return tags.stream().filter(t -> t.level() == level).toList();
  }

  /** The children of a tag in code order, none for a leaf; the empty code gives the top level. */
  public List<Tag> children(String code) {
    return children.getOrDefault(code, List.of());
  }

  /** The tags from the top level down to this code, which is the last. */
  public List<Tag> path(String code) {
    List<Tag> path = new ArrayList<>();
    for (Tag tag = byCode.get(code); tag != null; tag = byCode.get(tag.parent())) {
      path.add(0, tag);
    }
    return path;
  }

  /** The tags without children, in code order. */
  public List<Tag> leaves() {
    return tags.stream().filter(t -> !children.containsKey(t.code())).toList();
  }
}
