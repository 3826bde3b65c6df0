package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.minyi.classify.Classification;
import org.minyi.classify.Confidence;
import org.minyi.classify.MessageClassifier;
import org.minyi.classify.Nature;
import org.minyi.classify.StopRule;
import org.minyi.text.Message;

/** Anything that tags messages and can be measured: a classifier or a floor. */
@FunctionalInterface
public interface Predictor {
  /** Tags messages: one prediction a message, in their order. */
  List<Prediction> predict(List<Message> messages);

  /**
   * A classifier as it is: what it chooses with its own stop rule, beside what it would choose
   * without one. Classifies every message twice, once for each.
   */
  static Predictor of(MessageClassifier classifier) {
    return of(classifier.withStopRule(StopRule.NEVER)::classifyAll, classifier::classifyAll);
  }

  /**
   * A classifier given as two functions, each of which returns one classification a message in
   * their order.
   *
   * @param unstopped classifies without a stop rule
   * @param stopped classifies with the stop rule that is measured
   */
  static Predictor of(
      Function<List<Message>, List<Classification>> unstopped,
      Function<List<Message>, List<Classification>> stopped) {
    return messages -> {
      List<Classification> full = unstopped.apply(messages);
      List<Classification> chosen = stopped.apply(messages);
      List<Prediction> predictions = new ArrayList<>(messages.size());
      for (int i = 0; i < messages.size(); i++) {
        List<Confidence> path = full.get(i).path();
        predictions.add(
            new Prediction(
                path.stream().map(Confidence::code).toList(),
                path.stream().map(Confidence::confidence).toList(),
                chosen.get(i).path().stream().map(Confidence::code).toList(),
                full.get(i).candidates().stream().map(Confidence::code).toList(),
                Optional.of(chosen.get(i).stop()),
                facets(chosen.get(i))));
      }
      return predictions;
    };
  }

  private static Facets facets(Classification chosen) {
    return new Facets(
        chosen.nature().map(Nature::name),
        chosen.urgency().map(u -> new Facets.Urgency(u.probability(), u.urgent())),
        chosen.further().stream().map(Confidence::code).toList());
  }
}
