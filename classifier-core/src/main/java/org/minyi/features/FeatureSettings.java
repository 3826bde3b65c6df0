package org.minyi.features;

import org.minyi.text.TextSettings;

/**
 * How a message becomes features. A model remembers the settings that it was trained with.
 *
 * @param text how the text becomes tokens
 * @param titleWeight how often a token of the title counts beside one of the body, at least 1
 */
public record FeatureSettings(TextSettings text, int titleWeight) {
  /** The settings of the default model. */
  public static final FeatureSettings DEFAULT = new FeatureSettings(TextSettings.DEFAULT, 2);

  private static final int LARGEST_TITLE_WEIGHT = 100;

  /** Checks the range. */
  public FeatureSettings {
    if (titleWeight < 1 || titleWeight > LARGEST_TITLE_WEIGHT) {
      throw new IllegalArgumentException(
          "expected a titleWeight between 1 and %d, found %d"
              .formatted(LARGEST_TITLE_WEIGHT, titleWeight));
    }
  }
}
