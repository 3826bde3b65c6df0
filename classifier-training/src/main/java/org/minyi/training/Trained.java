package org.minyi.training;

import org.minyi.model.Model;
import org.minyi.model.Network;

/**
 * A trained model with what an encoder model beside it is trained on ({@link EncoderTrainer}).
 * Holds all training messages in memory.
 */
public final class Trained {
  private final Model model;
  private final ScoredExamples all;
  private final ScoredExamples training;
  private final ScoredExamples heldOut;
  private final Network unseenNetwork;

  Trained(
      Model model,
      ScoredExamples all,
      ScoredExamples training,
      ScoredExamples heldOut,
      Network unseenNetwork) {
    this.model = model;
    this.all = all;
    this.training = training;
    this.heldOut = heldOut;
    this.unseenNetwork = unseenNetwork;
  }

  /** The model. */
  public Model model() {
    return model;
  }

  /** All training examples with honest scores of the sparse layer. */
  ScoredExamples all() {
    return all;
  }

  /** Those of them that are not held out. */
  ScoredExamples training() {
    return training;
  }

  /** Examples with scores of a sparse layer that has not seen them. */
  ScoredExamples heldOut() {
    return heldOut;
  }

  /** A network that has not seen the held-out examples; the model's own may have. */
  Network unseenNetwork() {
    return unseenNetwork;
  }
}
