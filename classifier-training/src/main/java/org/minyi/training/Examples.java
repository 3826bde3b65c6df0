package org.minyi.training;

import java.util.ArrayList;
import java.util.List;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldMessage;
import org.minyi.model.Levels;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** Makes training examples of labelled files and of the taxonomy's own definitions. */
final class Examples {
  private final Taxonomy taxonomy;
  private final Levels levels;

  Examples(Taxonomy taxonomy, Levels levels) {
    this.taxonomy = taxonomy;
    this.levels = levels;
  }

  /** The messages of a file that belong to some tag. */
  List<Example> of(GoldFile file, Example.Origin origin) {
    List<Example> examples = new ArrayList<>();
    for (GoldMessage gold : file.messages()) {
      if (!gold.code().isEmpty()) {
        String group = gold.group().isEmpty() ? file.name() + "#" + gold.id() : gold.group();
        List<int[]> alternatives =
            gold.alt().stream().map(code -> levels.path(taxonomy, code)).toList();
        examples.add(
            new Example(
                gold.message(), group, levels.path(taxonomy, gold.code()), alternatives, origin));
      }
    }
    return examples;
  }

  /** One example for each tag. */
  List<Example> ofDefinitions() {
    List<Example> examples = new ArrayList<>();
    for (Tag tag : taxonomy.tags()) {
      String text = tag.definition() + "，" + String.join("，", tag.keywords());
      examples.add(
          new Example(
              new Message(tag.name(), text),
              "tag " + tag.code(),
              levels.path(taxonomy, tag.code()),
              List.of(),
              Example.Origin.DEFINITION));
    }
    return examples;
  }
}
