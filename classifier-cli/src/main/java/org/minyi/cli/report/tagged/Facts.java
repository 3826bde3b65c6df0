package org.minyi.cli.report.tagged;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minyi.cli.report.Cell.Changed;
import org.minyi.cli.report.Cell.Verdict;
import org.minyi.cli.report.Page.Fact;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.tagged.Comparison.Compared;

/** The figures at the head of the page. */
record Facts(
    Tally tally,
    Optional<Timeline> timeline,
    Optional<Comparison> comparison,
    CountedTags tags,
    PageTexts texts) {

  List<Fact> facts() {
    return Stream.of(Optional.of(messages()), latest(), tagged(), topTag(), urgent())
        .flatMap(Optional::stream)
        .toList();
  }

  private Fact messages() {
    return new Fact(
        texts.get("fact.messages"),
        texts.count(tally.rows()),
        timeline.map(line -> texts.get("fact.daily", texts.mean(daily(line)))).orElse(""));
  }

  private double daily(Timeline line) {
    long dated = tally.rows() - tally.all().undated();
    return (double) dated / (Period.DAY.between(line.first(), line.last()) + 1);
  }

  /** The latest period, and how it compares. */
  private Optional<Fact> latest() {
    return comparison.map(
        c -> {
          Compared all = c.of(tally.all(), 1).get(0);
          return new Fact(
              c.currentName(texts),
              texts.count(all.total()),
              Stream.of(
                      all.onBefore().map(change -> texts.get("fact.before", text(change))),
                      all.onYear().map(change -> texts.get("fact.year", text(change))))
                  .flatMap(Optional::stream)
                  .collect(Collectors.joining(texts.get("fact.and"))));
        });
  }

  private String text(Changed change) {
    String text = texts.change(change.change());
    return change.verdict() == Verdict.NOISE ? texts.get("fact.noise", text) : text;
  }

  private Optional<Fact> tagged() {
    return tally.rows() == 0
        ? Optional.empty()
        : Optional.of(
            new Fact(
                texts.get("fact.tagged"),
                texts.percent((double) tally.tagged() / tally.rows()),
                texts.get("fact.of", texts.count(tally.tagged()))));
  }

  private Optional<Fact> topTag() {
    return IntStream.range(0, tags.size())
        .filter(tag -> tags.nodes().get(tag).level() == 1)
        .boxed()
        .max(Comparator.comparingLong(tags::total))
        .map(
            tag ->
                new Fact(
                    texts.get("fact.top"),
                    tags.nodes().get(tag).name(),
                    texts.get(
                        "fact.share",
                        texts.count(tags.total(tag)),
                        texts.percent((double) tags.total(tag) / tally.tagged()))));
  }

  private Optional<Fact> urgent() {
    long[] urgency = tally.byUrgency().totals();
    long told = Arrays.stream(urgency).sum();
    if (told == 0) {
      return Optional.empty();
    }
    long urgent = urgency.length > 1 ? urgency[1] : 0;
    return Optional.of(
        new Fact(
            texts.get("fact.urgent"),
            texts.count(urgent),
            texts.get("fact.percent", texts.percent((double) urgent / told))));
  }
}
