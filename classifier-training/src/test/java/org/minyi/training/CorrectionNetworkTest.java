package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minyi.model.Columns;
import org.minyi.model.Facet;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.PathScorer;
import org.minyi.model.PathScores;
import org.minyi.model.SparseLayer;
import org.minyi.text.Message;

class CorrectionNetworkTest {
  private static final Levels LEVELS = Levels.of(TinyCorpus.TREE);
  private static final Columns COLUMNS =
      new Columns(LEVELS, List.of(new Facet("mood", List.of("calm", "angry", "glad"), 0)), 2);

  @BeforeAll
  static void nativeCode() {
    TinyCorpus.assumeNativeCode();
  }

  private static float[][] scores(int rows, long seed) {
    Random random = new Random(seed);
    float[][] scores = new float[rows][COLUMNS.width()];
    for (float[] row : scores) {
      for (int c = 0; c < row.length; c++) {
        row[c] = random.nextInt(5) == 0 ? 0 : random.nextFloat() * 0.8f - 0.1f;
      }
    }
    return scores;
  }

  private static List<Example> examples(int count) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String code = TinyCorpus.TREE.tags().get(i % TinyCorpus.TREE.size()).code();
      examples.add(
          new Example(
              new Message("", ""),
              "",
              LEVELS.path(TinyCorpus.TREE, code),
              i % 3 == 0 ? List.of(LEVELS.path(TinyCorpus.TREE, "B21")) : List.of(),
              List.of(),
              new int[] {i % 4 - 1},
              Example.Origin.values()[i % 3]));
    }
    return examples;
  }

  private static CorrectionNetwork trained(int steps) {
    CorrectionNetwork network = new CorrectionNetwork(COLUMNS, TinyCorpus.settings(), 0);
    for (int step = 0; step < steps; step++) {
      network.fit(scores(40, step), examples(40), step / (double) steps);
    }
    return network;
  }

  /** The levels' softmax distributions multiplied along each path, and normalised over them. */
  private static double[] paths(List<float[][]> byLevel, int row, float[] levelWeights) {
    int last = LEVELS.depth() - 1;
    double[] leaves = new double[LEVELS.size(last)];
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      leaves[leaf] = 1;
      int[] path = LEVELS.pathTo(leaf);
      for (int level = 0; level <= last; level++) {
        leaves[leaf] *= Math.pow(byLevel.get(level)[row][path[level]], levelWeights[level]);
      }
    }
    double total = Arrays.stream(leaves).sum();
    Arrays.setAll(leaves, i -> leaves[i] / total);
    return leaves;
  }

  private static void assertServedAsTrained(CorrectionNetwork network, int rows) {
    Network exported = network.export();
    SparseLayer noFeatures =
        new SparseLayer(new int[] {0}, new short[0], new byte[0], new float[0], COLUMNS.width());
    PathScorer scorer = new PathScorer(COLUMNS, noFeatures, exported);
    float[][] scores = scores(rows, 99);
    List<float[][]> predicted = network.predict(scores);
    for (int row = 0; row < rows; row++) {
      PathScorer.Result result = scorer.score(scores[row]);
      PathScores served = result.paths();
      double[] expected = paths(predicted, row, exported.levelWeights());
      assertArrayEquals(expected, served.probabilities(LEVELS.depth() - 1), 1e-4);
      assertArrayEquals(predicted.get(LEVELS.depth())[row], result.facets()[0], 1e-4f);
    }
  }

  @Test
  void servesWhatDl4jPredicts() {
    assertServedAsTrained(trained(0), 20);
    assertServedAsTrained(trained(1), 20);
    assertServedAsTrained(trained(60), 20);
    assertServedAsTrained(trained(5), 1);
  }

  @Test
  void everyLevelIsADistribution() {
    for (float[][] level : trained(3).predict(scores(10, 5))) {
      for (float[] row : level) {
        double sum = 0;
        for (float probability : row) {
          assertTrue(probability >= 0);
          sum += probability;
        }
        assertEquals(1, sum, 1e-5);
      }
    }
  }

  @Test
  void trainingLowersTheLossAndMovesTheCorrections() {
    CorrectionNetwork network = new CorrectionNetwork(COLUMNS, TinyCorpus.settings(), 0);
    float[][] scores = scores(40, 1);
    double first = network.fit(scores, examples(40), 0);
    double last = first;
    for (int step = 0; step < 200; step++) {
      last = network.fit(scores, examples(40), 0);
    }
    assertTrue(last < 0.9 * first, first + " -> " + last);
  }

  @Test
  void aBatchMayHaveASingleExample() {
    CorrectionNetwork network = new CorrectionNetwork(COLUMNS, TinyCorpus.settings(), 0);
    double loss = network.fit(scores(1, 1), examples(3).subList(2, 3), 0);
    assertTrue(Double.isFinite(loss) && loss > 0);
    assertServedAsTrained(network, 5);
  }

  @Test
  void laterTrainingDoesNotChangeWhatWasExported() {
    CorrectionNetwork network = trained(1);
    Network before = network.export();
    float[][] hidden =
        Arrays.stream(before.hiddenWeights()).map(float[]::clone).toArray(float[][]::new);
    float[] bias = before.hiddenBias().clone();
    float[] head = before.headWeights().get(2)[4].clone();
    float[] headBias = before.headBiases().get(2).clone();
    network.fit(scores(40, 6), examples(40), 0);
    assertArrayEquals(hidden, before.hiddenWeights());
    assertArrayEquals(bias, before.hiddenBias());
    assertArrayEquals(head, before.headWeights().get(2)[4]);
    assertArrayEquals(headBias, before.headBiases().get(2));
    assertTrue(!Arrays.equals(head, network.export().headWeights().get(2)[4]));
  }

  @Test
  void anExampleTeachesNothingBelowItsLabel() {
    CorrectionNetwork network = new CorrectionNetwork(COLUMNS, TinyCorpus.settings(), 0);
    Example top =
        new Example(
            new Message("", ""),
            "",
            new int[] {1},
            List.of(),
            List.of(),
            new int[] {-1},
            Example.Origin.LABELLED);
    for (int step = 0; step < 20; step++) {
      network.fit(scores(8, step), java.util.Collections.nCopies(8, top), 0);
    }
    Network exported = network.export();
    assertArrayEquals(new float[LEVELS.size(1)], exported.headBiases().get(1));
    assertArrayEquals(new float[LEVELS.size(2)], exported.headBiases().get(2));
    assertArrayEquals(new float[3], exported.headBiases().get(3));
    assertTrue(exported.headBiases().get(0)[1] > 0 && exported.headBiases().get(0)[0] < 0);
  }
}
