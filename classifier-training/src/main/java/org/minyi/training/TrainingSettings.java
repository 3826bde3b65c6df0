package org.minyi.training;

import java.util.Objects;
import org.minyi.features.FeatureSettings;

/**
 * What a training run can be told. The defaults were chosen on messages held out of the training
 * files; docs/quality.md has the figures.
 *
 * @param seed of everything random; equal seeds and data give equal models
 * @param features how messages become features
 * @param minDocuments in how many training messages a token must stand to become a feature
 * @param mostEntries how many weights the sparse layer keeps; three bytes each in the model file
 * @param penalty λ of the ridge regression
 * @param topScores so many of a message's highest scores the network's hidden layer sees
 * @param networks how many networks are trained, whose mean is served
 * @param hiddenUnits of each network
 * @param mostEpochs passes over the training messages; the best of them by held-out accuracy is
 *     kept
 * @param batchSize messages a step
 * @param learningRate at the start; it falls linearly to zero
 * @param alternativeShare how much of a label goes to its defensible alternatives
 */
public record TrainingSettings(
    long seed,
    FeatureSettings features,
    int minDocuments,
    int mostEntries,
    double penalty,
    int topScores,
    int networks,
    int hiddenUnits,
    int mostEpochs,
    int batchSize,
    double learningRate,
    double alternativeShare) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public TrainingSettings {
    Objects.requireNonNull(features, "features");
    Ranges.require(minDocuments >= 1, "minDocuments of at least 1", minDocuments);
    Ranges.require(mostEntries >= 0, "mostEntries of at least 0", mostEntries);
    // The ridge regression counts in floats, for which other penalties are zero or infinite.
    Ranges.require(penalty >= 1e-6 && penalty <= 1e6, "a penalty from 1e-6 to 1e6", penalty);
    Ranges.require(topScores >= 1, "topScores of at least 1", topScores);
    Ranges.require(mostEpochs >= 0, "mostEpochs of at least 0", mostEpochs);
    Ranges.requireOfNetworks(networks, hiddenUnits, batchSize, learningRate, alternativeShare);
  }

  /** The settings of the default model. */
  public static final TrainingSettings DEFAULT =
      new TrainingSettings(
          20261122, FeatureSettings.DEFAULT, 4, 6_000_000, 0.5, 64, 1, 512, 14, 256, 0.001, 0.2);

  /** The same settings with another seed. */
  public TrainingSettings withSeed(long newSeed) {
    return new TrainingSettings(
        newSeed,
        features,
        minDocuments,
        mostEntries,
        penalty,
        topScores,
        networks,
        hiddenUnits,
        mostEpochs,
        batchSize,
        learningRate,
        alternativeShare);
  }

  /** The same settings with another limit of epochs. */
  public TrainingSettings withMostEpochs(int epochs) {
    return new TrainingSettings(
        seed,
        features,
        minDocuments,
        mostEntries,
        penalty,
        topScores,
        networks,
        hiddenUnits,
        epochs,
        batchSize,
        learningRate,
        alternativeShare);
  }
}
