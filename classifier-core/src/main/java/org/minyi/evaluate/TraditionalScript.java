package org.minyi.evaluate;

import com.hankcs.hanlp.HanLP;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.minyi.evaluate.EvaluationReport.ChangedLevel;
import org.minyi.evaluate.EvaluationReport.Traditional;
import org.minyi.text.Message;

/** What changes when messages are converted to traditional characters by HanLP. */
final class TraditionalScript {
  private TraditionalScript() {}

  static Traditional measure(
      List<Predictor> models, List<GoldMessage> gold, GroupBootstrap bootstrap, int[] levels) {
    List<Message> messages = gold.stream().map(GoldMessage::message).toList();
    List<Message> converted = messages.stream().map(TraditionalScript::convert).toList();
    List<List<Prediction>> before = models.stream().map(m -> m.predict(messages)).toList();
    List<List<Prediction>> after = models.stream().map(m -> m.predict(converted)).toList();
    List<ChangedLevel> result = new ArrayList<>();
    for (int level : levels) {
      List<Estimate> estimates =
          bootstrap.estimate(
              List.of(
                  changed(before, after, Prediction::path, level),
                  changed(before, after, Prediction::chosen, level)));
      result.add(new ChangedLevel(level, estimates.get(0), estimates.get(1)));
    }
    return new Traditional(
        IntStream.range(0, messages.size())
            .filter(i -> !messages.get(i).equals(converted.get(i)))
            .count(),
        result);
  }

  static Message convert(Message message) {
    return new Message(
        HanLP.convertToTraditionalChinese(message.title()),
        HanLP.convertToTraditionalChinese(message.body()));
  }

  private static Metric changed(
      List<List<Prediction>> before,
      List<List<Prediction>> after,
      Function<Prediction, List<String>> path,
      int level) {
    return Metric.mean(
        IntStream.range(0, before.size())
            .mapToObj(
                run ->
                    Ratio.of(
                        before.get(run).size(),
                        i ->
                            downTo(level, path.apply(before.get(run).get(i)))
                                    .equals(downTo(level, path.apply(after.get(run).get(i))))
                                ? 0
                                : 1,
                        i -> 1))
            .toList());
  }

  private static List<String> downTo(int level, List<String> path) {
    return path.subList(0, Math.min(level, path.size()));
  }
}
