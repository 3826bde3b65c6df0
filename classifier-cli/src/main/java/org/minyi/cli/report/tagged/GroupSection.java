package org.minyi.cli.report.tagged;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.tagged.Tally.Grouping;

/**
 * Messages by a column that the user named.
 *
 * @param number of the column, from 1
 */
record GroupSection(
    int number,
    Grouping grouping,
    CountedTags tags,
    Optional<Comparison> comparison,
    PageTexts texts) {
  private static final int TOP_TAGS = 3;

  Section section() {
    List<String> names =
        grouping.values().names().stream()
            .map(name -> name.isEmpty() ? texts.get("group.blank") : name)
            .toList();
    Breakdown groups = Breakdown.byCount(names, grouping.counts(), comparison, texts);
    String id = "group-" + number;
    return new Section(
        id,
        texts.get("group.heading", grouping.name()),
        List.of(),
        groups.order().isEmpty()
            ? List.of()
            : List.of(groups.chart(id + "-chart", texts.get("group.chart", grouping.name()))),
        List.of(
            groups.table(
                id + "-table",
                texts.get("group.table", grouping.name()),
                "group",
                Optional.of(this::topTags))));
  }

  private String topTags(int group) {
    return grouping.tags().top(group, TOP_TAGS).stream()
        .map(
            tag ->
                texts.get(
                    "group.tag",
                    tags.nodes().get(tag).name(),
                    texts.count(grouping.tags().count(group, tag))))
        .collect(Collectors.joining(texts.get("list.separator")));
  }
}
