package org.minyi.cli.report.tagged;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.TableBuilder;

/** Some recent messages of the most frequent tags. */
record ExamplesSection(RecentMessages messages, CountedTags tags, PageTexts texts) {
  private static final int MOST_TAGS = 20;

  Section section() {
    TableBuilder table =
        new TableBuilder(texts, "examples-table", texts.get("examples.table"))
            .text("tag")
            .text("example")
            .searchable();
    IntStream.range(0, tags.size())
        .filter(tag -> !messages.examples(tag).isEmpty())
        .boxed()
        .sorted(Comparator.comparingLong(tag -> -tags.total(tag)))
        .limit(MOST_TAGS)
        .forEach(
            tag ->
                messages
                    .examples(tag)
                    .forEach(text -> table.row(Cell.text(tags.path(tag)), Cell.text(text))));
    return new Section(
        "examples",
        texts.get("examples.heading"),
        List.of(texts.get("examples.note")),
        List.of(),
        List.of(table.build()));
  }
}
