package org.minyi.classify;

/**
 * How sure the classifier must be to go one level deeper. A path ends above the first level whose
 * confidence is below the threshold.
 *
 * @param minConfidence between 0 and 1; 0 never stops above a leaf
 */
public record StopRule(double minConfidence) {
  /** Stops where the tag would more likely be wrong than right by a wide margin. */
  public static final StopRule DEFAULT = new StopRule(0.2);

  /** Always down to a leaf. */
  public static final StopRule NEVER = new StopRule(0);

  /** Checks the range. */
  public StopRule {
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException(
          "minConfidence must be between 0 and 1, but was " + minConfidence);
    }
  }
}
