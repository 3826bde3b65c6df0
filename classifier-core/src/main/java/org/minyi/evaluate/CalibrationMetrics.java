package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.minyi.evaluate.EvaluationReport.ReliabilityBin;
import org.minyi.evaluate.EvaluationReport.RiskPoint;

/** Whether stated probabilities can be trusted, and how well they tell right from wrong. */
public final class CalibrationMetrics {
  /** The number of bins of the usual expected calibration error. */
  public static final int BINS = 15;

  private static final int CHANCE_RUNS = 200;

  /** Keeps 0.07 · 100 from being rounded up past 7. */
  private static final double ROUNDING = 1e-9;

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
    double error = 0;
    for (ReliabilityBin bin : reliability(statements)) {
      error += bin.statements() * Math.abs(bin.accuracy() - bin.confidence());
    }
    return error / statements.size();
  }

  /**
   * The expected calibration error that chance alone gives to confidences that are exactly true:
   * the mean over {@value #CHANCE_RUNS} draws, with a fixed seed, in which each statement is right
   * with the probability that it states. An error near it is no evidence of bad calibration
   * (Roelofs et al., 2022, on the bias of the estimate).
   *
   * @return between 0 and 1, or NaN without statements
   */
  public static double calibrationErrorByChance(List<Confident> statements) {
    Random random = new Random(CHANCE_RUNS);
    return IntStream.range(0, CHANCE_RUNS)
        .mapToDouble(
            run ->
                expectedCalibrationError(
                    statements.stream()
                        .map(
                            s ->
                                new Confident(s.confidence(), random.nextDouble() < s.confidence()))
                        .toList()))
        .average()
        .orElseThrow();
  }

  /** The bins behind {@link #expectedCalibrationError}, least confident first; none is empty. */
  public static List<ReliabilityBin> reliability(List<Confident> statements) {
    List<Confident> sorted =
        statements.stream().sorted(Comparator.comparingDouble(Confident::confidence)).toList();
    int n = sorted.size();
    int bins = Math.min(BINS, n);
    List<ReliabilityBin> result = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      List<Confident> inBin =
          sorted.subList((int) ((long) bin * n / bins), (int) ((bin + 1L) * n / bins));
      result.add(
          new ReliabilityBin(
              inBin.stream().mapToDouble(Confident::confidence).average().orElseThrow(),
              inBin.stream().mapToInt(s -> s.right() ? 1 : 0).average().orElseThrow(),
              inBin.size()));
    }
    return result;
  }

  /**
   * The risk–coverage curve: for every whole percentage from 1 to 100, the error rate among that
   * share of the statements, most confident first. Within equal confidences errors are spread
   * evenly.
   *
   * @return empty without statements
   */
  public static List<RiskPoint> riskCoverage(List<Confident> statements) {
    double[] errors = errorsOfMostConfident(mostConfidentFirst(statements));
    List<RiskPoint> curve = new ArrayList<>();
    for (int percent = 1; percent <= 100 && errors.length > 0; percent++) {
      int kept = (int) Math.ceil(percent / 100.0 * errors.length - ROUNDING);
      curve.add(new RiskPoint(percent / 100.0, errors[kept - 1] / kept));
    }
    return curve;
  }

  /**
   * Area under the risk–coverage curve (Geifman and El-Yaniv, 2017): the mean, over k = 1…N, of the
   * error rate among the k most confident statements. Within equal confidences errors are spread
   * evenly, so the order of messages has no influence. 0 is best.
   *
   * @return between 0 and 1, or NaN without statements
   */
  public static double areaUnderRiskCoverage(List<Confident> statements) {
    double[] errors = errorsOfMostConfident(mostConfidentFirst(statements));
    return IntStream.range(0, errors.length)
        .mapToDouble(i -> errors[i] / (i + 1))
        .average()
        .orElse(Double.NaN);
  }

  /** The number of errors among the 1, 2, … N first, spread evenly within equal confidences. */
  private static double[] errorsOfMostConfident(List<Confident> sorted) {
    double[] errors = new double[sorted.size()];
    int before = 0;
    for (int start = 0; start < sorted.size(); ) {
      int end = endOfTie(sorted, start);
      int wrong = wrong(sorted, start, end);
      for (int i = start; i < end; i++) {
        errors[i] = before + (double) wrong * (i + 1 - start) / (end - start);
      }
      before += wrong;
      start = end;
    }
    return errors;
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
