package org.minyi.cli.report.tagged;

import static org.minyi.cli.report.Table.Kind.CHANGE;
import static org.minyi.cli.report.Table.Kind.CODE;
import static org.minyi.cli.report.Table.Kind.COUNT;
import static org.minyi.cli.report.Table.Kind.DATE;
import static org.minyi.cli.report.Table.Kind.SHARE;
import static org.minyi.cli.report.Table.Kind.TEXT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Cell.Changed;
import org.minyi.cli.report.Cell.Verdict;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.Chart.Format;
import org.minyi.cli.report.Page;
import org.minyi.cli.report.Page.Fact;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Shares;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.Table.Column;
import org.minyi.cli.report.Table.Row;
import org.minyi.cli.report.tagged.Comparison.Compared;
import org.minyi.cli.report.tagged.Tally.Grouping;

/** Says on a page what was counted. */
final class TaggedPage {
  private static final int BARS = 15;
  private static final int TOP_TAGS = 3;
  private static final int MOVERS = 15;
  private static final int SMOOTH_DAYS = 7;
  private static final int ISSUES = 20;
  private static final int RECENT_DAYS = 31;
  private static final int EXAMPLE_TAGS = 20;

  /** A child that makes up this share of its parent's change says all that the parent would. */
  private static final double CHILD_EXPLAINS = 0.8;

  private final Tally tally;
  private final List<String> files;
  private final PageTexts texts;
  private final Optional<Timeline> timeline;
  private final Optional<Comparison> comparison;
  private final List<TagTree.Node> nodes;
  private Optional<RecentMessages> recent = Optional.empty();
  private boolean withExamples;
  private final long[] tagTotals;

  /**
   * A page.
   *
   * @param files the names of the files, by number
   * @param period the unit of the comparisons; chosen by the data when empty
   */
  TaggedPage(
      Tally tally, List<String> files, LocalDate today, Optional<Period> period, PageTexts texts) {
    this.tally = tally;
    this.files = files;
    this.texts = texts;
    var byDay = tally.all().byDay();
    this.timeline = byDay.isEmpty() ? Optional.empty() : Optional.of(Timeline.of(byDay, today));
    this.comparison = timeline.flatMap(line -> Comparison.latest(line, period));
    this.nodes = tally.tree().nodes();
    this.tagTotals = rolledUp(tally.tags().totals());
  }

  private long[] rolledUp(long[] own) {
    long[] totals = Arrays.copyOf(own, nodes.size());
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (nodes.get(i).parent() >= 0) {
        totals[nodes.get(i).parent()] += totals[i];
      }
    }
    return totals;
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

  /** Adds what the messages of the latest period say. */
  TaggedPage with(RecentMessages messages, boolean examples) {
    this.recent = Optional.of(messages);
    this.withExamples = examples;
    return this;
  }

  Page page() {
    List<Section> sections = new ArrayList<>();
    timeline.ifPresent(line -> sections.add(trend(line)));
    if (!nodes.isEmpty()) {
      List<Compared> compared =
          compared(
              tally.tags(), nodes.size(), i -> nodes.get(i).parent(), i -> nodes.get(i).level());
      sections.add(tags(compared));
      comparison.ifPresent(c -> sections.add(movers(c, compared)));
    }
    recent.filter(r -> r.compared() > 0).ifPresent(r -> sections.add(issues(r)));
    if (!tally.natures().isEmpty() || sum(tally.byUrgency().totals()) > 0) {
      sections.add(nature());
    }
    for (int i = 0; i < tally.groupings().size(); i++) {
      sections.add(group(i, tally.groupings().get(i)));
    }
    if (!tally.stopped().isEmpty()) {
      sections.add(stopped());
    }
    if (withExamples) {
      recent.ifPresent(r -> sections.add(examples(r)));
    }
    sections.add(sources());
    return new Page(texts.get("report.title"), subtitle(), facts(), notices(), sections);
  }

  private String subtitle() {
    return timeline
        .map(line -> texts.get("report.subtitle", texts.day(line.first()), texts.day(line.last())))
        .orElseGet(() -> texts.get("report.subtitle.undated"));
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            texts.get("fact.messages"),
            texts.count(tally.rows()),
            timeline.map(line -> texts.get("fact.daily", texts.mean(daily(line)))).orElse("")));
    comparison.ifPresent(
        c -> {
          Compared all = compared(tally.all(), 1, i -> -1, i -> 0).get(0);
          facts.add(
              new Fact(
                  periodName(c.periods(), c.current()),
                  texts.count(all.total()),
                  List.of(
                          all.onBefore().map(x -> texts.get("fact.before", short_(x))),
                          all.onYear().map(x -> texts.get("fact.year", short_(x))))
                      .stream()
                      .flatMap(Optional::stream)
                      .collect(Collectors.joining(texts.get("fact.and")))));
        });
    if (tally.rows() > 0) {
      facts.add(
          new Fact(
              texts.get("fact.tagged"),
              texts.percent((double) tally.tagged() / tally.rows()),
              texts.get("fact.of", texts.count(tally.tagged()))));
    }
    IntStream.range(0, nodes.size())
        .filter(i -> nodes.get(i).level() == 1)
        .boxed()
        .max(Comparator.comparingLong(i -> tagTotals[i]))
        .ifPresent(
            i ->
                facts.add(
                    new Fact(
                        texts.get("fact.top"),
                        nodes.get(i).name(),
                        texts.get(
                            "fact.share",
                            texts.count(tagTotals[i]),
                            texts.percent((double) tagTotals[i] / tally.tagged())))));
    long[] urgency = tally.byUrgency().totals();
    if (sum(urgency) > 0) {
      long urgent = urgency.length > 1 ? urgency[1] : 0;
      facts.add(
          new Fact(
              texts.get("fact.urgent"),
              texts.count(urgent),
              texts.get("fact.percent", texts.percent((double) urgent / sum(urgency)))));
    }
    return facts;
  }

  private double daily(Timeline line) {
    long dated = tally.rows() - tally.all().undated();
    return (double) dated / (Period.DAY.between(line.first(), line.last()) + 1);
  }

  private String short_(Changed change) {
    String value =
        Double.isNaN(change.change()) ? texts.get("change.new") : texts.change(change.change());
    return change.verdict() == Verdict.NOISE ? texts.get("fact.noise", value) : value;
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>();
    for (LeftOut reason : LeftOut.values()) {
      long count = tally.leftOut(reason);
      if (count > 0) {
        notices.add(texts.get("notice." + reason, texts.count(count)));
      }
    }
    if (tally.noMatter() > 0) {
      notices.add(texts.get("notice.nomatter", texts.count(tally.noMatter())));
    }
    if (timeline.isEmpty() && tally.rows() > 0) {
      notices.add(texts.get("notice.undated"));
    }
    if (timeline.isPresent() && comparison.isEmpty()) {
      notices.add(texts.get("notice.nothing.to.compare"));
    }
    if (timeline.map(Timeline::hasHoles).orElse(false)) {
      notices.add(texts.get("notice.holes"));
    }
    if (tally.taggings().keySet().stream().map(Tally.Tagging::model).distinct().count() > 1) {
      notices.add(texts.get("notice.models"));
    }
    if (tally.taggings().keySet().stream().map(Tally.Tagging::taxonomyVersion).distinct().count()
        > 1) {
      notices.add(texts.get("notice.taxonomies"));
    }
    if (tally.rows() == 0) {
      notices.add(texts.get("notice.empty"));
    }
    return notices;
  }

  // Time

  private Section trend(Timeline line) {
    List<Chart.Times.Unit> units = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    for (Period period : List.of(Period.MONTH, Period.WEEK, Period.DAY)) {
      Timeline.Periods periods = line.by(period);
      List<Compared> series = Comparison.series(line, periods, tally.all());
      units.add(unit(periods, series));
      tables.add(trendTable(periods, series));
    }
    return new Section(
        "trend",
        texts.get("trend.heading"),
        List.of(texts.get("trend.note")),
        List.of(new Chart("trend-chart", texts.get("trend.chart"), new Chart.Times(units))),
        tables);
  }

  private Chart.Times.Unit unit(Timeline.Periods periods, List<Compared> series) {
    boolean days = periods.period() == Period.DAY;
    List<Double> smooth = new ArrayList<>();
    for (int i = 0; days && i < series.size(); i++) {
      smooth.add(
          i < SMOOTH_DAYS - 1
              ? null
              : series.subList(i - SMOOTH_DAYS + 1, i + 1).stream()
                  .mapToLong(Compared::total)
                  .average()
                  .orElse(0));
    }
    return new Chart.Times.Unit(
        texts.get("period." + key(periods.period())),
        texts.get("column.messages"),
        days ? texts.get("trend.smooth", SMOOTH_DAYS) : "",
        IntStream.range(0, series.size()).mapToObj(i -> periodName(periods, i)).toList(),
        series.stream().map(Compared::total).toList(),
        smooth,
        IntStream.range(0, series.size()).mapToObj(i -> !periods.complete(i)).toList());
  }

  private Table trendTable(Timeline.Periods periods, List<Compared> series) {
    List<Row> rows = new ArrayList<>();
    for (int i = series.size() - 1; i >= 0; i--) {
      rows.add(
          Row.of(
              new Cell.Day(periods.start(i), periodName(periods, i)),
              Cell.count(series.get(i).total()),
              Comparison.cell(series.get(i).onBefore()),
              Comparison.cell(series.get(i).onYear()),
              Cell.text(periods.complete(i) ? "" : texts.get("trend.partial"))));
    }
    String unit = key(periods.period());
    return new Table(
        "trend-" + unit,
        texts.get("trend.table." + unit),
        List.of(
            column("period", DATE),
            column("messages", COUNT),
            column("onBefore", CHANGE),
            column("onYear", CHANGE),
            column("remark", TEXT)),
        rows,
        periods.period() == Period.MONTH ? 25 : 8,
        false);
  }

  private String periodName(Timeline.Periods periods, int index) {
    LocalDate start = periods.start(index);
    return switch (periods.period()) {
      case DAY -> texts.day(start);
      case MONTH -> texts.month(start);
      case WEEK -> texts.get("period.week.of", texts.day(start));
    };
  }

  // Tags

  private Section tags(List<Compared> compared) {
    List<List<Integer>> children = children();
    List<Row> rows = new ArrayList<>();
    List<Chart.Tree.Node> drawn = new ArrayList<>();
    for (int root : children.get(nodes.size())) {
      addTag(root, -1, children, compared, rows, drawn);
    }
    List<Column> columns = new ArrayList<>();
    columns.add(column("tag", TEXT));
    columns.add(column("code", CODE));
    columns.add(column("messages", COUNT));
    columns.add(column("share", SHARE));
    columns.addAll(comparedColumns());
    return new Section(
        "tags",
        texts.get("tags.heading"),
        List.of(texts.get("tags.note", texts.count(tally.tagged()))),
        List.of(
            new Chart(
                "tags-chart",
                texts.get("tags.chart"),
                new Chart.Tree(texts.get("tags.all"), drawn))),
        List.of(
            new Table("tags-table", texts.get("tags.table"), columns, rows, Table.SHOWN, true)));
  }

  /** The children of each node by falling count, and last those of the root. */
  private List<List<Integer>> children() {
    List<List<Integer>> children = new ArrayList<>();
    for (int i = 0; i <= nodes.size(); i++) {
      children.add(new ArrayList<>());
    }
    for (int i = 0; i < nodes.size(); i++) {
      int parent = nodes.get(i).parent();
      children.get(parent < 0 ? nodes.size() : parent).add(i);
    }
    children.forEach(
        list ->
            list.sort(
                Comparator.<Integer>comparingLong(i -> -tagTotals[i])
                    .thenComparing(i -> nodes.get(i).code())));
    return children;
  }

  private void addTag(
      int node,
      int parent,
      List<List<Integer>> children,
      List<Compared> compared,
      List<Row> rows,
      List<Chart.Tree.Node> drawn) {
    TagTree.Node tag = nodes.get(node);
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(tag.name()));
    cells.add(Cell.text(tag.code()));
    cells.add(Cell.count(tagTotals[node]));
    cells.add(Shares.of(tagTotals[node], tally.tagged()));
    cells.addAll(comparedCells(compared, node));
    rows.add(new Row(tag.level() - 1, cells));
    int place = drawn.size();
    drawn.add(new Chart.Tree.Node(parent, tag.name(), tagTotals[node]));
    for (int child : children.get(node)) {
      addTag(child, place, children, compared, rows, drawn);
    }
  }

  private String path(int node) {
    TagTree.Node tag = nodes.get(node);
    return tag.parent() < 0 ? tag.name() : path(tag.parent()) + " / " + tag.name();
  }

  // Changes

  private Section movers(Comparison c, List<Compared> compared) {
    List<Chart> charts = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    for (boolean year : new boolean[] {false, true}) {
      if (year ? c.hasYear() : c.hasBefore()) {
        String on = year ? "year" : "before";
        List<Integer> movers = movers(compared, year);
        List<Integer> marked =
            movers.stream().filter(i -> isMarked(change(compared, i, year))).toList();
        if (!marked.isEmpty()) {
          charts.add(moversChart(on, marked, compared, year));
        }
        tables.add(moversTable(on, movers, compared, year));
      }
    }
    return new Section(
        "changes",
        texts.get("changes.heading", periodName(c.periods(), c.current())),
        List.of(texts.get("changes.note")),
        charts,
        tables);
  }

  private static boolean isMarked(Changed change) {
    return change.verdict() == Verdict.RISE || change.verdict() == Verdict.FALL;
  }

  private static Changed change(List<Compared> compared, int node, boolean year) {
    Compared c = compared.get(node);
    return (year ? c.onYear() : c.onBefore()).orElseThrow();
  }

  private static long difference(Changed change) {
    return change.after() - change.before();
  }

  /** The tags that changed most, marked ones first; without those of which a child says it all. */
  private List<Integer> movers(List<Compared> compared, boolean year) {
    boolean[] explained = new boolean[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      int parent = nodes.get(i).parent();
      if (parent >= 0) {
        Changed own = change(compared, i, year);
        long above = difference(change(compared, parent, year));
        boolean all = above != 0 && difference(own) / (double) above >= CHILD_EXPLAINS;
        explained[parent] |=
            all && isMarked(own) || all && !isMarked(change(compared, parent, year));
      }
    }
    List<Integer> sorted =
        IntStream.range(0, nodes.size())
            .filter(i -> !explained[i] && difference(change(compared, i, year)) != 0)
            .boxed()
            .sorted(
                Comparator.<Integer, Boolean>comparing(i -> !isMarked(change(compared, i, year)))
                    .thenComparing(i -> -Math.abs(difference(change(compared, i, year)))))
            .toList();
    List<Integer> kept = new ArrayList<>();
    for (boolean rise : new boolean[] {true, false}) {
      sorted.stream()
          .filter(i -> difference(change(compared, i, year)) > 0 == rise)
          .limit(MOVERS)
          .forEach(kept::add);
    }
    kept.sort(Comparator.comparingInt(sorted::indexOf));
    return kept;
  }

  private Chart moversChart(
      String on, List<Integer> marked, List<Compared> compared, boolean year) {
    List<Integer> sorted =
        marked.stream()
            .sorted(Comparator.comparingLong(i -> -difference(change(compared, i, year))))
            .toList();
    return new Chart(
        "changes-chart-" + on,
        texts.get("changes.chart." + on),
        new Chart.Bars(
            sorted.stream().map(i -> nodes.get(i).name()).toList(),
            sorted.stream().map(i -> (double) difference(change(compared, i, year))).toList(),
            List.of(),
            List.of(),
            Format.COUNT));
  }

  private Table moversTable(
      String on, List<Integer> movers, List<Compared> compared, boolean year) {
    List<Row> rows = new ArrayList<>();
    for (int i : movers) {
      Changed change = change(compared, i, year);
      rows.add(
          Row.of(
              Cell.text(path(i)),
              Cell.text(nodes.get(i).code()),
              Cell.count(change.before()),
              Cell.count(change.after()),
              Cell.count(difference(change)),
              change,
              Cell.number(change.p())));
    }
    return new Table(
        "changes-" + on,
        texts.get("changes.table." + on),
        List.of(
            column("tag", TEXT),
            column("code", CODE),
            column("before", COUNT),
            column("after", COUNT),
            column("difference", COUNT),
            column(year ? "onYear" : "onBefore", CHANGE),
            column("p", Table.Kind.NUMBER)),
        rows,
        Table.SHOWN,
        false);
  }

  // Messages

  private Section issues(RecentMessages messages) {
    List<Row> rows = new ArrayList<>();
    for (RecentMessages.Issue issue : messages.issues(ISSUES)) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.text(issue.node() < 0 ? texts.get("stopped.untagged") : path(issue.node())));
      cells.add(Cell.text(String.join(texts.get("issues.places"), issue.places())));
      cells.add(Cell.count(issue.size()));
      cells.add(day(issue.first()));
      cells.add(day(issue.last()));
      if (withExamples) {
        cells.add(Cell.text(issue.example()));
      }
      rows.add(new Row(0, cells));
    }
    List<Column> columns = new ArrayList<>();
    columns.add(column("tag", TEXT));
    columns.add(column("placeWords", TEXT));
    columns.add(column("messages", COUNT));
    columns.add(column("first", DATE));
    columns.add(column("last", DATE));
    if (withExamples) {
      columns.add(column("example", TEXT));
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        texts.get(
            "issues.note",
            recentFrom().map(texts::day).orElse(""),
            texts.count(messages.compared())));
    if (messages.seen() > messages.compared()) {
      notes.add(texts.get("issues.cut", texts.count(messages.seen())));
    }
    if (rows.isEmpty()) {
      notes.add(texts.get("issues.none"));
    }
    return new Section(
        "issues",
        texts.get("issues.heading"),
        notes,
        List.of(),
        List.of(
            new Table(
                "issues-table", texts.get("issues.table"), columns, rows, Table.SHOWN, false)));
  }

  private Section examples(RecentMessages messages) {
    List<Row> rows = new ArrayList<>();
    IntStream.range(0, nodes.size())
        .filter(i -> !messages.examples(i).isEmpty())
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(i -> -tagTotals[i]))
        .limit(EXAMPLE_TAGS)
        .forEach(
            i ->
                messages
                    .examples(i)
                    .forEach(text -> rows.add(Row.of(Cell.text(path(i)), Cell.text(text)))));
    return new Section(
        "examples",
        texts.get("examples.heading"),
        List.of(texts.get("examples.note")),
        List.of(),
        List.of(
            new Table(
                "examples-table",
                texts.get("examples.table"),
                List.of(column("tag", TEXT), column("example", TEXT)),
                rows,
                Table.SHOWN,
                true)));
  }

  private Cell day(LocalDate day) {
    return new Cell.Day(day, texts.day(day));
  }

  // Nature, urgency, groups

  private Section nature() {
    List<Table> tables = new ArrayList<>();
    List<Chart> charts = new ArrayList<>();
    if (!tally.natures().isEmpty()) {
      List<Integer> order = byCount(tally.byNature().totals());
      charts.add(
          bars(
              "nature-chart", texts.get("nature.chart"), tally.natures(), tally.byNature(), order));
      tables.add(
          categories(
              "nature-table",
              texts.get("nature.table"),
              "nature",
              tally.natures(),
              tally.byNature(),
              order,
              Optional.empty()));
    }
    if (sum(tally.byUrgency().totals()) > 0) {
      tables.add(
          categories(
              "urgency-table",
              texts.get("urgency.table"),
              "urgency",
              List.of(texts.get("urgency.no"), texts.get("urgency.yes")),
              tally.byUrgency(),
              tally.byUrgency().totals().length > 1 ? List.of(1, 0) : List.of(0),
              Optional.empty()));
    }
    return new Section("nature", texts.get("nature.heading"), List.of(), charts, tables);
  }

  private Section group(int number, Grouping grouping) {
    List<String> names =
        grouping.values().names().stream()
            .map(name -> name.isEmpty() ? texts.get("group.blank") : name)
            .toList();
    List<Integer> order = byCount(grouping.counts().totals());
    String id = "group-" + (number + 1);
    return new Section(
        id,
        texts.get("group.heading", grouping.name()),
        List.of(),
        order.isEmpty()
            ? List.of()
            : List.of(
                bars(
                    id + "-chart",
                    texts.get("group.chart", grouping.name()),
                    names,
                    grouping.counts(),
                    order)),
        List.of(
            categories(
                id + "-table",
                texts.get("group.table", grouping.name()),
                "group",
                names,
                grouping.counts(),
                order,
                Optional.of(grouping))));
  }

  private Chart bars(
      String id, String description, List<String> names, DailyCounts counts, List<Integer> order) {
    long[] totals = counts.totals();
    List<Integer> first = order.stream().limit(BARS).toList();
    return new Chart(
        id,
        first.size() < order.size()
            ? texts.get("chart.first", description, first.size(), order.size())
            : description,
        new Chart.Bars(
            first.stream().map(names::get).toList(),
            first.stream().map(i -> (double) totals[i]).toList(),
            List.of(),
            List.of(),
            Format.COUNT));
  }

  private Table categories(
      String id,
      String caption,
      String key,
      List<String> names,
      DailyCounts counts,
      List<Integer> order,
      Optional<Grouping> grouping) {
    long[] totals = counts.totals();
    long whole = sum(totals);
    List<Compared> compared = compared(counts, totals.length, i -> -1, i -> 0);
    List<Row> rows = new ArrayList<>();
    for (int i : order) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.text(names.get(i)));
      cells.add(Cell.count(totals[i]));
      cells.add(Shares.of(totals[i], whole));
      cells.addAll(comparedCells(compared, i));
      grouping.ifPresent(g -> cells.add(Cell.text(topTags(g, i))));
      rows.add(new Row(0, cells));
    }
    List<Column> columns = new ArrayList<>();
    columns.add(column(key, TEXT));
    columns.add(column("messages", COUNT));
    columns.add(column("share", SHARE));
    columns.addAll(comparedColumns());
    grouping.ifPresent(g -> columns.add(column("topTags", TEXT)));
    return new Table(id, caption, columns, rows, Table.SHOWN, rows.size() > Table.SHOWN);
  }

  private String topTags(Grouping grouping, int value) {
    return grouping.tags().top(value, TOP_TAGS).stream()
        .map(
            node ->
                texts.get(
                    "group.tag",
                    nodes.get(node).name(),
                    texts.count(grouping.tags().count(value, node))))
        .collect(Collectors.joining(texts.get("list.separator")));
  }

  private static List<Integer> byCount(long[] totals) {
    return IntStream.range(0, totals.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(i -> -totals[i]).thenComparing(i -> i))
        .toList();
  }

  private List<Compared> compared(
      DailyCounts counts,
      int rows,
      java.util.function.IntUnaryOperator parent,
      java.util.function.IntUnaryOperator family) {
    return comparison.map(c -> c.of(counts, rows, parent, family)).orElse(List.of());
  }

  private List<Column> comparedColumns() {
    List<Column> columns = new ArrayList<>();
    comparison.ifPresent(
        c -> {
          columns.add(new Column("current", periodName(c.periods(), c.current()), COUNT));
          if (c.hasBefore()) {
            columns.add(column("onBefore", CHANGE));
          }
          if (c.hasYear()) {
            columns.add(column("onYear", CHANGE));
          }
        });
    return columns;
  }

  private List<Cell> comparedCells(List<Compared> compared, int row) {
    List<Cell> cells = new ArrayList<>();
    comparison.ifPresent(
        c -> {
          cells.add(Cell.count(compared.get(row).total()));
          if (c.hasBefore()) {
            cells.add(Comparison.cell(compared.get(row).onBefore()));
          }
          if (c.hasYear()) {
            cells.add(Comparison.cell(compared.get(row).onYear()));
          }
        });
    return cells;
  }

  // What is behind the figures

  private Section stopped() {
    long whole = tally.rows();
    List<Row> rows =
        tally.stopped().entrySet().stream()
            .sorted(
                Comparator.<java.util.Map.Entry<Tally.Stopped, Long>>comparingLong(
                        e -> -e.getValue())
                    .thenComparing(e -> e.getKey().level()))
            .map(
                e ->
                    Row.of(
                        Cell.text(e.getKey().reason()),
                        Cell.text(
                            e.getKey().level() == 0
                                ? texts.get("stopped.untagged")
                                : texts.get("stopped.level", e.getKey().level())),
                        Cell.count(e.getValue()),
                        Shares.of(e.getValue(), whole)))
            .toList();
    return new Section(
        "stopped",
        texts.get("stopped.heading"),
        List.of(texts.get("stopped.note")),
        List.of(),
        List.of(
            new Table(
                "stopped-table",
                texts.get("stopped.table"),
                List.of(
                    column("reason", TEXT),
                    column("depth", TEXT),
                    column("messages", COUNT),
                    column("share", SHARE)),
                rows,
                Table.SHOWN,
                false)));
  }

  private Section sources() {
    List<Table> tables = new ArrayList<>();
    List<Row> fileRows = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      fileRows.add(Row.of(Cell.count(i + 1), Cell.text(files.get(i)), Cell.count(tally.rows(i))));
    }
    tables.add(
        new Table(
            "files",
            texts.get("sources.files"),
            List.of(column("number", COUNT), column("file", TEXT), column("messages", COUNT)),
            fileRows,
            Table.SHOWN,
            false));
    tables.add(
        new Table(
            "taggings",
            texts.get("sources.taggings"),
            List.of(
                column("model", TEXT), column("taxonomyVersion", TEXT), column("messages", COUNT)),
            tally.taggings().entrySet().stream()
                .map(
                    e ->
                        Row.of(
                            Cell.text(orUnknown(e.getKey().model())),
                            Cell.text(orUnknown(e.getKey().taxonomyVersion())),
                            Cell.count(e.getValue())))
                .toList(),
            Table.SHOWN,
            false));
    tables.add(
        new Table(
            "left-out",
            texts.get("sources.leftout"),
            List.of(column("reason", TEXT), column("messages", COUNT), column("places", TEXT)),
            Arrays.stream(LeftOut.values())
                .filter(reason -> tally.leftOut(reason) > 0)
                .map(
                    reason ->
                        Row.of(
                            Cell.text(texts.get("leftout." + reason)),
                            Cell.count(tally.leftOut(reason)),
                            Cell.text(places(reason))))
                .toList(),
            Table.SHOWN,
            false));
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
        tables);
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

  private String orUnknown(String name) {
    return name.isEmpty() ? texts.get("sources.unknown") : name;
  }

  private Column column(String key, Table.Kind kind) {
    return new Column(key, texts.get("column." + key), kind);
  }

  private static String key(Period period) {
    return period.name().toLowerCase(Locale.ROOT);
  }

  private static long sum(long[] counts) {
    return Arrays.stream(counts).sum();
  }
}
