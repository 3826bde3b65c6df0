package org.minyi.cli.report.tagged;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.cli.report.tagged.RecentMessages.Issue;

/**
 * Hot issues: recent messages of which many say the same.
 *
 * @param withExamples whether messages may be shown
 */
record IssuesSection(
    RecentMessages messages, CountedTags tags, boolean withExamples, PageTexts texts) {
  private static final int MOST = 20;

  Section section() {
    List<Issue> issues = messages.issues(MOST);
    return new Section(
        "issues", texts.get("issues.heading"), notes(issues), List.of(), List.of(table(issues)));
  }

  private List<String> notes(List<Issue> issues) {
    List<String> notes = new ArrayList<>();
    notes.add(
        texts.get("issues.note", texts.day(messages.from()), texts.count(messages.compared())));
    if (messages.seen() > messages.compared()) {
      notes.add(texts.get("issues.cut", texts.count(messages.seen())));
    }
    if (issues.isEmpty()) {
      notes.add(texts.get("issues.none"));
    }
    return notes;
  }

  private Table table(List<Issue> issues) {
    TableBuilder table =
        new TableBuilder(texts, "issues-table", texts.get("issues.table"))
            .text("tag")
            .text("placeWords")
            .count("messages")
            .date("first")
            .date("last");
    if (withExamples) {
      table.text("example");
    }
    for (Issue issue : issues) {
      List<Cell> cells = new ArrayList<>();
      cells.add(
          Cell.text(issue.node() < 0 ? texts.get("stopped.untagged") : tags.path(issue.node())));
      cells.add(Cell.text(String.join(texts.get("issues.places"), issue.places())));
      cells.add(Cell.count(issue.size()));
      cells.add(day(issue.first()));
      cells.add(day(issue.last()));
      if (withExamples) {
        cells.add(Cell.text(issue.example()));
      }
      table.row(cells);
    }
    return table.build();
  }

  private Cell day(LocalDate day) {
    return new Cell.Day(day, texts.day(day));
  }
}
