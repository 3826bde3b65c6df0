package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/**
 * Where a predictor errs, without the stop rule. Of several runs, counts are those of all together.
 *
 * @param runs how many there are
 * @param nodes the tags that occur in the gold or are predicted, in code order
 * @param confusions wrong turns between siblings, most frequent first
 * @param slices accuracies of parts of the messages
 */
public record ErrorAnalysis(
    int runs, List<Node> nodes, List<Confusion> confusions, List<Slice> slices) {

  /** The first lengths of a new slice, in characters. */
  private static final int[] LENGTHS = {0, 20, 50, 100, 200, 400};

  /** Copies the lists. */
  public ErrorAnalysis {
    nodes = List.copyOf(nodes);
    confusions = List.copyOf(confusions);
    slices = List.copyOf(slices);
  }

  /**
   * How well one tag is predicted, counted over all messages as in {@link PathMetrics#macroF1}.
   *
   * @param code the tag
   * @param support messages whose gold path has it
   * @param predicted messages whose predicted path has it
   * @param right messages of which both have it
   */
  public record Node(String code, long support, long predicted, long right) {
    /** right / predicted; NaN when it is never predicted. */
    public double precision() {
      return (double) right / predicted;
    }

    /** right / support; NaN when no gold has it. */
    public double recall() {
      return (double) right / support;
    }

    /** 2 · right / (support + predicted). */
    public double f1() {
      return 2.0 * right / (support + predicted);
    }
  }

  /**
   * A wrong turn: the path is right down to a parent, and goes on to another child.
   *
   * @param gold the right child's code
   * @param predicted the code of its sibling
   * @param count how often
   */
  public record Confusion(String gold, String predicted, long count) {}

  /** By what messages are told apart. */
  public enum By {
    /** The number of characters of title and body. */
    LENGTH,
    /** {@link GoldMessage#source}. */
    SOURCE,
    /** The number of levels of the gold path. */
    DEPTH
  }

  /**
   * A part of the messages.
   *
   * @param by by what they are told apart
   * @param name of the part: the shortest length, a source, or a depth
   * @param messages how many
   * @param levels their accuracies, as far down as their gold reaches
   */
  public record Slice(By by, String name, long messages, List<LevelCount> levels) {
    /** Copies the list. */
    public Slice {
      levels = List.copyOf(levels);
    }
  }

  /**
   * Path accuracy as counts.
   *
   * @param level from 1
   * @param messages whose gold reaches the level
   * @param right those of them that are right down to it
   */
  public record LevelCount(int level, long messages, long right) {}

  /**
   * Analyses predictions.
   *
   * @param gold the labelled messages
   * @param runs one or several, each with one prediction a message in the same order
   */
  public static ErrorAnalysis of(
      List<GoldMessage> gold, List<List<Prediction>> runs, Taxonomy taxonomy) {
    List<Outcome> outcomes = new ArrayList<>();
    for (List<Prediction> run : runs) {
      for (int i = 0; i < gold.size(); i++) {
        List<String> path = taxonomy.path(gold.get(i).code()).stream().map(Tag::code).toList();
        outcomes.add(new Outcome(gold.get(i), path, run.get(i).path()));
      }
    }
    List<Slice> slices = new ArrayList<>();
    slices.addAll(slices(By.LENGTH, outcomes, ErrorAnalysis::length));
    slices.addAll(slices(By.SOURCE, outcomes, outcome -> outcome.message.source()));
    slices.addAll(slices(By.DEPTH, outcomes, outcome -> "" + outcome.gold.size()));
    return new ErrorAnalysis(runs.size(), nodes(outcomes), confusions(outcomes), slices);
  }

  private record Outcome(GoldMessage message, List<String> gold, List<String> predicted) {
    int agreement() {
      int level = 0;
      while (level < Math.min(gold.size(), predicted.size())
          && gold.get(level).equals(predicted.get(level))) {
        level++;
      }
      return level;
    }
  }

  private static List<Node> nodes(List<Outcome> outcomes) {
    Map<String, long[]> counts = new HashMap<>();
    for (Outcome outcome : outcomes) {
      outcome.gold.forEach(code -> counts.computeIfAbsent(code, c -> new long[3])[0]++);
      outcome.predicted.forEach(code -> counts.computeIfAbsent(code, c -> new long[3])[1]++);
      outcome.gold.stream()
          .filter(outcome.predicted::contains)
          .forEach(code -> counts.get(code)[2]++);
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> new Node(e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2]))
        .toList();
  }

  private static List<Confusion> confusions(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(o -> o.agreement() < Math.min(o.gold.size(), o.predicted.size()))
        .collect(
            Collectors.groupingBy(
                o -> List.of(o.gold.get(o.agreement()), o.predicted.get(o.agreement())),
                Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> new Confusion(e.getKey().get(0), e.getKey().get(1), e.getValue()))
        .sorted(
            Comparator.comparingLong(Confusion::count)
                .reversed()
                .thenComparing(Confusion::gold)
                .thenComparing(Confusion::predicted))
        .toList();
  }

  private static String length(Outcome outcome) {
    int characters =
        outcome
                .message
                .message()
                .title()
                .codePointCount(0, outcome.message.message().title().length())
            + outcome
                .message
                .message()
                .body()
                .codePointCount(0, outcome.message.message().body().length());
    int from = 0;
    for (int length : LENGTHS) {
      from = characters >= length ? length : from;
    }
    return "" + from;
  }

  private static List<Slice> slices(By by, List<Outcome> outcomes, Function<Outcome, String> name) {
    Map<String, List<Outcome>> parts = outcomes.stream().collect(Collectors.groupingBy(name));
    Comparator<String> order =
        by == By.SOURCE ? Comparator.naturalOrder() : Comparator.comparingInt(Integer::parseInt);
    return parts.keySet().stream()
        .sorted(order)
        .map(part -> slice(by, part, parts.get(part)))
        .toList();
  }

  private static Slice slice(By by, String name, List<Outcome> outcomes) {
    int depth = outcomes.stream().mapToInt(o -> o.gold.size()).max().orElse(0);
    List<LevelCount> levels = new ArrayList<>();
    for (int level = 1; level <= depth; level++) {
      int at = level;
      List<Outcome> reaching = outcomes.stream().filter(o -> o.gold.size() >= at).toList();
      levels.add(
          new LevelCount(
              level, reaching.size(), reaching.stream().filter(o -> o.agreement() >= at).count()));
    }
    return new Slice(by, name, outcomes.size(), levels);
  }
}
