package org.minyi.classify;

import org.minyi.model.StopTable;

/**
 * When a path ends above a leaf: above the first level whose confidence is below a threshold. The
 * threshold is given itself, or by the precision that the tags of each level shall have. Immutable.
 */
public final class StopRule {
  private static final double DEFAULT_PRECISION = 0.9;

  /** Of the tags of each level nine of ten shall be right. */
  public static final StopRule DEFAULT = atPrecision(DEFAULT_PRECISION);

  /** Always down to a leaf, of whatever text there are words for, citizens' matter or not. */
  public static final StopRule NEVER = atConfidence(0);

  private final double value;
  private final boolean isPrecision;

  private StopRule(double value, boolean isPrecision) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "a stop rule's value must be between 0 and 1, but was " + value);
    }
    this.value = value;
    this.isPrecision = isPrecision;
  }

  /**
   * A confidence that every tag of a path must reach.
   *
   * @param confidence between 0 and 1; 0 never stops above a leaf
   * @throws IllegalArgumentException if it is not
   */
  public static StopRule atConfidence(double confidence) {
    return new StopRule(confidence, false);
  }

  /**
   * A share of right tags: at each level, of the messages that are tagged there, at least this
   * share shall be right. Each model knows from its training which confidence that takes, for
   * messages like those that it was trained on; the model card states the guarantee.
   *
   * @param precision between 0 and 1; below 0.5 as 0.5; 1 tags nothing
   * @throws IllegalArgumentException if it is not
   */
  public static StopRule atPrecision(double precision) {
    return new StopRule(precision, true);
  }

  /**
   * The least confidence at each level; level 0 is the top.
   *
   * @param table of the model that the rule is for
   */
  public double[] thresholds(StopTable table) {
    double[] thresholds = new double[table.levels()];
    for (int level = 0; level < thresholds.length; level++) {
      thresholds[level] = isPrecision ? table.threshold(level, value) : value;
    }
    return thresholds;
  }

  /** Whether a path always goes down to a leaf. */
  boolean stopsNothing() {
    return !isPrecision && value == 0;
  }
}
