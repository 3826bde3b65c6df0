package org.minyi.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.minyi.model.Calibration;
import org.minyi.model.FloatVectors;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.PathScores;
import org.minyi.model.StopTable;
import org.minyi.model.TopScores;
import org.minyi.text.Message;

/**
 * Scores the paths of a message with an {@link EncoderModel}; unlike the fast model it visits all
 * of them, which takes little beside the encoder. Immutable and thread-safe.
 */
public final class EncoderScorer {
  private final Levels levels;
  private final EncoderModel model;
  private final MessageEncoder encoder;

  /**
   * A scorer.
   *
   * @param levels of the fast model's taxonomy
   * @throws IllegalArgumentException if the model does not fit the levels or the encoder
   */
  public EncoderScorer(Levels levels, EncoderModel model, MessageEncoder encoder) {
    if (!model.encoder().equals(encoder.name())) {
      throw new IllegalArgumentException(
          "the model was learned on the encoder %s, not on %s"
              .formatted(model.encoder(), encoder.name()));
    }
    model.requireFit(levels, encoder.width());
    this.levels = levels;
    this.model = model;
    this.encoder = encoder;
  }

  /** Whether to ask the encoder, by the probability of the fast model's best leaf. */
  public boolean isWanted(double probability) {
    return probability < model.askBelow();
  }

  /**
   * The paths of a message.
   *
   * @param scores of the fast model's sparse layer for the message
   */
  public PathScores score(Message message, float[] scores) {
    return score(levels, model.network(), scores, encoder.encode(message));
  }

  /**
   * The paths of a message, by a network of the kind of {@link EncoderModel#network}.
   *
   * @param scores of the sparse layer, those of the classes of all levels first
   * @param vector of the encoder
   */
  public static PathScores score(Levels levels, Network network, float[] scores, float[] vector) {
    float[] hidden = network.hiddenBias().clone();
    int classes = levels.totalSize();
    float[] inputs = Arrays.copyOf(scores, classes + vector.length);
    TopScores.keep(inputs, classes, network.topScores());
    System.arraycopy(vector, 0, inputs, classes, vector.length);
    int[] seen = IntStream.range(0, inputs.length).filter(i -> inputs[i] != 0).toArray();
    FloatVectors.addRows(hidden, inputs, seen, seen.length, network.hiddenWeights());
    for (int j = 0; j < hidden.length; j++) {
      hidden[j] = Math.max(0, hidden[j]);
    }
    float[] products = new float[hidden.length];
    List<float[]> weighted = new ArrayList<>();
    for (int level = 0; level < levels.depth(); level++) {
      float[][] rows = network.headWeights().get(level);
      float[] added = new float[rows.length];
      for (int c = 0; c < added.length; c++) {
        added[c] =
            network.levelWeights()[level]
                * (network.scoreWeight() * scores[levels.offset(level) + c]
                    + network.headBiases().get(level)[c]
                    + FloatVectors.dot(hidden, rows[c], products));
      }
      weighted.add(added);
    }
    return PathScores.of(levels, weighted);
  }

  /** Which confidence a wanted precision takes, whether the encoder is asked or not. */
  public StopTable stops() {
    return model.stops();
  }

  /** The calibration of the paths' probabilities. */
  public Calibration calibration() {
    return model.calibration();
  }
}
