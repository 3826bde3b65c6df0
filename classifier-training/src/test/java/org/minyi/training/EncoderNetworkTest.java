package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minyi.encoder.EncoderScorer;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.text.Message;

class EncoderNetworkTest {
  private static final Levels LEVELS = Levels.of(TinyCorpus.TREE);
  private static final int WIDTH = 6;
  private static final EncoderSettings SETTINGS =
      new EncoderSettings(7, 1, 8, 1, 20, 0.002, 0.2, 0);

  @BeforeAll
  static void nativeCode() {
    TinyCorpus.assumeNativeCode();
  }

  private static List<float[]> random(int rows, int width, float shift, long seed) {
    Random random = new Random(seed);
    List<float[]> matrix = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      float[] row = new float[width];
      for (int j = 0; j < width; j++) {
        row[j] = shift * j + random.nextFloat();
      }
      matrix.add(row);
    }
    return matrix;
  }

  private static ScoredExamples batch(int rows, long seed) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String code = TinyCorpus.TREE.tags().get(i % TinyCorpus.TREE.size()).code();
      examples.add(
          new Example(
              new Message("", ""),
              "",
              LEVELS.path(TinyCorpus.TREE, code),
              List.of(),
              List.of(),
              new int[0],
              Example.Origin.values()[i % 3]));
    }
    return new ScoredExamples(
        examples, random(rows, LEVELS.totalSize(), 0, seed), Collections.nCopies(rows, 1));
  }

  private static EncoderNetwork trained(long seed, int steps) {
    List<float[]> vectors = random(20, WIDTH, 2, 1);
    EncoderNetwork network =
        new EncoderNetwork(LEVELS, Standardisation.of(vectors), SETTINGS, seed);
    for (int step = 0; step < steps; step++) {
      network.fit(batch(20, step), vectors, step / (double) steps);
    }
    return network;
  }

  /** The levels' distributions multiplied along each path, and normalised over them. */
  private static double[] leaves(List<float[][]> byLevel, int row, float[] levelWeights) {
    double[] leaves = new double[LEVELS.size(LEVELS.depth() - 1)];
    double total = 0;
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      leaves[leaf] = 1;
      for (int level = 0; level < LEVELS.depth(); level++) {
        leaves[leaf] *=
            Math.pow(byLevel.get(level)[row][LEVELS.pathTo(leaf)[level]], levelWeights[level]);
      }
      total += leaves[leaf];
    }
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      leaves[leaf] /= total;
    }
    return leaves;
  }

  @Test
  void servesWhatDl4jPredicts() {
    EncoderNetwork network = trained(7, 40);
    Network exported = network.export();
    List<float[]> scores = random(15, LEVELS.totalSize(), 0, 50);
    List<float[]> vectors = random(15, WIDTH, 2, 51);
    List<float[][]> predicted = network.predict(scores, vectors);
    for (int i = 0; i < scores.size(); i++) {
      assertArrayEquals(
          leaves(predicted, i, exported.levelWeights()),
          EncoderScorer.score(LEVELS, exported, scores.get(i), vectors.get(i))
              .probabilities(LEVELS.depth() - 1),
          1e-4);
    }
  }

  @Test
  void learnsFromTheVector() {
    List<float[]> vectors = random(20, WIDTH, 2, 1);
    EncoderNetwork network = new EncoderNetwork(LEVELS, Standardisation.of(vectors), SETTINGS, 7);
    ScoredExamples batch = batch(20, 3);
    double first = network.fit(batch, vectors, 0);
    double last = first;
    for (int step = 0; step < 200; step++) {
      last = network.fit(batch, vectors, 0);
    }
    assertTrue(last < 0.9 * first, first + " -> " + last);
    float[][] weights = network.export().hiddenWeights();
    assertEquals(LEVELS.totalSize() + WIDTH, weights.length);
  }

  @Test
  void anAverageSaysTheMeanOfWhatItsNetworksSay() {
    List<Network> networks =
        List.of(trained(7, 10).export(), trained(8, 10).export(), trained(9, 10).export());
    Network average = NetworkAverage.of(networks);
    float[] scores = random(1, LEVELS.totalSize(), 0, 60).get(0);
    float[] vector = random(1, WIDTH, 2, 61).get(0);
    int last = LEVELS.depth() - 1;
    double[] expected = new double[LEVELS.size(last)];
    double total = 0;
    for (int leaf = 0; leaf < expected.length; leaf++) {
      // The geometric mean of the networks' path probabilities, normalised.
      expected[leaf] = 1;
      for (Network network : networks) {
        double own = EncoderScorer.score(LEVELS, network, scores, vector).probabilities(last)[leaf];
        expected[leaf] *= Math.pow(own, 1.0 / networks.size());
      }
      total += expected[leaf];
    }
    for (int leaf = 0; leaf < expected.length; leaf++) {
      expected[leaf] /= total;
    }
    assertArrayEquals(
        expected, EncoderScorer.score(LEVELS, average, scores, vector).probabilities(last), 1e-4);
  }
}
