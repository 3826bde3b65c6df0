package org.minyi.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.PathScores;
import org.minyi.model.SmallModels;
import org.minyi.text.Message;

class EncoderScorerTest {
  private static final Levels LEVELS = Levels.of(SmallModels.ragged());
  private static final SmallEncoderModels.Counter COUNTER = new SmallEncoderModels.Counter();

  /** The definition, written as plainly as it can be: for each leaf its path's product. */
  private static double[] leaves(Network network, float[] scores, float[] vector) {
    double[] hidden = new double[network.hiddenBias().length];
    for (int j = 0; j < hidden.length; j++) {
      hidden[j] = network.hiddenBias()[j];
      for (int i = 0; i < scores.length; i++) {
        // Only the highest few are seen; no two are equal here.
        float score = scores[i];
        boolean top = rank(score, scores) < network.topScores();
        hidden[j] += (top ? score : 0) * network.hiddenWeights()[i][j];
      }
      for (int i = 0; i < vector.length; i++) {
        hidden[j] += vector[i] * network.hiddenWeights()[scores.length + i][j];
      }
      hidden[j] = Math.max(0, hidden[j]);
    }
    double[] leaves = new double[LEVELS.size(LEVELS.depth() - 1)];
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      double sum = 0;
      for (int level = 0; level < LEVELS.depth(); level++) {
        int c = LEVELS.pathTo(leaf)[level];
        double score =
            network.scoreWeight() * scores[LEVELS.offset(level) + c]
                + network.headBiases().get(level)[c];
        for (int j = 0; j < hidden.length; j++) {
          score += hidden[j] * network.headWeights().get(level)[c][j];
        }
        sum += network.levelWeights()[level] * score;
      }
      leaves[leaf] = Math.exp(sum);
    }
    double total = Arrays.stream(leaves).sum();
    return Arrays.stream(leaves).map(leaf -> leaf / total).toArray();
  }

  private static int rank(float score, float[] scores) {
    int above = 0;
    for (float other : scores) {
      above += other > score ? 1 : 0;
    }
    return above;
  }

  @Test
  void aPathIsTheWeightedProductOfItsLevels() {
    EncoderModel model = SmallEncoderModels.random(LEVELS, "", 1);
    EncoderScorer scorer = new EncoderScorer(LEVELS, model, COUNTER);
    Random random = new Random(8);
    for (String text : new String[] {"", "甲", "甲乙乙", "丙丙丙丙"}) {
      float[] scores = new float[LEVELS.totalSize()];
      for (int c = 0; c < scores.length; c++) {
        scores[c] = random.nextFloat() - 0.3f;
      }
      Message message = new Message("", text);
      PathScores found = scorer.score(message, scores);
      double[] expected = leaves(model.network(), scores, COUNTER.encode(message));
      assertArrayEquals(expected, found.probabilities(LEVELS.depth() - 1), 1e-4);
      for (int level = 0; level < LEVELS.depth(); level++) {
        assertEquals(1, Arrays.stream(found.probabilities(level)).sum(), 1e-9);
      }
      assertEquals(Arrays.stream(expected).max().orElseThrow(), found.bestProbability(), 1e-4);
    }
  }

  @Test
  void isWantedBelowTheThresholdOnly() {
    EncoderScorer scorer =
        new EncoderScorer(LEVELS, SmallEncoderModels.random(LEVELS, "", 0.6), COUNTER);
    assertTrue(scorer.isWanted(0));
    assertTrue(scorer.isWanted(0.59));
    assertTrue(!scorer.isWanted(0.6));
    assertTrue(!scorer.isWanted(1));
  }

  @Test
  void refusesOtherEncodersAndTaxonomies() {
    EncoderModel model = SmallEncoderModels.random(LEVELS, "", 1);
    MessageEncoder other =
        new MessageEncoder() {
          @Override
          public String name() {
            return "other";
          }

          @Override
          public int width() {
            return 3;
          }

          @Override
          public float[] encode(Message message) {
            return new float[3];
          }
        };
    assertThrows(IllegalArgumentException.class, () -> new EncoderScorer(LEVELS, model, other));
    Levels levels = Levels.of(SmallModels.full(2, 2));
    assertThrows(IllegalArgumentException.class, () -> new EncoderScorer(levels, model, COUNTER));
  }
}
