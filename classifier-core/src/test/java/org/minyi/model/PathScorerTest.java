package org.minyi.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.features.SparseVector;
import org.minyi.taxonomy.Taxonomy;

class PathScorerTest {
  /** As the documentation says it, in double arithmetic and without any short cut. */
  private static double[][] reference(Levels levels, Network network, float[] scores) {
    double bar =
        Arrays.stream(boxed(scores))
            .sorted(Comparator.reverseOrder())
            .skip(Math.max(0, network.topScores() - 1))
            .findFirst()
            .orElse(Float.NEGATIVE_INFINITY);
    double[] hidden = new double[network.hiddenBias().length];
    for (int j = 0; j < hidden.length; j++) {
      double sum = network.hiddenBias()[j];
      for (int i = 0; i < network.hiddenWeights().length; i++) {
        double seen = network.topScores() > 0 && scores[i] >= bar ? scores[i] : 0;
        sum += seen * network.hiddenWeights()[i][j];
      }
      hidden[j] = Math.max(0, sum);
    }
    double[][] softmax = new double[levels.depth()][];
    for (int level = 0; level < softmax.length; level++) {
      softmax[level] = new double[levels.size(level)];
      for (int c = 0; c < softmax[level].length; c++) {
        double corrected =
            network.headBiases().get(level)[c]
                + (double) network.scoreWeight() * scores[levels.offset(level) + c];
        for (int j = 0; j < hidden.length; j++) {
          corrected += hidden[j] * network.headWeights().get(level)[c][j];
        }
        softmax[level][c] = Math.exp(corrected);
      }
      normalise(softmax[level]);
    }
    double[][] paths = new double[levels.depth()][];
    int last = levels.depth() - 1;
    double[] leaves = new double[levels.size(last)];
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      leaves[leaf] = 1;
      int[] path = levels.pathTo(leaf);
      for (int level = 0; level <= last; level++) {
        leaves[leaf] *= Math.pow(softmax[level][path[level]], network.levelWeights()[level]);
      }
    }
    normalise(leaves);
    for (int level = 0; level <= last; level++) {
      paths[level] = new double[levels.size(level)];
      for (int leaf = 0; leaf < leaves.length; leaf++) {
        paths[level][levels.pathTo(leaf)[level]] += leaves[leaf];
      }
    }
    return paths;
  }

  private static Float[] boxed(float[] values) {
    Float[] boxed = new Float[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    return boxed;
  }

  private static void normalise(double[] values) {
    double total = Arrays.stream(values).sum();
    Arrays.setAll(values, i -> values[i] / total);
  }

  private static float[] scores(Levels levels, Random random) {
    float[] scores = new float[levels.totalSize()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextInt(4) == 0 ? 0 : random.nextFloat() - 0.2f;
    }
    return scores;
  }

  private static SparseLayer noFeatures(Levels levels) {
    return new SparseLayer(
        new int[] {0}, new short[0], new byte[0], new float[0], levels.totalSize());
  }

  private static void assertLikeReference(Taxonomy tree, int inputs, int hidden, Random random) {
    Levels levels = Levels.of(tree);
    int rows = Math.min(inputs, levels.totalSize());
    Network network = SmallModels.network(levels, rows, hidden, random);
    PathScorer scorer = new PathScorer(Columns.of(levels), noFeatures(levels), network);
    for (int message = 0; message < 5; message++) {
      float[] scores = scores(levels, random);
      double[][] expected = reference(levels, network, scores);
      PathScores paths = scorer.score(scores).paths();
      for (int level = 0; level < levels.depth(); level++) {
        assertArrayEquals(expected[level], paths.probabilities(level), 1e-4);
      }
      int last = levels.depth() - 1;
      int best = paths.bestPath()[last];
      assertEquals(Arrays.stream(expected[last]).max().getAsDouble(), expected[last][best], 1e-4);
      assertArrayEquals(levels.pathTo(best), paths.bestPath());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void equalsTheReferenceOnRaggedTreesOfEveryDepth(int depth) {
    Random random = new Random(depth);
    for (int run = 0; run < 20; run++) {
      Taxonomy tree = SmallModels.random(depth, depth > 4 ? 1 + run % 2 : 3, random);
      assertLikeReference(tree, run % 3 == 0 ? 2 : Integer.MAX_VALUE, run % 7, random);
    }
  }

  @Test
  void equalsTheReferenceOnTheHandMadeTree() {
    assertLikeReference(SmallModels.ragged(), Integer.MAX_VALUE, 16, new Random(1));
  }

  @Test
  void visitsAllLeavesOfASmallTree() {
    assertLikeReference(SmallModels.full(4, 8, 3), Integer.MAX_VALUE, 8, new Random(2));
  }

  @Test
  void visitsAllTagsOfOneWideLevel() {
    assertLikeReference(SmallModels.full(500), Integer.MAX_VALUE, 8, new Random(2));
  }

  @Test
  void theBeamFindsTheBestPathWhereTheMassIsConcentrated() {
    Levels levels = Levels.of(SmallModels.full(3, 40, 4));
    Random random = new Random(4);
    Network network = SmallModels.network(levels, levels.totalSize(), 4, random);
    PathScorer scorer = new PathScorer(Columns.of(levels), noFeatures(levels), network);
    for (int leaf = 0; leaf < levels.size(2); leaf += 17) {
      float[] scores = new float[levels.totalSize()];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = 0.1f * random.nextFloat();
      }
      int[] path = levels.pathTo(leaf);
      for (int level = 0; level < 3; level++) {
        scores[levels.offset(level) + path[level]] += 1;
      }
      PathScores paths = scorer.score(scores).paths();
      double[][] expected = reference(levels, network, scores);
      assertArrayEquals(path, paths.bestPath());
      for (int level = 0; level < 3; level++) {
        assertArrayEquals(expected[level], paths.probabilities(level), 3e-3);
        assertEquals(1, Arrays.stream(paths.probabilities(level)).sum(), 1e-9);
      }
      long visited = Arrays.stream(paths.probabilities(2)).filter(p -> p > 0).count();
      assertEquals(16 * 4, visited);
    }
  }

  @Test
  void equalParentsAreAllVisited() {
    Levels levels = Levels.of(SmallModels.full(50, 4));
    Network network =
        new Network(
            1,
            0,
            new float[levels.totalSize()][0],
            new float[0],
            List.of(new float[50][0], new float[200][0]),
            List.of(new float[50], new float[200]),
            new float[] {1, 1});
    PathScores paths =
        new PathScorer(Columns.of(levels), noFeatures(levels), network)
            .score(new float[levels.totalSize()])
            .paths();
    double[] even = new double[200];
    Arrays.fill(even, 0.005);
    assertArrayEquals(even, paths.probabilities(1), 1e-12);
    assertEquals(0, paths.bestPath()[1]);
  }

  @Test
  void scoresFeaturesThroughTheSparseLayer() {
    Model model = SmallModels.ofKeywords();
    Levels levels = Levels.of(model.taxonomy());
    PathScorer scorer = new PathScorer(Columns.of(levels), model.sparseLayer(), model.network());
    SparseVector features = new SparseVector(new int[] {3, 0}, new float[] {0.6f, 0.8f}, 2);
    float[] scores = new float[levels.totalSize()];
    model.sparseLayer().addTo(scores, features);
    double[][] expected = reference(levels, model.network(), scores);
    // Scored twice: nothing of the first message may be left in the scratch arrays.
    scorer.score(new SparseVector(new int[] {5}, new float[] {1}, 1));
    PathScores paths = scorer.score(features).paths();
    for (int level = 0; level < levels.depth(); level++) {
      assertArrayEquals(expected[level], paths.probabilities(level), 1e-5);
    }
  }

  @Test
  void ranksTheBestLeavesWithoutRepetition() {
    Levels levels = Levels.of(SmallModels.ragged());
    Network network = SmallModels.network(levels, levels.totalSize(), 4, new Random(6));
    PathScorer scorer = new PathScorer(Columns.of(levels), noFeatures(levels), network);
    PathScores paths = scorer.score(scores(levels, new Random(7))).paths();
    int best = paths.bestPath()[3];
    List<Integer> ranked = paths.bestLeaves(best, 100);
    double[] leaves = paths.probabilities(3);
    List<Integer> expected =
        IntStream.range(0, leaves.length)
            .boxed()
            .sorted((a, b) -> Double.compare(leaves[b], leaves[a]))
            .toList();
    assertEquals(expected, ranked);
    assertEquals(expected.subList(0, 3), paths.bestLeaves(best, 3));
    assertEquals(5, paths.bestLeaves(5, 2).get(0));
  }

  @Test
  void hugeScoresDoNotOverflow() {
    Levels levels = Levels.of(SmallModels.full(2, 2));
    Network network = SmallModels.network(levels, 6, 0, new Random(8));
    float[] scores = {1e6f, 0, 0, 1e6f, 0, 0};
    PathScores paths =
        new PathScorer(Columns.of(levels), noFeatures(levels), network).score(scores).paths();
    assertArrayEquals(new int[] {0, 1}, paths.bestPath());
    assertEquals(1, paths.probabilities(1)[1], 1e-12);
    assertTrue(paths.bestLeaves(1, 4).size() >= 1);
  }
}
