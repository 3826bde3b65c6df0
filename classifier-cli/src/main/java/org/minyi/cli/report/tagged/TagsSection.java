package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Shares;
import org.minyi.cli.report.TableBuilder;

/**
 * The tree of tags.
 *
 * @param tags at least one
 * @param tagged the messages with a tag
 * @param compared the tags by number
 */
record TagsSection(CountedTags tags, long tagged, ComparedColumns compared, PageTexts texts) {

  Section section() {
    TableBuilder table =
        new TableBuilder(texts, "tags-table", texts.get("tags.table"))
            .text("tag")
            .code("code")
            .count("messages")
            .share("share")
            .searchable();
    compared.addTo(table, texts);
    List<Chart.Tree.Node> drawn = new ArrayList<>();
    List<List<Integer>> children = children();
    for (int root : children.get(tags.size())) {
      add(root, -1, children, table, drawn);
    }
    return new Section(
        "tags",
        texts.get("tags.heading"),
        List.of(texts.get("tags.note", texts.count(tagged))),
        List.of(
            new Chart(
                "tags-chart",
                texts.get("tags.chart"),
                new Chart.Tree(texts.get("tags.all"), drawn))),
        List.of(table.build()));
  }

  /** The children of each tag by falling count, and last the tags at the top. */
  private List<List<Integer>> children() {
    List<List<Integer>> children = new ArrayList<>();
    for (int i = 0; i <= tags.size(); i++) {
      children.add(new ArrayList<>());
    }
    for (int i = 0; i < tags.size(); i++) {
      int parent = tags.nodes().get(i).parent();
      children.get(parent < 0 ? tags.size() : parent).add(i);
    }
    Comparator<Integer> order =
        Comparator.<Integer>comparingLong(i -> -tags.total(i))
            .thenComparing(i -> tags.nodes().get(i).code());
    children.forEach(list -> list.sort(order));
    return children;
  }

  /** Adds a tag, and all below it behind it, to the table and to what is drawn. */
  private void add(
      int tag,
      int parent,
      List<List<Integer>> children,
      TableBuilder table,
      List<Chart.Tree.Node> drawn) {
    TagTree.Node node = tags.nodes().get(tag);
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(node.name()));
    cells.add(Cell.text(node.code()));
    cells.add(Cell.count(tags.total(tag)));
    cells.add(Shares.of(tags.total(tag), tagged));
    cells.addAll(compared.cells(tag));
    table.row(node.level() - 1, cells);
    int place = drawn.size();
    drawn.add(new Chart.Tree.Node(parent, node.name(), tags.total(tag)));
    for (int child : children.get(tag)) {
      add(child, place, children, table, drawn);
    }
  }
}
