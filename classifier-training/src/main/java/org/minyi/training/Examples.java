package org.minyi.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldMessage;
import org.minyi.model.Columns;
import org.minyi.model.Facet;
import org.minyi.model.Levels;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** Makes training examples of labelled files and of the taxonomy's own definitions. */
final class Examples {
  private static final int UNKNOWN = -1;

  private final Taxonomy taxonomy;
  private final Columns columns;

  Examples(Taxonomy taxonomy, Columns columns) {
    this.taxonomy = taxonomy;
    this.columns = columns;
  }

  /** The facets that the corpora teach; thresholds are chosen later. */
  static List<Facet> facets(ModelTrainer.Corpora corpora) {
    List<GoldMessage> labelled =
        corpora.labelled().stream().flatMap(file -> file.messages().stream()).toList();
    List<Facet> facets = new ArrayList<>();
    List<String> natures =
        GoldMessage.NATURES.stream()
            .filter(nature -> labelled.stream().anyMatch(m -> m.nature().equals(nature)))
            .toList();
    if (natures.size() > 1) {
      facets.add(new Facet(Facet.NATURE, natures, 0));
    }
    if (labelled.stream().anyMatch(GoldMessage::urgent)) {
      facets.add(new Facet(Facet.URGENCY, List.of("ordinary", "urgent"), Facet.NEVER));
    }
    if (Stream.concat(
            labelled.stream(), corpora.outside().stream().flatMap(f -> f.messages().stream()))
        .anyMatch(message -> message.code().isEmpty())) {
      facets.add(new Facet(Facet.DOMAIN, List.of("inside", "outside"), Facet.NEVER));
    }
    return facets;
  }

  /** The messages of a file. */
  List<Example> of(GoldFile file, Example.Origin origin) {
    boolean knowsUrgency =
        origin == Example.Origin.LABELLED && file.messages().stream().anyMatch(GoldMessage::urgent);
    List<Example> examples = new ArrayList<>();
    for (GoldMessage gold : file.messages()) {
      examples.add(
          new Example(
              gold.message(),
              gold.group().isEmpty() ? file.name() + "#" + gold.id() : gold.group(),
              path(gold.code()),
              gold.alt().stream().map(this::path).toList(),
              gold.also().stream().map(this::path).toList(),
              columns.facets().stream().mapToInt(f -> value(f, gold, knowsUrgency)).toArray(),
              origin));
    }
    return examples;
  }

  private int[] path(String code) {
    return columns.levels().path(taxonomy, code);
  }

  private static int value(Facet facet, GoldMessage gold, boolean knowsUrgency) {
    return switch (facet.name()) {
      case Facet.NATURE -> facet.values().indexOf(gold.nature());
      case Facet.URGENCY -> knowsUrgency ? (gold.urgent() ? 1 : 0) : UNKNOWN;
      case Facet.DOMAIN -> gold.code().isEmpty() ? 1 : 0;
      default -> throw new IllegalArgumentException("unknown facet " + facet.name());
    };
  }

  /** One example for each tag. */
  List<Example> ofDefinitions() {
    Levels levels = columns.levels();
    int[] unknown = new int[columns.facets().size()];
    Arrays.fill(unknown, UNKNOWN);
    List<Example> examples = new ArrayList<>();
    for (Tag tag : taxonomy.tags()) {
      String text = tag.definition() + "，" + String.join("，", tag.keywords());
      examples.add(
          new Example(
              new Message(tag.name(), text),
              "tag " + tag.code(),
              levels.path(taxonomy, tag.code()),
              List.of(),
              List.of(),
              unknown,
              Example.Origin.DEFINITION));
    }
    return examples;
  }
}
