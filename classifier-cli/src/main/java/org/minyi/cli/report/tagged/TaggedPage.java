package org.minyi.cli.report.tagged;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minyi.cli.report.Page;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.tagged.Comparison.Compared;

/**
 * Says on a page what was counted. The class of a section is named after its id.
 *
 * @param tally what was counted
 * @param files the names of the files, by number
 * @param timeline the days of the messages, if any has one
 * @param comparison of the latest period with earlier ones, if there are any
 * @param recent what the messages of the latest period say, if that is known
 * @param withExamples whether messages may be shown
 * @param texts the language
 */
record TaggedPage(
    Tally tally,
    List<String> files,
    Optional<Timeline> timeline,
    Optional<Comparison> comparison,
    Optional<RecentMessages> recent,
    boolean withExamples,
    PageTexts texts) {
  private static final int RECENT_DAYS = 31;

  /**
   * A page of what was counted.
   *
   * @param files the names of the files, by number
   * @param today the last day that can be
   * @param period the unit of the comparisons; chosen by the data when empty
   */
  static TaggedPage of(
      Tally tally, List<String> files, LocalDate today, Optional<Period> period, PageTexts texts) {
    var byDay = tally.all().byDay();
    Optional<Timeline> timeline =
        byDay.isEmpty() ? Optional.empty() : Optional.of(Timeline.of(byDay, today));
    return new TaggedPage(
        tally,
        files,
        timeline,
        timeline.flatMap(line -> Comparison.latest(line, period)),
        Optional.empty(),
        false,
        texts);
  }

  /** The same with what the messages of the latest period say. */
  TaggedPage with(RecentMessages messages, boolean examples) {
    return new TaggedPage(
        tally, files, timeline, comparison, Optional.of(messages), examples, texts);
  }

  /** The first day of what is recent: of the latest period, and no less than a month. */
  Optional<LocalDate> recentFrom() {
    return timeline.map(
        line -> {
          LocalDate month = line.last().minusDays(RECENT_DAYS - 1);
          return comparison
              .map(c -> c.periods().start(c.current()))
              .filter(start -> start.isBefore(month))
              .orElse(month);
        });
  }

  Page page() {
    CountedTags tags = new CountedTags(tally.tree().nodes(), tally.tags().totals());
    return new Page(
        texts.get("report.title"),
        subtitle(),
        new Facts(tally, timeline, comparison, tags, texts).facts(),
        new Notices(tally, timeline, comparison, texts).notices(),
        sections(tags));
  }

  private String subtitle() {
    return timeline
        .map(line -> texts.get("report.subtitle", texts.day(line.first()), texts.day(line.last())))
        .orElseGet(() -> texts.get("report.subtitle.undated"));
  }

  private List<Section> sections(CountedTags tags) {
    List<Section> sections = new ArrayList<>();
    timeline.ifPresent(line -> sections.add(new TrendSection(line, tally.all(), texts).section()));
    if (tags.size() > 0) {
      List<Compared> compared = comparison.map(c -> compared(c, tags)).orElse(List.of());
      ComparedColumns columns = new ComparedColumns(comparison, compared);
      sections.add(new TagsSection(tags, tally.tagged(), columns, texts).section());
      comparison.ifPresent(
          c -> sections.add(new ChangesSection(c, tags, compared, texts).section()));
    }
    recent
        .filter(messages -> messages.compared() > 0)
        .ifPresent(
            messages ->
                sections.add(new IssuesSection(messages, tags, withExamples, texts).section()));
    new NatureSection(tally, comparison, texts).section().ifPresent(sections::add);
    for (int i = 0; i < tally.groupings().size(); i++) {
      sections.add(
          new GroupSection(i + 1, tally.groupings().get(i), tags, comparison, texts).section());
    }
    if (!tally.stopped().isEmpty()) {
      sections.add(new StoppedSection(tally.stopped(), tally.rows(), texts).section());
    }
    recent
        .filter(messages -> withExamples)
        .ifPresent(messages -> sections.add(new ExamplesSection(messages, tags, texts).section()));
    sections.add(new SourcesSection(tally, files, texts).section());
    return sections;
  }

  /** The tests of each level are a family. */
  private List<Compared> compared(Comparison latest, CountedTags tags) {
    return latest.of(
        tally.tags(),
        tags.size(),
        tag -> tags.nodes().get(tag).parent(),
        tag -> tags.nodes().get(tag).level());
  }
}
