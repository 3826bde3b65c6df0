package org.minyi.cli.report;

import java.util.List;

/**
 * A picture of numbers that a table of the same section holds.
 *
 * @param id unique on its page: ASCII letters and hyphens
 * @param description what it shows, for those who do not see it
 * @param data what is drawn
 */
public record Chart(String id, String description, Data data) {
  /** What is drawn. The names of the kinds are those that {@code page.js} knows. */
  public sealed interface Data {
    /** How it is drawn. */
    String kind();
  }

  /** How numbers are written: as they are, or as per cent. */
  public enum Format {
    /** A whole number. */
    COUNT,
    /** A share, times 100. */
    PERCENT,
    /** A change, times 100 and with its sign. */
    CHANGE,
    /** A number between 0 and 1 with three decimals. */
    DECIMAL
  }

  /**
   * A bar for each label, with its interval where lows and highs are given.
   *
   * @param lows lower ends, one a label; or empty
   * @param highs upper ends, one a label; or empty
   */
  public record Bars(
      List<String> labels,
      List<Double> values,
      List<Double> lows,
      List<Double> highs,
      Format format)
      implements Data {
    /** Bars of whole numbers, without intervals. */
    public static Bars ofCounts(List<String> labels, List<Long> counts) {
      return new Bars(
          labels,
          counts.stream().map(Long::doubleValue).toList(),
          List.of(),
          List.of(),
          Format.COUNT);
    }

    @Override
    public String kind() {
      return "bars";
    }
  }

  /** Counts over time, to be looked at in several units. */
  public record Times(List<Unit> units) implements Data {
    @Override
    public String kind() {
      return "times";
    }

    /**
     * One unit of time.
     *
     * @param label its name
     * @param seriesName what the values count
     * @param smoothName the name of the smoothed values; empty without them
     * @param labels the periods, in order
     * @param values what was counted
     * @param smooth smoothed values, null where there is none; or an empty list
     * @param partial which of the periods are not wholly covered
     */
    public record Unit(
        String label,
        String seriesName,
        String smoothName,
        List<String> labels,
        List<Long> values,
        List<Double> smooth,
        List<Boolean> partial) {}
  }

  /** A tree to go down in. Nodes stand behind their parents; the roots' parent is -1. */
  public record Tree(String root, List<Node> nodes) implements Data {
    @Override
    public String kind() {
      return "tree";
    }

    /**
     * A node.
     *
     * @param parent the parent's place in the list, or -1
     */
    public record Node(int parent, String name, long count) {}
  }

  /**
   * Values with their intervals, a row each: a forest plot.
   *
   * @param rows from the top down
   */
  public record Forest(List<Row> rows, Format format) implements Data {
    @Override
    public String kind() {
      return "forest";
    }

    /**
     * A row.
     *
     * @param series rows of one series have one colour
     */
    public record Row(String label, String series, double value, double low, double high) {}
  }

  /**
   * Lines through points.
   *
   * @param diagonal whether to draw the line of equal coordinates
   */
  public record Lines(
      String x, String y, Format xFormat, Format yFormat, boolean diagonal, List<Line> lines)
      implements Data {
    @Override
    public String kind() {
      return "lines";
    }

    /**
     * A line.
     *
     * @param points pairs of x and y
     */
    public record Line(String name, List<List<Double>> points) {}
  }
}
