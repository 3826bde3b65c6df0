package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.minyi.evaluate.Trees.gold;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.minyi.taxonomy.Taxonomy;

/**
 * One example, computed by hand, for all metrics:
 *
 * <pre>
 * message   gold      alt   predicted
 * 0         A1              A1          right
 * 1         A2        B1    B1          wrong, but defensible
 * 2         B         B2    B1          right at 1; the gold does not reach 2
 * 3         B2              B           right at 1, stops above 2
 * 4         (none)          C           no citizen matter, but tagged
 * 5         B3              (none)      nothing said
 * </pre>
 */
class PathMetricsTest {
  private static final Taxonomy TREE = Trees.twoLevels();
  private static final List<GoldMessage> GOLD =
      List.of(gold("A1"), gold("A2", "B1"), gold("B", "B2"), gold("B2"), gold(""), gold("B3"));
  private static final PathMetrics METRICS =
      new PathMetrics(GOLD, Trees.paths(TREE, "A1", "B1", "B1", "B", "C", ""), TREE);

  @Test
  void pathAccuracyCountsMessagesWhoseGoldReachesTheLevel() {
    assertEquals(3.0 / 5, METRICS.pathAccuracy(1).value());
    assertEquals(1.0 / 4, METRICS.pathAccuracy(2).value());
    assertEquals(4, METRICS.pathAccuracy(2).denominator());
  }

  @Test
  void lenientAccuracyAcceptsDefensibleCodesOfTheSameMessages() {
    assertEquals(4.0 / 5, METRICS.lenientAccuracy(1).value());
    assertEquals(2.0 / 4, METRICS.lenientAccuracy(2).value());
  }

  @Test
  void microF1PoolsCountsOverNodes() {
    // Level 1: 3 true positives among 5 gold and 5 predicted nodes.
    assertEquals(2 * 3.0 / 10, METRICS.microF1(1).value(), 1e-12);
    // Level 2: 1 true positive among 4 gold and 3 predicted nodes.
    assertEquals(2 * 1.0 / 7, METRICS.microF1(2).value(), 1e-12);
  }

  @Test
  void macroF1IsTheMeanOverNodesThatOccur() {
    // A: 1 TP, 2 gold, 1 predicted. B: 2 TP, 3 gold, 3 predicted. C: 0 TP, 1 predicted.
    assertEquals((2.0 / 3 + 4.0 / 6 + 0) / 3, METRICS.macroF1(1).value(), 1e-12);
    // A1 is perfect; A2, B1, B2 and B3 have no true positive.
    assertEquals(1.0 / 5, METRICS.macroF1(2).value(), 1e-12);
  }

  @Test
  void hierarchicalMeasuresCountSharedNodes() {
    // Shared nodes: 2 + 0 + 1 + 1 + 0 + 0; predicted 2 + 2 + 2 + 1 + 1 + 0; gold 2 + 2 + 1 + 2 + 0
    // + 2.
    assertEquals(4.0 / 8, METRICS.hierarchicalPrecision().value());
    assertEquals(4.0 / 9, METRICS.hierarchicalRecall().value());
    assertEquals(8.0 / 17, METRICS.hierarchicalF().value());
  }

  @Test
  void coverageAndPrecisionCountWhatWasTagged() {
    assertEquals(5.0 / 6, METRICS.coverage(1).value());
    assertEquals(3.0 / 6, METRICS.coverage(2).value());
    assertEquals(3.0 / 5, METRICS.precision(1).value());
    assertEquals(1.0 / 3, METRICS.precision(2).value());
  }

  @Test
  void topAccuracyAcceptsAnyOfTheFirstCandidates() {
    List<GoldMessage> gold = List.of(gold("A1"), gold("B2"), gold("B"));
    List<List<String>> candidates =
        List.of(List.of("B1", "A1", "C"), List.of("B1", "C", "A1", "B2"), List.of("A1", "B3"));
    assertEquals(1.0 / 2, PathMetrics.topAccuracy(gold, candidates, 3, 2, TREE).value());
    assertEquals(1.0, PathMetrics.topAccuracy(gold, candidates, 3, 1, TREE).value());
    assertEquals(1.0 / 3, PathMetrics.topAccuracy(gold, candidates, 1, 1, TREE).value());
  }

  @Test
  void aPathWithAWrongAncestorIsInconsistent() {
    List<List<String>> paths =
        List.of(List.of("A", "A1"), List.of("B", "A1"), List.of("A1"), List.of());
    assertEquals(2.0 / 4, PathMetrics.consistency(paths, TREE));
  }

  @Test
  void aMissingPredictionIsRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new PathMetrics(GOLD, List.of(List.of("A")), TREE));
    assertTrue(e.getMessage().contains("expected 6"), e.getMessage());
  }

  @Property(tries = 200, seed = "17")
  void hierarchicalFIsTheMeanPathAccuracyWhenAllPathsAreFourLong(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 255) Integer> pairs) {
    Taxonomy tree = Trees.binaryOfFourLevels();
    List<GoldMessage> gold = pairs.stream().map(p -> gold(leaf(p / 16))).toList();
    String[] predicted = pairs.stream().map(p -> leaf(p % 16)).toArray(String[]::new);
    PathMetrics metrics = new PathMetrics(gold, Trees.paths(tree, predicted), tree);
    double mean =
        IntStream.rangeClosed(1, 4)
            .mapToDouble(level -> metrics.pathAccuracy(level).value())
            .average()
            .orElseThrow();
    assertEquals(mean, metrics.hierarchicalF().value(), 1e-12);
    assertEquals(mean, metrics.hierarchicalPrecision().value(), 1e-12);
  }

  private static String leaf(int number) {
    return String.format("%4s", Integer.toBinaryString(number)).replace(' ', '0');
  }
}
