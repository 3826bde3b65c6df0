package org.minyi.cli.report.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.evaluate.ErrorAnalysis.Node;
import org.minyi.taxonomy.Tag;

/**
 * Of which tags nothing is known: those never predicted, and those that no labelled message has.
 *
 * @param nodes the tags that occur in the gold or are predicted
 */
record MissingSection(List<Node> nodes, Names names, PageTexts texts) {
  private static final int SHOWN = 10;

  Section section() {
    Table neverPredicted = neverPredicted();
    Table neverSeen = neverSeen();
    return new Section(
        "missing",
        texts.get("evaluation.missing"),
        List.of(
            texts.get(
                "evaluation.missing.note",
                texts.count(neverPredicted.rows().size()),
                texts.count(neverSeen.rows().size()),
                texts.count(names.taxonomy().size()))),
        List.of(),
        List.of(neverPredicted, neverSeen));
  }

  private Table neverPredicted() {
    TableBuilder table = table("never-predicted", "evaluation.neverpredicted").count("support");
    nodes.stream()
        .filter(node -> node.predicted() == 0)
        .sorted(Comparator.comparingLong(Node::support).reversed())
        .forEach(node -> add(table, node.code(), node.support()));
    return table.build();
  }

  private Table neverSeen() {
    Set<String> seen =
        nodes.stream()
            .filter(node -> node.support() > 0)
            .map(Node::code)
            .collect(Collectors.toSet());
    Map<String, Long> predicted =
        nodes.stream().collect(Collectors.toMap(Node::code, Node::predicted));
    TableBuilder table = table("never-seen", "evaluation.neverseen").count("predicted");
    names.taxonomy().tags().stream()
        .map(Tag::code)
        .filter(code -> !seen.contains(code))
        .forEach(code -> add(table, code, predicted.getOrDefault(code, 0L)));
    return table.build();
  }

  private TableBuilder table(String id, String caption) {
    return new TableBuilder(texts, id, texts.get(caption))
        .text("tag")
        .code("code")
        .shown(SHOWN)
        .searchable();
  }

  private void add(TableBuilder table, String code, long count) {
    table.row(Cell.text(names.path(code)), Cell.text(code), Cell.count(count));
  }
}
