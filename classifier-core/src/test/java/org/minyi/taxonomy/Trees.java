package org.minyi.taxonomy;

import java.util.ArrayList;
import java.util.List;

/** Small invented trees. */
final class Trees {
  private Trees() {}

  static Tag tag(String code, String name, int level, String parent) {
    return new Tag(code, name, level, parent, "", List.of(), "");
  }

  /** A chain of tags, one a level: A, A1, A11 … */
  static List<Tag> chain(int levels) {
    List<Tag> tags = new ArrayList<>();
    String parent = "";
    for (int level = 1; level <= levels; level++) {
      String code = "A" + "1".repeat(level - 1);
      tags.add(tag(code, "第" + level + "级", level, parent));
      parent = code;
    }
    return tags;
  }

  /** Roads with lamps and paving, and gardens without children. */
  static List<Tag> city() {
    return List.of(
        tag("R", "道路", 1, ""),
        new Tag("R-1", "路灯", 2, "R", "路灯不亮与增设", List.of("灯不亮", "黑灯"), "楼道灯 → H"),
        tag("R-2", "路面", 2, "R"),
        tag("R-2-1", "坑洼", 3, "R-2"),
        tag("G", "园林", 1, ""));
  }
}
