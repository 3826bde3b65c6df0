package org.minyi.training;

/** Checks the ranges of settings. */
final class Ranges {
  private Ranges() {}

  /** Checks what all training of networks can be told. */
  static void requireOfNetworks(
      int networks, int hiddenUnits, int batchSize, double learningRate, double alternativeShare) {
    require(networks >= 1, "networks of at least 1", networks);
    require(hiddenUnits >= 1, "hiddenUnits of at least 1", hiddenUnits);
    require(batchSize >= 1, "a batchSize of at least 1", batchSize);
    require(learningRate > 0 && learningRate <= 1, "a learningRate above 0, to 1", learningRate);
    require(
        alternativeShare >= 0 && alternativeShare <= 1,
        "an alternativeShare from 0 to 1",
        alternativeShare);
  }

  /**
   * Refuses a value out of its range.
   *
   * @param expected the setting's name and range, as what is expected
   */
  static void require(boolean inRange, String expected, Number found) {
    if (!inRange) {
      throw new IllegalArgumentException("expected %s, found %s".formatted(expected, found));
    }
  }
}
