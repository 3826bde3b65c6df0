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
import java.util.List;
import java.util.TreeSet;

/**
 * liblinear's multi-class support vector machine of Crammer and Singer, C = 1, bias 1, over named
 * classes. Deterministic.
 */
final class LinearMachine {
  private static final double COST = 1;
  private static final double TOLERANCE = 0.1;
  private static final double BIAS = 1;

  private final Model model;
  private final List<String> classes;
  private final int features;

  private LinearMachine(Model model, List<String> classes, int features) {
    this.model = model;
    this.classes = classes;
    this.features = features;
  }

  /**
   * Trains a machine.
   *
   * @param vectors by rising index, from 1 to {@code features}
   * @param labels the class of each; at least two different ones
   */
  static LinearMachine train(List<Feature[]> vectors, int features, List<String> labels) {
    List<String> classes = List.copyOf(new TreeSet<>(labels));
    Problem problem = new Problem();
    problem.l = vectors.size();
    problem.n = features + 1;
    problem.x =
        vectors.stream().map(vector -> withBias(vector, features)).toArray(Feature[][]::new);
    problem.y =
        labels.stream().mapToDouble(label -> Collections.binarySearch(classes, label)).toArray();
    // liblinear prints to standard output otherwise; the switch is static there.
    Linear.disableDebugOutput();
    return new LinearMachine(
        Linear.train(problem, new Parameter(SolverType.MCSVM_CS, COST, TOLERANCE)),
        classes,
        features);
  }

  /** liblinear wants the bias as one more feature, the last. */
  private static Feature[] withBias(Feature[] vector, int features) {
    Feature[] result = Arrays.copyOf(vector, vector.length + 1);
    result[vector.length] = new FeatureNode(features + 1, BIAS);
    return result;
  }

  /** The classes with the highest scores, best first. */
  List<String> best(Feature[] vector, int limit) {
    double[] scores = new double[classes.size()];
    Linear.predictValues(model, withBias(vector, features), scores);
    return HighestScores.places(scores, limit).map(i -> classes.get(model.getLabels()[i])).toList();
  }
}
