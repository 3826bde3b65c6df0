package org.minyi.encoder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.minyi.model.Calibration;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.StopTable;

/**
 * What was learned on top of an encoder beside a fast model: a {@link Network} whose hidden layer
 * sees the scores of that model's sparse layer and, behind them, the encoder's vector. {@link
 * EncoderModelStore} reads and writes it. Thread-safe as long as nobody writes to its arrays. No
 * part may be null.
 *
 * @param name a name for people
 * @param encoder the name of the encoder whose vectors it understands
 * @param fastModel the checksum of the model that it was trained beside, and works with
 * @param askBelow the encoder is asked where the fast model finds its best leaf less probable than
 *     this, between 0 and 1: 1 asks nearly always, 0 never
 * @param network its hidden weights have one row for each class of all levels, then one for each
 *     entry of the vector
 * @param calibration of messages for which the encoder was asked
 * @param stops which confidence a wanted precision takes, whether the encoder was asked or not
 * @param provenance data, settings, libraries and figures of the training run; not copied, must not
 *     be changed
 */
public record EncoderModel(
    String name,
    String encoder,
    String fastModel,
    double askBelow,
    Network network,
    Calibration calibration,
    StopTable stops,
    ObjectNode provenance) {
  /**
   * Checks the parts that do not depend on a taxonomy.
   *
   * @throws IllegalArgumentException if they do not fit together
   */
  public EncoderModel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(encoder, "encoder");
    Objects.requireNonNull(fastModel, "fastModel");
    Objects.requireNonNull(provenance, "provenance");
    if (!(askBelow >= 0 && askBelow <= 1)) {
      throw new IllegalArgumentException("askBelow is " + askBelow + ", not between 0 and 1");
    }
    int levels = network.headWeights().size();
    if (calibration.levels() != levels || stops.levels() != levels) {
      throw new IllegalArgumentException("levels of network, calibration and stop table differ");
    }
  }

  /**
   * Checks that it can work beside a model.
   *
   * @param levels of the model's taxonomy
   * @param width of the encoder's vectors
   * @throws IllegalArgumentException if not
   */
  void requireFit(Levels levels, int width) {
    boolean fits =
        network.hiddenWeights().length == levels.totalSize() + width
            && network.headWeights().size() == levels.depth();
    for (int level = 0; fits && level < levels.depth(); level++) {
      fits = network.headWeights().get(level).length == levels.size(level);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "the encoder model does not fit %d classes and vectors of %d entries"
              .formatted(levels.totalSize(), width));
    }
  }
}
