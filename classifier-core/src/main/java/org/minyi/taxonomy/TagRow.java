package org.minyi.taxonomy;

import java.util.List;

/**
 * A tag as a file states it, before the tree is known.
 *
 * @param line where it stands; 0 when it does not come from a file
 * @param parent the empty string for the top level; null when the code tells it
 * @param level null when it is not stated
 */
record TagRow(
    long line,
    String code,
    String name,
    String parent,
    Integer level,
    String definition,
    List<String> keywords,
    String excludes) {

  static TagRow of(Tag tag) {
    return new TagRow(
        0,
        tag.code(),
        tag.name(),
        tag.parent(),
        tag.level(),
        tag.definition(),
        tag.keywords(),
        tag.excludes());
  }
}
