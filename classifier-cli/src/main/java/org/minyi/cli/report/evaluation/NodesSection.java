package org.minyi.cli.report.evaluation;

import java.util.Comparator;
import java.util.List;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.TableBuilder;
import org.minyi.evaluate.ErrorAnalysis.Node;

/** How well every tag is predicted, level by level. */
record NodesSection(List<Node> nodes, Names names, PageTexts texts) {
  private static final int SHOWN = 25;

  Section section() {
    TableBuilder table =
        new TableBuilder(texts, "nodes-table", texts.get("evaluation.nodes.table"))
            .text("tag")
            .code("code")
            .text("level")
            .count("support")
            .count("predicted")
            .number("precision")
            .number("recall")
            .number("f1")
            .shown(SHOWN)
            .searchable();
    nodes.stream()
        .sorted(
            Comparator.comparingInt(this::level)
                .thenComparing(Comparator.comparingLong(Node::support).reversed())
                .thenComparing(Node::code))
        .forEach(
            node ->
                table.row(
                    Cell.text(names.path(node.code())),
                    Cell.text(node.code()),
                    Cell.text(names.level(level(node))),
                    Cell.count(node.support()),
                    Cell.count(node.predicted()),
                    Cell.number(node.precision()),
                    Cell.number(node.recall()),
                    Cell.number(node.f1())));
    return new Section(
        "nodes",
        texts.get("evaluation.nodes"),
        List.of(texts.get("evaluation.nodes.note")),
        List.of(),
        List.of(table.build()));
  }

  private int level(Node node) {
    return names.taxonomy().path(node.code()).size();
  }
}
