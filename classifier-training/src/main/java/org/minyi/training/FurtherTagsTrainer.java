package org.minyi.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.minyi.model.FurtherTags;
import org.minyi.model.Levels;
import org.minyi.model.PathScores;

/** Fits {@link FurtherTags} on held-out messages, some of which have further matters. */
final class FurtherTagsTrainer {
  /** Fewer examples of either kind teach nothing. */
  private static final int FEWEST = 20;

  /** More wrong tags than this would hide the right ones. */
  private static final double LEAST_PRECISION = 0.3;

  private final Levels levels;
  private final List<double[]> inputs = new ArrayList<>();
  private final List<Boolean> isFurther = new ArrayList<>();
  private int furtherMatters;

  FurtherTagsTrainer(Levels levels) {
    this.levels = levels;
  }

  /** Adds the rivals of a message's best leaf. */
  void add(PathScores paths, Example example, int tokens) {
    furtherMatters += example.further().size();
    for (int leaf : FurtherTags.rivals(paths, levels)) {
      int[] path = levels.pathTo(leaf);
      inputs.add(FurtherTags.inputs(paths, levels, leaf, tokens));
      isFurther.add(
          example.further().stream()
              .anyMatch(gold -> gold.length > 0 && gold[gold.length - 1] == path[gold.length - 1]));
    }
  }

  /**
   * The regression, with the threshold that gives the best F1 at a bearable precision; tags nothing
   * where there are too few examples or no threshold is precise enough.
   */
  FurtherTags fit() {
    long positive = isFurther.stream().filter(further -> further).count();
    if (positive < FEWEST || isFurther.size() - positive < FEWEST) {
      return FurtherTags.none();
    }
    float[] weights = weights();
    return new FurtherTags(weights, bestThreshold(new FurtherTags(weights, 0)));
  }

  private float[] weights() {
    Problem problem = new Problem();
    problem.l = inputs.size();
    problem.n = FurtherTags.INPUTS;
    problem.x = inputs.stream().map(FurtherTagsTrainer::nodes).toArray(Feature[][]::new);
    problem.y = isFurther.stream().mapToDouble(further -> further ? 1 : -1).toArray();
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, 1, 1e-4));
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    float[] weights = new float[FurtherTags.INPUTS];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (sign * model.getFeatureWeights()[i]);
    }
    return weights;
  }

  private static Feature[] nodes(double[] values) {
    Feature[] nodes = new Feature[values.length];
    Arrays.setAll(nodes, i -> new FeatureNode(i + 1, values[i]));
    return nodes;
  }

  private float bestThreshold(FurtherTags tags) {
    List<Outcome> sorted = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      sorted.add(new Outcome(tags.probability(inputs.get(i)), isFurther.get(i)));
    }
    sorted.sort(Comparator.comparingDouble(Outcome::probability).reversed());
    double bestF1 = 0;
    double best = 2;
    int right = 0;
    for (int n = 1; n <= sorted.size(); n++) {
      right += sorted.get(n - 1).right() ? 1 : 0;
      double f1 = 2.0 * right / (n + furtherMatters);
      boolean precise = n >= FEWEST && right >= LEAST_PRECISION * n;
      if (precise && f1 > bestF1) {
        bestF1 = f1;
        best = sorted.get(n - 1).probability();
      }
    }
    return (float) best;
  }
}
