package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** Small invented trees and messages for tests. */
final class Trees {
  private Trees() {}

  /** Two levels: A (A1, A2), B (B1, B2, B3), C. C has no children, so that the tree is ragged. */
  static Taxonomy twoLevels() {
    return Taxonomy.of(
        "test",
        List.of(
            tag("A", "供水", ""),
            tag("A1", "停水", "A", "停水", "没水"),
            tag("A2", "水费", "A", "水费", "水表"),
            tag("B", "道路", ""),
            tag("B1", "路灯", "B", "路灯", "灯不亮"),
            tag("B2", "路面坑洼", "B", "坑洼", "路面"),
            tag("B3", "交通信号", "B", "红绿灯"),
            tag("C", "感谢", "", "感谢", "表扬")));
  }

  private static Tag tag(String code, String name, String parent, String... keywords) {
    return new Tag(code, name, parent.isEmpty() ? 1 : 2, parent, "", List.of(keywords), "");
  }

  /** A full binary tree of four levels: codes 0 and 1, each with two children, down to 0000. */
  static Taxonomy binaryOfFourLevels() {
    List<Tag> tags = new ArrayList<>();
    addChildren("", tags);
    return Taxonomy.of("binary", tags);
  }

  private static void addChildren(String parent, List<Tag> tags) {
    if (parent.length() < 4) {
      for (String digit : List.of("0", "1")) {
        String code = parent + digit;
        tags.add(new Tag(code, "节点" + code, code.length(), parent, "", List.of(), ""));
        addChildren(code, tags);
      }
    }
  }

  static GoldMessage gold(String code, String... alt) {
    return grouped("", code, "", alt);
  }

  static GoldMessage grouped(String group, String code, String body, String... alt) {
    return new GoldMessage(
        body + code, group, new Message("", body), code, List.of(alt), List.of(), "", false, "");
  }

  /** The path to each code. */
  static List<List<String>> paths(Taxonomy taxonomy, String... codes) {
    return Stream.of(codes)
        .map(code -> taxonomy.path(code).stream().map(Tag::code).toList())
        .toList();
  }
}
