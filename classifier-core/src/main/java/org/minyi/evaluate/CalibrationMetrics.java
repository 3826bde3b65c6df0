package org.minyi.evaluate;

import java.util.Comparator;
import java.util.List;

/** Whether stated probabilities can be trusted, and how well they tell right from wrong. */
public final class CalibrationMetrics {
  /** The number of bins of the usual expected calibration error. */
  public static final int BINS = 15;

  private CalibrationMetrics() {}

  /**
   * Expected calibration error, Σ |B|/N · |accuracy(B) − mean confidence(B)|, over {@value #BINS}
   * bins of equal mass: statements sorted by confidence, in the given order among equals, and cut
   * into bins whose sizes differ by at most one (Guo et al., 2017, with equal mass in place of
   * equal width: equal-width bins are mostly empty where confidences are high). Fewer statements
   * than bins get a bin each.
   *
   * @return between 0 and 1, or NaN without statements
   */
  public static double expectedCalibrationError(List<Confident> statements) {
    List<Confident> sorted =
        statements.stream().sorted(Comparator.comparingDouble(Confident::confidence)).toList();
    int n = sorted.size();
    int bins = Math.min(BINS, n);
    double error = 0;
    for (int bin = 0; bin < bins; bin++) {
      double gap = 0;
      int end = (int) ((bin + 1L) * n / bins);
      for (int i = (int) ((long) bin * n / bins); i < end; i++) {
        gap += (sorted.get(i).right() ? 1 : 0) - sorted.get(i).confidence();
      }
      error += Math.abs(gap);
    }
    return error / n;
  }

  /**
   * Area under the risk–coverage curve (Geifman and El-Yaniv, 2017): the mean, over k = 1…N, of the
   * error rate among the k most confident statements. Within equal confidences errors are spread
   * evenly, so the order of messages has no influence. 0 is best.
   *
   * @return between 0 and 1, or NaN without statements
   */
  public static double areaUnderRiskCoverage(List<Confident> statements) {
    List<Confident> sorted = mostConfidentFirst(statements);
    double area = 0;
    int errors = 0;
    for (int start = 0; start < sorted.size(); ) {
      int end = endOfTie(sorted, start);
      int wrong = wrong(sorted, start, end);
      for (int k = start + 1; k <= end; k++) {
        area += (errors + (double) wrong * (k - start) / (end - start)) / k;
      }
      errors += wrong;
      start = end;
    }
    return area / sorted.size();
  }

  /**
   * Automation rate: the largest share of messages that one confidence threshold lets through while
   * at least the given share of them is right. Equal confidences pass together.
   *
   * @param accuracy the required accuracy, for example 0.95
   * @return between 0 and 1, or NaN without statements
   */
  public static double automationRate(List<Confident> statements, double accuracy) {
    List<Confident> sorted = mostConfidentFirst(statements);
    int passed = 0;
    int errors = 0;
    for (int start = 0; start < sorted.size(); ) {
      int end = endOfTie(sorted, start);
      errors += wrong(sorted, start, end);
      if (end - errors >= accuracy * end) {
        passed = end;
      }
      start = end;
    }
    return (double) passed / sorted.size();
  }

  private static List<Confident> mostConfidentFirst(List<Confident> statements) {
    return statements.stream()
        .sorted(Comparator.comparingDouble(Confident::confidence).reversed())
        .toList();
  }

  private static int endOfTie(List<Confident> sorted, int start) {
    int end = start;
    while (end < sorted.size() && sorted.get(end).confidence() == sorted.get(start).confidence()) {
      end++;
    }
    return end;
  }

  private static int wrong(List<Confident> sorted, int start, int end) {
    return (int) sorted.subList(start, end).stream().filter(s -> !s.right()).count();
  }
}
