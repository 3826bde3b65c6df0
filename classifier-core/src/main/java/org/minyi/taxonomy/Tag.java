package org.minyi.taxonomy;

import java.util.List;
import java.util.Objects;

/**
 * One node of a {@link Taxonomy}. Codes, never names, identify tags: names may repeat under
 * different parents.
 *
 * @param code the tag's code, unique in its taxonomy; in the taxonomy of record two digits a level
 * @param name the tag's name in Chinese
 * @param level depth in the tree, 1 for a top-level tag
 * @param parent the parent's code, or the empty string at level 1
 * @param definition what belongs here; may be empty
 * @param keywords words that citizens use for it; may be empty
 * @param excludes easily confused matters and where they go; may be empty
 */
public record Tag(
    String code,
    String name,
    int level,
    String parent,
    String definition,
    List<String> keywords,
    String excludes) {

  /** Copies the keywords; no component may be null. */
  public Tag {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(excludes, "excludes");
    keywords = List.copyOf(keywords);
  }
}
