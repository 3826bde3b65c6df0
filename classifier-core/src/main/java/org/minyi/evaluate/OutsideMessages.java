package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minyi.evaluate.EvaluationReport.Outside;
import org.minyi.evaluate.EvaluationReport.OutsideKind;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** What is said of messages outside the taxonomy: news, adverts, verses, chit-chat and the like. */
final class OutsideMessages {
  private OutsideMessages() {}

  static Outside measure(List<Predictor> models, Taxonomy taxonomy, int resamples, long seed) {
    GoldFile file = GoldFile.outsideTest(taxonomy);
    Set<String> learnable =
        GoldFile.outside(taxonomy).messages().stream()
            .map(GoldMessage::source)
            .collect(Collectors.toSet());
    List<GoldMessage> gold = file.messages();
    List<Message> messages = gold.stream().map(GoldMessage::message).toList();
    List<List<Prediction>> runs = models.stream().map(m -> m.predict(messages)).toList();
    GroupBootstrap bootstrap = new GroupBootstrap(GoldGroups.of(gold), resamples, seed);
    List<Metric> tagged =
        IntStream.rangeClosed(1, taxonomy.depth()).mapToObj(level -> tagged(runs, level)).toList();
    List<OutsideKind> kinds = new ArrayList<>();
    for (String kind :
        new TreeSet<>(gold.stream().map(GoldMessage::source).collect(Collectors.toSet()))) {
      int[] members =
          IntStream.range(0, gold.size()).filter(i -> gold.get(i).source().equals(kind)).toArray();
      long refused =
          runs.stream()
              .mapToLong(
                  run -> IntStream.of(members).filter(i -> run.get(i).chosen().isEmpty()).count())
              .sum();
      kinds.add(
          new OutsideKind(
              kind,
              learnable.contains(kind),
              members.length,
              (double) refused / members.length / runs.size()));
    }
    Metric refused =
        Metric.mean(
            runs.stream()
                .map(
                    run -> Ratio.of(run.size(), i -> run.get(i).chosen().isEmpty() ? 1 : 0, i -> 1))
                .toList());
    return new Outside(
        file.name(),
        file.sha256(),
        gold.size(),
        bootstrap.estimate(List.of(refused)).get(0),
        bootstrap.estimate(tagged),
        kinds);
  }

  private static Metric tagged(List<List<Prediction>> runs, int level) {
    return Metric.mean(
        runs.stream()
            .map(
                run ->
                    Ratio.of(run.size(), i -> run.get(i).chosen().size() >= level ? 1 : 0, i -> 1))
            .toList());
  }
}
