package org.minyi.training;

/**
 * What the training of an encoder model can be told. The defaults were chosen on messages held out
 * of the training files; docs/quality.md has the figures.
 *
 * @param seed of everything random; equal seeds and data give equal models
 * @param networks so many are trained from different starts, and their hidden layers stand side by
 *     side in the model: their outputs are averaged
 * @param hiddenUnits of one network
 * @param epochs passes over the training messages
 * @param batchSize messages a step
 * @param learningRate at the start; it falls linearly to zero
 * @param alternativeShare how much of a label goes to its defensible alternatives
 * @param tolerance how much path accuracy, as the mean over the levels, may be lost by not asking
 *     the encoder about messages of which the fast model is sure
 */
public record EncoderSettings(
    long seed,
    int networks,
    int hiddenUnits,
    int epochs,
    int batchSize,
    double learningRate,
    double alternativeShare,
    double tolerance) {
  /** The settings of the default model. */
  public static final EncoderSettings DEFAULT =
      new EncoderSettings(20261130, 1, 512, 7, 256, 0.001, 0.2, 0.002);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public EncoderSettings {
    Ranges.require(epochs >= 1, "epochs of at least 1", epochs);
    Ranges.requireOfNetworks(networks, hiddenUnits, batchSize, learningRate, alternativeShare);
    Ranges.require(tolerance >= 0 && tolerance <= 1, "a tolerance from 0 to 1", tolerance);
  }
}
