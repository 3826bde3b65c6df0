package org.minyi.features;

import org.minyi.text.TextSettings;

/**
 * How a message becomes features. A model remembers the settings that it was trained with.
 *
 * @param text how the text becomes tokens
 * @param titleWeight how often a token of the title counts beside one where the body begins, from 1
 *     to 100
 * @param halfWeightAt where in the body, in UTF-16 units from its start, a token counts half; one
 *     at {@code p} counts {@code halfWeightAt / (halfWeightAt + p)}. From 0, which is for tokens
 *     that count the same everywhere, to 10,000
 */
public record FeatureSettings(TextSettings text, int titleWeight, int halfWeightAt) {
  /**
   * The settings of the default model: n-grams of one to three characters and words. Citizens say
   * what it is about at the start; docs/quality.md has what reading on brings.
   */
  public static final FeatureSettings DEFAULT =
      new FeatureSettings(new TextSettings(1, 3, true, 800), 2, 250);

  private static final int LARGEST_TITLE_WEIGHT = 100;
  private static final int LARGEST_HALF_WEIGHT_AT = 10_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public FeatureSettings {
    require("titleWeight", titleWeight, 1, LARGEST_TITLE_WEIGHT);
    require("halfWeightAt", halfWeightAt, 0, LARGEST_HALF_WEIGHT_AT);
  }

  private static void require(String name, int value, int least, int greatest) {
    if (value < least || value > greatest) {
      throw new IllegalArgumentException(
          "expected a %s between %d and %d, found %d".formatted(name, least, greatest, value));
    }
  }
}
