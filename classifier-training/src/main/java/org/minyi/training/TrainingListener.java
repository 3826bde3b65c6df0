package org.minyi.training;

import java.util.List;

/** Hears how a training run goes on. Called on the training thread. */
public interface TrainingListener {
  /** The stages of a run, in order. */
  enum Stage {
    /** Counting tokens and making features. */
    FEATURES,
    /** Fitting sparse layers on all folds but one: the longest stage. */
    CROSS_FITTING,
    /** Fitting the sparse layer on everything. */
    SPARSE_LAYER,
    /** Training the network without the held-out messages. */
    NETWORK,
    /** Fitting calibration, thresholds and further tags on the held-out messages. */
    CALIBRATION,
    /** Training the network on everything. */
    FINAL_NETWORK,
    /**
     * Asking the encoder about every message, which takes minutes; for the accurate profile only.
     */
    VECTORS,
    /** Training the network that sees the encoder's vectors, without the held-out messages. */
    ENCODER_NETWORK,
    /** Choosing what the encoder is asked about, and fitting its calibration. */
    ENCODER_CALIBRATION,
    /** Training the network that sees the encoder's vectors on everything. */
    FINAL_ENCODER_NETWORK
  }

  /**
   * A pass over the messages is done.
   *
   * @param number of the pass, from 1, counted through over all networks
   * @param of the most passes that there can be
   * @param loss mean over the pass
   * @param pathAccuracy of the held-out messages, by level
   * @param secondsLeft estimated for this stage
   * @param best whether this pass is the best so far
   */
  record Epoch(
      int number,
      int of,
      double loss,
      List<Double> pathAccuracy,
      double secondsLeft,
      boolean best) {}

  /**
   * A stage begins.
   *
   * @param messages how many training messages there are
   */
  void stage(Stage stage, int messages);

  /** A pass is done. */
  void epoch(Epoch epoch);

  /** Whether to stop after this step and keep the best so far; asked while the network trains. */
  default boolean stopRequested() {
    return false;
  }
}
