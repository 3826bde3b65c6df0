package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minyi.evaluate.EvaluationReport.FurtherScores;
import org.minyi.evaluate.EvaluationReport.NatureScores;
import org.minyi.evaluate.EvaluationReport.PrecisionRecall;
import org.minyi.evaluate.EvaluationReport.UrgencyScores;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/** How good is what predictors say of messages beside their paths. */
final class FacetMetrics {
  private final List<GoldMessage> gold;
  private final List<List<Prediction>> runs;
  private final Taxonomy taxonomy;
  private final GroupBootstrap bootstrap;

  /** Measures the predictions of one model or, as their mean, of several. */
  FacetMetrics(
      List<GoldMessage> gold,
      List<List<Prediction>> runs,
      Taxonomy taxonomy,
      GroupBootstrap bootstrap) {
    this.gold = gold;
    this.runs = runs;
    this.taxonomy = taxonomy;
    this.bootstrap = bootstrap;
  }

  private boolean anySays(Function<Facets, Boolean> something) {
    return runs.stream().flatMap(List::stream).anyMatch(p -> something.apply(p.facets()));
  }

  private Metric mean(Function<List<Prediction>, Metric> metric) {
    return Metric.mean(runs.stream().map(metric).toList());
  }

  private double meanOf(ToDoubleFunction<List<Prediction>> figure) {
    return runs.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** Null where no gold message has a nature, or no prediction. */
  NatureScores nature() {
    int[] known =
        IntStream.range(0, gold.size()).filter(i -> !gold.get(i).nature().isEmpty()).toArray();
    if (known.length == 0 || !anySays(facets -> facets.nature().isPresent())) {
      return null;
    }
    // Messages without a known nature count for nothing, on either side.
    List<String> truth = gold.stream().map(GoldMessage::nature).toList();
    Metric accuracy =
        mean(
            run ->
                Ratio.of(
                    gold.size(),
                    i -> truth.get(i).equals(natureOf(run.get(i))) ? 1 : 0,
                    i -> truth.get(i).isEmpty() ? 0 : 1));
    Metric macroF1 =
        mean(
            run ->
                MacroF1.of(
                    truth,
                    IntStream.range(0, gold.size())
                        .mapToObj(i -> truth.get(i).isEmpty() ? "" : natureOf(run.get(i)))
                        .toList()));
    List<Estimate> estimates = bootstrap.estimate(List.of(accuracy, macroF1));
    return new NatureScores(
        known.length,
        estimates.get(0),
        estimates.get(1),
        GoldMessage.NATURES,
        GoldMessage.NATURES.stream().map(this::confusion).toList());
  }

  /** A nature that is said of nothing is not "", which stands for no gold. */
  private static String natureOf(Prediction prediction) {
    return prediction.facets().nature().orElse("-");
  }

  private List<Integer> confusion(String nature) {
    List<Integer> row = new ArrayList<>();
    for (String said : GoldMessage.NATURES) {
      int count = 0;
      for (List<Prediction> run : runs) {
        for (int i = 0; i < gold.size(); i++) {
          if (gold.get(i).nature().equals(nature) && natureOf(run.get(i)).equals(said)) {
            count++;
          }
        }
      }
      row.add(count);
    }
    return row;
  }

  /** Null where no gold message is urgent, or no prediction speaks of urgency. */
  UrgencyScores urgency() {
    long urgent = gold.stream().filter(GoldMessage::urgent).count();
    if (urgent == 0 || !anySays(facets -> facets.urgency().isPresent())) {
      return null;
    }
    List<Estimate> estimates =
        bootstrap.estimate(
            List.of(
                mean(run -> flagRatio(run, i -> flagged(run.get(i)))),
                mean(run -> flagRatio(run, i -> gold.get(i).urgent()))));
    List<Confident> pooled = runs.stream().flatMap(run -> statements(run).stream()).toList();
    return new UrgencyScores(
        gold.size(),
        urgent,
        meanOf(run -> run.stream().filter(FacetMetrics::flagged).count()),
        estimates.get(0),
        estimates.get(1),
        meanOf(run -> averagePrecision(precisionRecall(statements(run)))),
        precisionRecall(pooled));
  }

  private Ratio flagRatio(List<Prediction> run, Function<Integer, Boolean> counts) {
    return Ratio.of(
        gold.size(),
        i -> gold.get(i).urgent() && flagged(run.get(i)) ? 1 : 0,
        i -> counts.apply(i) ? 1 : 0);
  }

  private static boolean flagged(Prediction prediction) {
    return prediction.facets().urgency().map(Facets.Urgency::flagged).orElse(false);
  }

  private List<Confident> statements(List<Prediction> run) {
    return IntStream.range(0, gold.size())
        .mapToObj(
            i ->
                new Confident(
                    run.get(i).facets().urgency().map(Facets.Urgency::probability).orElse(0.0),
                    gold.get(i).urgent()))
        .toList();
  }

  /**
   * The precision–recall curve: a point for each probability at which recall rises, the highest
   * probability first. Equal probabilities pass together.
   */
  static List<PrecisionRecall> precisionRecall(List<Confident> statements) {
    List<Confident> sorted =
        statements.stream()
            .sorted(Comparator.comparingDouble(Confident::confidence).reversed())
            .toList();
    long all = sorted.stream().filter(Confident::right).count();
    List<PrecisionRecall> curve = new ArrayList<>();
    int found = 0;
    for (int start = 0; start < sorted.size(); ) {
      double threshold = sorted.get(start).confidence();
      int end = start;
      int before = found;
      while (end < sorted.size() && sorted.get(end).confidence() == threshold) {
        found += sorted.get(end).right() ? 1 : 0;
        end++;
      }
      if (found > before) {
        curve.add(new PrecisionRecall(threshold, (double) found / end, (double) found / all));
      }
      start = end;
    }
    return curve;
  }

  /** Average precision: Σ (recall − recall before) · precision, without interpolation. */
  private static double averagePrecision(List<PrecisionRecall> curve) {
    double sum = 0;
    double before = 0;
    for (PrecisionRecall point : curve) {
      sum += (point.recall() - before) * point.precision();
      before = point.recall();
    }
    return sum;
  }

  /** Empty where no gold message has a further matter, or no prediction tags any. */
  List<FurtherScores> further(IntStream levels) {
    if (gold.stream().allMatch(message -> message.also().isEmpty())
        || !anySays(facets -> !facets.further().isEmpty())) {
      return List.of();
    }
    return levels.mapToObj(this::further).filter(Objects::nonNull).toList();
  }

  private FurtherScores further(int level) {
    List<Set<String>> truth = gold.stream().map(message -> atLevel(message.also(), level)).toList();
    long tags = truth.stream().mapToInt(Set::size).sum();
    if (tags == 0) {
      return null;
    }
    List<Estimate> estimates =
        bootstrap.estimate(
            List.of(
                mean(run -> furtherRatio(truth, run, level, 1, 0, 1)),
                mean(run -> furtherRatio(truth, run, level, 1, 1, 0)),
                mean(run -> furtherRatio(truth, run, level, 2, 1, 1))));
    return new FurtherScores(
        level,
        tags,
        meanOf(run -> run.stream().mapToInt(p -> said(p, level).size()).sum()),
        estimates.get(0),
        estimates.get(1),
        estimates.get(2));
  }

  /** Shared tags, times a factor, over a choice of gold and given tags. */
  private Ratio furtherRatio(
      List<Set<String>> truth,
      List<Prediction> run,
      int level,
      int shared,
      int goldFactor,
      int givenFactor) {
    return Ratio.of(
        gold.size(),
        i -> shared * (int) said(run.get(i), level).stream().filter(truth.get(i)::contains).count(),
        i -> goldFactor * truth.get(i).size() + givenFactor * said(run.get(i), level).size());
  }

  private Set<String> said(Prediction prediction, int level) {
    return atLevel(prediction.facets().further(), level);
  }

  /** The nodes of a level on the paths of codes; a code above the level gives none. */
  private Set<String> atLevel(List<String> codes, int level) {
    return codes.stream()
        .map(taxonomy::path)
        .filter(path -> path.size() >= level)
        .map(path -> path.get(level - 1))
        .map(Tag::code)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
