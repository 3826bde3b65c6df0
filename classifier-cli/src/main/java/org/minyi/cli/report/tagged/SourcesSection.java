package org.minyi.cli.report.tagged;

import java.util.List;
import java.util.stream.Collectors;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;

/**
 * What is behind the figures: files, models, rows left out, methods.
 *
 * @param files their names, by number
 */
record SourcesSection(Tally tally, List<String> files, PageTexts texts) {

  Section section() {
    return new Section(
        "sources",
        texts.get("sources.heading"),
        List.of(
            texts.get("method.counts"),
            texts.get("method.shares"),
            texts.get("method.changes"),
            texts.get("method.marks"),
            texts.get("method.periods"),
            texts.get("method.trace")),
        List.of(),
        List.of(inputs(), taggings(), leftOut()));
  }

  private Table inputs() {
    TableBuilder table =
        new TableBuilder(texts, "files", texts.get("sources.files"))
            .count("number")
            .text("file")
            .count("messages");
    for (int i = 0; i < files.size(); i++) {
      table.row(Cell.count(i + 1), Cell.text(files.get(i)), Cell.count(tally.rows(i)));
    }
    return table.build();
  }

  private Table taggings() {
    TableBuilder table =
        new TableBuilder(texts, "taggings", texts.get("sources.taggings"))
            .text("model")
            .text("taxonomyVersion")
            .count("messages");
    tally
        .taggings()
        .forEach(
            (tagging, rows) ->
                table.row(
                    Cell.text(orUnknown(tagging.model())),
                    Cell.text(orUnknown(tagging.taxonomyVersion())),
                    Cell.count(rows)));
    return table.build();
  }

  private String orUnknown(String name) {
    return name.isEmpty() ? texts.get("sources.unknown") : name;
  }

  private Table leftOut() {
    TableBuilder table =
        new TableBuilder(texts, "left-out", texts.get("sources.leftout"))
            .text("reason")
            .count("messages")
            .text("places");
    for (LeftOut reason : LeftOut.values()) {
      if (tally.leftOut(reason) > 0) {
        table.row(
            Cell.text(texts.get("leftout." + reason)),
            Cell.count(tally.leftOut(reason)),
            Cell.text(places(reason)));
      }
    }
    return table.build();
  }

  private String places(LeftOut reason) {
    String places =
        tally.firstLeftOut(reason).stream()
            .map(
                place ->
                    texts.get("sources.place", files.get(place.file()), texts.count(place.line())))
            .collect(Collectors.joining(texts.get("list.separator")));
    return tally.firstLeftOut(reason).size() < tally.leftOut(reason) ? places + " …" : places;
  }
}
