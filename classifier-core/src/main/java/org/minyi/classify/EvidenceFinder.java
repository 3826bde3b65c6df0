package org.minyi.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minyi.features.FeatureExtractor;
import org.minyi.features.SparseVector;
import org.minyi.model.FloatVectors;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.PathScorer;
import org.minyi.model.SparseLayer;
import org.minyi.text.Message;
import org.minyi.text.WordSpans;

/**
 * Finds the parts of a text that spoke for its tags. A feature's contribution is its weight times
 * the gradient of the path's log-probability with respect to it (gradient × input, Shrikumar et al.
 * 2016), as far as its own levels and probable rivals go: levels below the end of the path, and
 * improbable rivals, are left out. It is shared out over the feature's occurrences and their
 * characters; neighbouring characters that speak for the path make a span, which ends at words.
 */
final class EvidenceFinder {
  private static final int MOST_SPANS = 5;
  private static final int SHORTEST_SPAN = 2;

  /** Characters that contribute less than this share of the strongest one end a span. */
  private static final double LEAST_SHARE_OF_STRONGEST = 0.3;

  /** Rivals that are less probable than this do not matter to the gradient. */
  private static final double LEAST_PROBABLE_RIVAL = 0.01;

  private final Levels levels;
  private final FeatureExtractor extractor;
  private final SparseLayer sparseLayer;
  private final Network network;
  private final int longestText;

  /**
   * Over the parts of a model.
   *
   * @param longestText so many UTF-16 units of a field are read; no token lies beyond
   */
  EvidenceFinder(
      Levels levels,
      FeatureExtractor extractor,
      SparseLayer sparseLayer,
      Network network,
      int longestText) {
    this.levels = levels;
    this.extractor = extractor;
    this.sparseLayer = sparseLayer;
    this.network = network;
    this.longestText = longestText;
  }

  /**
   * The evidence for the first levels of a path, strongest first.
   *
   * @param features of the message
   * @param result what the model says of the message
   * @param path the class at each level
   * @param depth how many levels of the path were chosen, at least 1
   */
  List<Evidence> find(
      Message message, SparseVector features, PathScorer.Result result, int[] path, int depth) {
    float[] gradient = gradient(result, path, depth);
    Map<Integer, Contribution> contributions = new HashMap<>();
    for (int i = 0; i < features.size(); i++) {
      int feature = features.ids()[i];
      double sum = 0;
      for (int k = sparseLayer.starts()[feature]; k < sparseLayer.starts()[feature + 1]; k++) {
        sum += sparseLayer.valueAt(k) * gradient[sparseLayer.classAt(k)];
      }
      double total = sum * features.weights()[i] * sparseLayer.rowScales()[feature];
      contributions.put(feature, new Contribution(total));
    }
    extractor.locate(
        message, (feature, inTitle, start, end) -> contributions.get(feature).occurrences++);
    double[] title = new double[Math.min(message.title().length(), longestText)];
    double[] body = new double[Math.min(message.body().length(), longestText)];
    extractor.locate(
        message,
        (feature, inTitle, start, end) -> {
          double share = contributions.get(feature).perOccurrence() / (end - start);
          double[] field = inTitle ? title : body;
          for (int i = start; i < end; i++) {
            field[i] += share;
          }
        });
    return spans(message, title, body);
  }

  /** The gradient of the path's log-probability with respect to the sparse layer's scores. */
  private float[] gradient(PathScorer.Result result, int[] path, int depth) {
    float[] hidden = result.hidden();
    float[] gradient = new float[sparseLayer.width()];
    float[] atHidden = new float[hidden.length];
    for (int level = 0; level < depth; level++) {
      double[] probabilities = result.paths().probabilities(level);
      for (int c = 0; c < probabilities.length; c++) {
        boolean chosen = c == path[level];
        if (chosen || probabilities[c] >= LEAST_PROBABLE_RIVAL) {
          float factor =
              network.levelWeights()[level] * (float) ((chosen ? 1 : 0) - probabilities[c]);
          gradient[levels.offset(level) + c] = factor * network.scoreWeight();
          FloatVectors.addScaled(atHidden, factor, network.headWeights().get(level)[c]);
        }
      }
    }
    for (int j = 0; j < hidden.length; j++) {
      atHidden[j] = hidden[j] > 0 ? atHidden[j] : 0;
    }
    float[] products = new float[hidden.length];
    for (int i = 0; i < network.hiddenWeights().length; i++) {
      // A score that is not among the highest does not reach the hidden layer.
      if (result.inputs()[i] != 0) {
        gradient[i] += FloatVectors.dot(network.hiddenWeights()[i], atHidden, products);
      }
    }
    return gradient;
  }

  private static List<Evidence> spans(Message message, double[] title, double[] body) {
    double strongest = 0;
    double total = 0;
    for (double[] field : List.of(title, body)) {
      for (double value : field) {
        strongest = Math.max(strongest, value);
        total += Math.max(0, value);
      }
    }
    List<Evidence> spans = new ArrayList<>();
    if (strongest > 0) {
      double bar = strongest * LEAST_SHARE_OF_STRONGEST;
      addSpans(Evidence.Field.TITLE, message.title(), title, bar, total, spans);
      addSpans(Evidence.Field.BODY, message.body(), body, bar, total, spans);
      spans.sort(Comparator.comparingDouble(Evidence::weight).reversed());
    }
    return spans.size() > MOST_SPANS ? spans.subList(0, MOST_SPANS) : spans;
  }

  private static void addSpans(
      Evidence.Field field,
      String text,
      double[] values,
      double bar,
      double total,
      List<Evidence> spans) {
    WordSpans words = WordSpans.of(text.substring(0, values.length));
    Span last = null;
    int start = 0;
    while (start < values.length) {
      int end = start;
      while (end < values.length && values[end] >= bar) {
        end++;
      }
      if (end - start >= SHORTEST_SPAN) {
        Span span = new Span(start, end).atWords(words);
        if (last != null && span.start <= last.end) {
          span = new Span(last.start, span.end);
        } else if (last != null) {
          spans.add(last.evidence(field, values, total));
        }
        last = span;
      }
      start = end + 1;
    }
    if (last != null) {
      spans.add(last.evidence(field, values, total));
    }
  }

  /** A part of a field, in UTF-16 units. */
  private record Span(int start, int end) {
    /**
     * The span without cut words: one of which at least half belongs to it is taken in, another
     * left out, unless nothing would remain.
     */
    Span atWords(WordSpans words) {
      int first = words.around(start);
      int last = words.around(end);
      Span wider =
          new Span(first < 0 ? start : words.start(first), last < 0 ? end : words.end(last));
      Span fitting =
          new Span(
              first < 0 || covers(words, first) ? wider.start : words.end(first),
              last < 0 || covers(words, last) ? wider.end : words.start(last));
      return fitting.end - fitting.start < SHORTEST_SPAN ? wider : fitting;
    }

    private boolean covers(WordSpans words, int word) {
      int covered = Math.min(end, words.end(word)) - Math.max(start, words.start(word));
      return 2 * covered >= words.end(word) - words.start(word);
    }

    Evidence evidence(Evidence.Field field, double[] values, double total) {
      double sum = 0;
      for (int i = start; i < end; i++) {
        sum += Math.max(0, values[i]);
      }
      return new Evidence(field, start, end, sum / total);
    }
  }

  private static final class Contribution {
    private final double total;
    private int occurrences;

    Contribution(double total) {
      this.total = total;
    }

    double perOccurrence() {
      return total / occurrences;
    }
  }
}
