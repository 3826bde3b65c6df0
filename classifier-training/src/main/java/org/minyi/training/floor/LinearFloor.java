package org.minyi.training.floor;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.minyi.evaluate.Floor;
import org.minyi.evaluate.GoldMessage;
import org.minyi.evaluate.Prediction;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Taxonomy;

/**
 * The flattened linear model: TF-IDF of character n-grams and one linear multi-class support vector
 * machine over the leaves, which knows nothing of the tree. On texts like ours such a model comes
 * close to large networks, so a classifier that does not beat it is not worth its weight.
 *
 * <p>Settings: 1- to 3-grams of at least 2 messages, of those the {@value #MAX_FEATURES} that are
 * in most messages; liblinear's multi-class machine of Crammer and Singer, C = 1, bias 1. On
 * messages held out from training it beat C = 0.1 and 0.02 on all levels, and 150,000 features
 * gained a point at the leaves and lost half a point at level 2 for twice the memory; one machine a
 * leaf against the rest takes several times as long with so many leaves. Trained on the messages
 * with a leaf for a label; labels that end above a leaf are left out. Deterministic.
 *
 * <p>Memory: 8 bytes for each feature and leaf (0.65 GB for 1,351 leaves), and while training 12
 * more for each message and leaf (0.34 GB for 21,000 messages).
 */
public final class LinearFloor implements Floor {
  private static final int MIN_DOCUMENTS = 2;
  private static final int MAX_FEATURES = 60_000;
  private static final double COST = 1;
  private static final double TOLERANCE = 0.1;
  private static final double BIAS = 1;
  private static final int CANDIDATES = 3;

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public Predictor train(Taxonomy taxonomy, List<GoldMessage> corpus) {
    List<GoldMessage> usable = corpus.stream().filter(gold -> isLeaf(gold, taxonomy)).toList();
    List<String> leaves =
        List.copyOf(new TreeSet<>(usable.stream().map(GoldMessage::code).toList()));
    if (leaves.size() < 2) {
      throw new IllegalArgumentException(
          "the corpus has messages of " + leaves.size() + " leaves; expected at least two");
    }
    CharacterNgrams ngrams =
        CharacterNgrams.fit(
            usable.stream().map(GoldMessage::message).toList(), MIN_DOCUMENTS, MAX_FEATURES);
    Feature[][] vectors =
        usable.stream()
            .map(gold -> withBias(ngrams.vector(gold.message()), ngrams.size()))
            .toArray(Feature[][]::new);
    Problem problem = new Problem();
    problem.l = vectors.length;
    problem.n = ngrams.size() + 1;
    problem.x = vectors;
    problem.y =
        usable.stream()
            .mapToDouble(gold -> Collections.binarySearch(leaves, gold.code()))
            .toArray();
    // liblinear prints to standard output otherwise; the switch is static there.
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, new Parameter(SolverType.MCSVM_CS, COST, TOLERANCE));
    return messages ->
        messages.stream()
            .map(
                message ->
                    Prediction.ranked(
                        best(model, withBias(ngrams.vector(message), ngrams.size()), leaves),
                        taxonomy))
            .toList();
  }

  private static boolean isLeaf(GoldMessage gold, Taxonomy taxonomy) {
    return !gold.code().isEmpty() && taxonomy.children(gold.code()).isEmpty();
  }

  /** liblinear wants the bias as one more feature, the last. */
  private static Feature[] withBias(Feature[] vector, int features) {
    Feature[] result = Arrays.copyOf(vector, vector.length + 1);
    result[vector.length] = new FeatureNode(features + 1, BIAS);
    return result;
  }

  /** The leaves with the highest scores, best first. */
  private static List<String> best(Model model, Feature[] vector, List<String> leaves) {
    double[] scores = new double[leaves.size()];
    Linear.predictValues(model, vector, scores);
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> scores[i], Comparator.reverseOrder()))
        .limit(CANDIDATES)
        .map(i -> leaves.get(model.getLabels()[i]))
        .toList();
  }
}
