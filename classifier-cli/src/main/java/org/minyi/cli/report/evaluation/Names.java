package org.minyi.cli.report.evaluation;

import java.util.stream.Collectors;
import org.minyi.cli.report.PageTexts;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/** What the page calls levels and tags. */
record Names(Taxonomy taxonomy, PageTexts texts) {
  private static final String BELOW = " / ";

  String level(int level) {
    return texts.get("evaluation.level", level);
  }

  /** A tag's name; its code where the taxonomy does not have it. */
  String tag(String code) {
    return taxonomy.find(code).map(Tag::name).orElse(code);
  }

  /** The names from the top down to a tag. */
  String path(String code) {
    return taxonomy.path(code).stream().map(Tag::name).collect(Collectors.joining(BELOW));
  }

  /** The names from the top down to the tag above. */
  String parent(String code) {
    String above =
        taxonomy.ancestors(code).stream().map(Tag::name).collect(Collectors.joining(BELOW));
    return above.isEmpty() ? texts.get("evaluation.root") : above;
  }
}
