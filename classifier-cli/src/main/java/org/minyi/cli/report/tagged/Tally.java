package org.minyi.cli.report.tagged;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minyi.cli.report.tagged.DayReader.Reading;
import org.minyi.cli.report.tagged.LeftOutRows.Place;
import org.minyi.taxonomy.Taxonomy;

/**
 * Counts tagged rows in one pass. Its memory grows with days, tags and values, not with rows. Not
 * thread-safe.
 */
final class Tally {
  /** The code of messages that are no citizen matter. */
  private static final String NO_MATTER = "00";

  /** A column of more different values is no grouping. */
  static final int MOST_VALUES = 1_000;

  private static final int MOST_REASONS = 50;

  private final DayReader dates;
  private final TagTree tree;
  private final DailyCounts all = new DailyCounts();
  private final DailyCounts tags = new DailyCounts();
  private final Categories natures = new Categories(MOST_REASONS);
  private final DailyCounts byNature = new DailyCounts();
  private final DailyCounts byUrgency = new DailyCounts();
  private final Categories stops = new Categories(MOST_REASONS);
  private final Map<Stopped, Long> stopped = new LinkedHashMap<>();
  private final Map<Tagging, Long> taggings = new LinkedHashMap<>();
  private final List<Grouping> groupings = new ArrayList<>();
  private final LeftOutRows leftOut = new LeftOutRows();
  private final long[] rowsOfFile;
  private long rows;
  private long tagged;
  private long noMatter;

  /**
   * Paths that ended early.
   *
   * @param reason as the file says it
   * @param level where they ended; 0 without a tag
   */
  record Stopped(String reason, int level) {}

  /** What tagged rows. */
  record Tagging(String model, String taxonomyVersion) {}

  /** The counts of a column to group by. */
  static final class Grouping {
    private final String name;
    private final Categories values = new Categories(MOST_VALUES);
    private final DailyCounts counts = new DailyCounts();
    private final CrossCounts tags = new CrossCounts();

    private Grouping(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    Categories values() {
      return values;
    }

    DailyCounts counts() {
      return counts;
    }

    /** Messages by value and tag. */
    CrossCounts tags() {
      return tags;
    }
  }

  /** Where a row went. */
  record Counted(Optional<LocalDate> day, int node, List<LeftOut> leftOut) {}

  Tally(Taxonomy taxonomy, DayReader dates, List<String> groups, int files) {
    this.dates = dates;
    this.tree = new TagTree(taxonomy);
    groups.forEach(name -> groupings.add(new Grouping(name)));
    this.rowsOfFile = new long[files];
  }

  /** Notes a row that cannot be read. */
  void broken(int file, long line) {
    leftOut.add(LeftOut.BROKEN_ROW, file, line);
  }

  /** Counts a row. */
  Counted add(TaggedRow row, TaggedColumns columns) {
    rows++;
    rowsOfFile[row.file()]++;
    List<LeftOut> out = new ArrayList<>();
    Optional<LocalDate> day = day(row, columns, out);
    all.add(0, day);
    int node = tag(row, columns, day, out);
    if (!row.nature().isEmpty()) {
      int nature = natures.of(row.nature());
      if (nature >= 0) {
        byNature.add(nature, day);
      }
    }
    row.urgent().ifPresent(urgent -> byUrgency.add(urgent ? 1 : 0, day));
    for (int i = 0; i < groupings.size(); i++) {
      group(groupings.get(i), row.groups().get(i), day, node, out);
    }
    taggings.merge(new Tagging(row.model(), row.taxonomyVersion()), 1L, Long::sum);
    out.forEach(reason -> leftOut.add(reason, row.file(), row.line()));
    return new Counted(day, node, out);
  }

  /** The day under which a row is counted. */
  Optional<LocalDate> day(TaggedRow row, TaggedColumns columns) {
    return columns.hasDate() ? dates.read(row.date()).day() : Optional.empty();
  }

  /** The tag under which a row was counted, or -1. */
  int node(TaggedRow row) {
    boolean untagged = row.code().isEmpty() || row.code().equals(NO_MATTER);
    return untagged ? -1 : tree.place(row.code(), row.names()).node();
  }

  private Optional<LocalDate> day(TaggedRow row, TaggedColumns columns, List<LeftOut> out) {
    if (!columns.hasDate()) {
      out.add(LeftOut.NO_DATE_COLUMN);
      return Optional.empty();
    }
    Reading reading = dates.read(row.date());
    reading
        .problem()
        .ifPresent(
            problem ->
                out.add(
                    switch (problem) {
                      case MISSING -> LeftOut.DATE_MISSING;
                      case UNREADABLE -> LeftOut.DATE_UNREADABLE;
                      case TOO_EARLY -> LeftOut.DATE_TOO_EARLY;
                      case IN_FUTURE -> LeftOut.DATE_IN_FUTURE;
                    }));
    return reading.day();
  }

  private int tag(
      TaggedRow row, TaggedColumns columns, Optional<LocalDate> day, List<LeftOut> out) {
    if (row.code().isEmpty()) {
      if (!columns.hasCode()) {
        out.add(LeftOut.NO_TAG_COLUMN);
      } else if (row.stop().isEmpty()) {
        out.add(LeftOut.NOT_TAGGED);
      } else {
        stopped(row.stop(), 0);
      }
      return -1;
    }
    if (row.code().equals(NO_MATTER)) {
      noMatter++;
      return -1;
    }
    TagTree.Place place = tree.place(row.code(), row.names());
    switch (place.found()) {
      case UNKNOWN -> out.add(LeftOut.UNKNOWN_CODE);
      case TOO_MANY -> out.add(LeftOut.TOO_MANY_TAGS);
      case FOREIGN -> out.add(LeftOut.FOREIGN_TAG);
      case RENAMED -> out.add(LeftOut.RENAMED_TAG);
      case KNOWN -> {}
    }
    if (place.node() >= 0) {
      tagged++;
      tags.add(place.node(), day);
      if (!row.stop().isEmpty()) {
        stopped(row.stop(), tree.nodes().get(place.node()).level());
      }
    }
    return place.node();
  }

  private void stopped(String reason, int level) {
    int number = stops.of(reason);
    if (number >= 0) {
      stopped.merge(new Stopped(stops.names().get(number), level), 1L, Long::sum);
    }
  }

  private static void group(
      Grouping grouping, String value, Optional<LocalDate> day, int node, List<LeftOut> out) {
    int number = grouping.values.of(value);
    if (number == Categories.UNLISTED) {
      if (!out.contains(LeftOut.TOO_MANY_VALUES)) {
        out.add(LeftOut.TOO_MANY_VALUES);
      }
      return;
    }
    grouping.counts.add(number, day);
    if (node >= 0) {
      grouping.tags.add(number, node);
    }
  }

  /** Rows that could be read. */
  long rows() {
    return rows;
  }

  /** Rows of a file that could be read. */
  long rows(int file) {
    return rowsOfFile[file];
  }

  /** Rows with a tag. */
  long tagged() {
    return tagged;
  }

  /** Rows that people or models found to be no citizen matter. */
  long noMatter() {
    return noMatter;
  }

  TagTree tree() {
    return tree;
  }

  /** All rows, as category 0. */
  DailyCounts all() {
    return all;
  }

  /** Rows by the deepest tag. */
  DailyCounts tags() {
    return tags;
  }

  List<String> natures() {
    return natures.names();
  }

  DailyCounts byNature() {
    return byNature;
  }

  /** Rows that are not urgent, as category 0, and urgent, as 1. */
  DailyCounts byUrgency() {
    return byUrgency;
  }

  Map<Stopped, Long> stopped() {
    return stopped;
  }

  Map<Tagging, Long> taggings() {
    return taggings;
  }

  List<Grouping> groupings() {
    return groupings;
  }

  long leftOut(LeftOut reason) {
    return leftOut.count(reason);
  }

  List<Place> firstLeftOut(LeftOut reason) {
    return leftOut.places(reason);
  }
}
