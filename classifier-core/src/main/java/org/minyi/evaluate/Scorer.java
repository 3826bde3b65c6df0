package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minyi.classify.Stop;
import org.minyi.evaluate.EvaluationReport.Calibration;
import org.minyi.evaluate.EvaluationReport.Chosen;
import org.minyi.evaluate.EvaluationReport.Hierarchical;
import org.minyi.evaluate.EvaluationReport.LevelScores;
import org.minyi.evaluate.EvaluationReport.Scores;
import org.minyi.evaluate.EvaluationReport.StopShare;
import org.minyi.taxonomy.Taxonomy;

/** Turns predictions into the scores of a report. */
final class Scorer {
  private static final int CANDIDATES = 3;
  private static final double AUTOMATION_ACCURACY = 0.95;

  private final List<GoldMessage> gold;
  private final Taxonomy taxonomy;
  private final GroupBootstrap bootstrap;
  private final int[] levels;

  /**
   * Prepares scoring.
   *
   * @param levels those to score
   */
  Scorer(List<GoldMessage> gold, Taxonomy taxonomy, GroupBootstrap bootstrap, int[] levels) {
    this.gold = gold;
    this.taxonomy = taxonomy;
    this.bootstrap = bootstrap;
    this.levels = levels;
  }

  /** Scores one run, or the mean of several. */
  Scores score(List<List<Prediction>> runs) {
    RunMetrics unstopped = RunMetrics.of(gold, runs, Prediction::path, taxonomy);
    RunMetrics stopped = RunMetrics.of(gold, runs, Prediction::chosen, taxonomy);
    List<List<String>> all =
        runs.stream()
            .flatMap(List::stream)
            .flatMap(prediction -> Stream.of(prediction.path(), prediction.chosen()))
            .toList();
    FacetMetrics facets = new FacetMetrics(gold, runs, taxonomy, bootstrap);
    return new Scores(
        IntStream.of(levels)
            .mapToObj(level -> levelScores(level, runs, unstopped, stopped))
            .toList(),
        hierarchical(unstopped),
        hierarchical(stopped),
        PathMetrics.consistency(all, taxonomy),
        stops(runs),
        facets.nature(),
        facets.urgency(),
        facets.further(IntStream.of(levels)));
  }

  private LevelScores levelScores(
      int level, List<List<Prediction>> runs, RunMetrics unstopped, RunMetrics stopped) {
    Metric topThree =
        Metric.mean(
            runs.stream()
                .map(run -> run.stream().map(Prediction::candidates).toList())
                .map(found -> PathMetrics.topAccuracy(gold, found, CANDIDATES, level, taxonomy))
                .toList());
    List<Estimate> estimates =
        bootstrap.estimate(
            List.of(
                unstopped.mean(metrics -> metrics.pathAccuracy(level)),
                unstopped.mean(metrics -> metrics.lenientAccuracy(level)),
                topThree,
                unstopped.mean(metrics -> metrics.microF1(level)),
                unstopped.mean(metrics -> metrics.macroF1(level)),
                stopped.mean(metrics -> metrics.coverage(level)),
                stopped.mean(metrics -> metrics.precision(level)),
                stopped.mean(metrics -> metrics.pathAccuracy(level)),
                stopped.mean(metrics -> metrics.microF1(level)),
                stopped.mean(metrics -> metrics.macroF1(level))));
    return new LevelScores(
        level,
        unstopped.runs().get(0).pathAccuracy(level).denominator(),
        estimates.get(0),
        estimates.get(1),
        estimates.get(2),
        estimates.get(3),
        estimates.get(4),
        calibration(level, runs, unstopped),
        new Chosen(
            estimates.get(5),
            estimates.get(6),
            estimates.get(7),
            estimates.get(8),
            estimates.get(9)));
  }

  private static Calibration calibration(
      int level, List<List<Prediction>> runs, RunMetrics metrics) {
    List<Statements> statements =
        IntStream.range(0, runs.size())
            .mapToObj(run -> Statements.of(level, runs.get(run), metrics.runs().get(run)))
            .toList();
    if (statements.stream().anyMatch(run -> run.stated().isEmpty())) {
      return null;
    }
    return new Calibration(
        mean(statements, run -> CalibrationMetrics.expectedCalibrationError(run.stated())),
        mean(statements, run -> CalibrationMetrics.calibrationErrorByChance(run.stated())),
        mean(statements, run -> CalibrationMetrics.areaUnderRiskCoverage(run.all())),
        mean(statements, run -> CalibrationMetrics.automationRate(run.all(), AUTOMATION_ACCURACY)),
        CalibrationMetrics.riskCoverage(
            statements.stream().flatMap(run -> run.all().stream()).toList()),
        CalibrationMetrics.reliability(
            statements.stream().flatMap(run -> run.stated().stream()).toList()));
  }

  private static double mean(List<Statements> runs, ToDoubleFunction<Statements> figure) {
    return runs.stream().mapToDouble(figure).average().orElseThrow();
  }

  /**
   * What one run states of a level.
   *
   * @param stated where it states a confidence
   * @param all of all messages whose gold reaches the level: silence is wrong with confidence 0
   */
  private record Statements(List<Confident> stated, List<Confident> all) {
    static Statements of(int level, List<Prediction> run, PathMetrics metrics) {
      List<Confident> stated = new ArrayList<>();
      List<Confident> all = new ArrayList<>();
      for (int message : metrics.reaching(level)) {
        List<Double> confidences = run.get(message).confidences();
        if (confidences.size() >= level) {
          stated.add(new Confident(confidences.get(level - 1), metrics.right(message, level)));
          all.add(stated.get(stated.size() - 1));
        } else {
          all.add(new Confident(0, false));
        }
      }
      return new Statements(stated, all);
    }
  }

  private static List<StopShare> stops(List<List<Prediction>> runs) {
    List<Prediction> all = runs.stream().flatMap(List::stream).toList();
    Map<Stop, Long> counts =
        all.stream()
            .flatMap(prediction -> prediction.stop().stream())
            .collect(Collectors.groupingBy(stop -> stop, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> new StopShare(entry.getKey(), (double) entry.getValue() / all.size()))
        .sorted(
            Comparator.comparingDouble(StopShare::share)
                .reversed()
                .thenComparing(StopShare::reason))
        .toList();
  }

  private Hierarchical hierarchical(RunMetrics runs) {
    List<Estimate> estimates =
        bootstrap.estimate(
            List.of(
                runs.mean(PathMetrics::hierarchicalPrecision),
                runs.mean(PathMetrics::hierarchicalRecall),
                runs.mean(PathMetrics::hierarchicalF)));
    return new Hierarchical(estimates.get(0), estimates.get(1), estimates.get(2));
  }
}
