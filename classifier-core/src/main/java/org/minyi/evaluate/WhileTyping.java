package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.minyi.evaluate.EvaluationReport.Prefix;
import org.minyi.evaluate.EvaluationReport.PrefixLevel;
import org.minyi.evaluate.EvaluationReport.Typing;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** What a predictor says while a message is being typed, the title before the body. */
final class WhileTyping {
  private static final int[] REPORTED = {20, 50, 100, 200};
  private static final int STEP = 10;
  private static final int LAST = 200;

  private WhileTyping() {}

  static Typing measure(
      List<Predictor> models,
      List<GoldMessage> gold,
      Taxonomy taxonomy,
      GroupBootstrap bootstrap,
      int[] levels) {
    List<Map<Integer, List<Prediction>>> runs =
        models.stream().map(model -> predictions(model, gold)).toList();
    List<Prefix> prefixes =
        Arrays.stream(REPORTED)
            .mapToObj(
                characters ->
                    new Prefix(
                        characters,
                        gold.stream().filter(m -> length(m.message()) <= characters).count(),
                        levels(
                            runs.stream().map(run -> run.get(characters)).toList(),
                            gold,
                            taxonomy,
                            bootstrap,
                            levels)))
            .toList();
    List<int[]> flips = runs.stream().map(run -> flips(run.values(), gold.size())).toList();
    List<Estimate> estimates =
        bootstrap.estimate(
            List.of(
                Metric.mean(
                    flips.stream().map(run -> Ratio.of(gold.size(), i -> run[i], i -> 1)).toList()),
                Metric.mean(
                    flips.stream()
                        .map(run -> Ratio.of(gold.size(), i -> run[i] > 0 ? 1 : 0, i -> 1))
                        .toList())));
    return new Typing(prefixes, estimates.get(0), estimates.get(1));
  }

  /** By number of characters, growing; the whole messages come last. */
  private static Map<Integer, List<Prediction>> predictions(
      Predictor model, List<GoldMessage> gold) {
    Map<Integer, List<Prediction>> predictions = new LinkedHashMap<>();
    for (int characters = STEP; characters <= LAST; characters += STEP) {
      int most = characters;
      predictions.put(
          characters,
          model.predict(gold.stream().map(message -> cut(message.message(), most)).toList()));
    }
    predictions.put(
        Integer.MAX_VALUE, model.predict(gold.stream().map(GoldMessage::message).toList()));
    return predictions;
  }

  private static List<PrefixLevel> levels(
      List<List<Prediction>> runs,
      List<GoldMessage> gold,
      Taxonomy taxonomy,
      GroupBootstrap bootstrap,
      int[] levels) {
    RunMetrics paths = RunMetrics.of(gold, runs, Prediction::path, taxonomy);
    RunMetrics chosen = RunMetrics.of(gold, runs, Prediction::chosen, taxonomy);
    List<PrefixLevel> result = new ArrayList<>();
    for (int level : levels) {
      List<Estimate> estimates =
          bootstrap.estimate(
              List.of(
                  paths.mean(run -> run.pathAccuracy(level)),
                  chosen.mean(run -> run.coverage(level)),
                  chosen.mean(run -> run.precision(level))));
      result.add(new PrefixLevel(level, estimates.get(0), estimates.get(1), estimates.get(2)));
    }
    return result;
  }

  /** For every message how often its top-level tag turns into another; silence is no turn. */
  private static int[] flips(Iterable<List<Prediction>> growing, int messages) {
    String[] shown = new String[messages];
    int[] flips = new int[messages];
    for (List<Prediction> step : growing) {
      IntStream.range(0, messages)
          .filter(i -> !step.get(i).chosen().isEmpty())
          .forEach(
              i -> {
                String top = step.get(i).chosen().get(0);
                flips[i] += shown[i] != null && !shown[i].equals(top) ? 1 : 0;
                shown[i] = top;
              });
    }
    return flips;
  }

  private static int length(Message message) {
    return message.title().codePointCount(0, message.title().length())
        + message.body().codePointCount(0, message.body().length());
  }

  /** The first characters of title and body; pairs of surrogates count as one and stay whole. */
  static Message cut(Message message, int characters) {
    String title = cut(message.title(), characters);
    int left = characters - title.codePointCount(0, title.length());
    return new Message(title, cut(message.body(), left));
  }

  private static String cut(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }
}
