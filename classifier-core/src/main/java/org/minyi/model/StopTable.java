package org.minyi.model;

import java.util.Arrays;

/**
 * From which confidence on a path may go down to a level, so that of the messages that are tagged
 * at this level at least a wanted share is right. Fitted on messages that the model was not trained
 * on; how, and what is guaranteed, is the business of training. Immutable and thread-safe.
 */
public final class StopTable {
  /** The wanted shares that a table knows: 0.50, 0.51 … 0.99. */
  public static final int TARGETS = 50;

  /** Stands for a share that no confidence reaches; above every confidence. */
  public static final float NEVER = 2;

  private final float[][] thresholds;

  /**
   * Takes the arrays without copying.
   *
   * @param thresholds one row for each level with {@value #TARGETS} entries, not falling, from 0
   * @throws IllegalArgumentException if they are not
   */
  public StopTable(float[][] thresholds) {
    this.thresholds = thresholds;
    for (float[] level : thresholds) {
      boolean good = level.length == TARGETS;
      for (int i = 0; good && i < level.length; i++) {
        good = level[i] >= 0 && (i == 0 || level[i] >= level[i - 1]);
      }
      if (!good) {
        throw new IllegalArgumentException("stop table: a level does not rise");
      }
    }
  }

  /** For a model without held-out messages: a confidence is taken at its word. */
  public static StopTable trusting(int levels) {
    float[] own = new float[TARGETS];
    for (int i = 0; i < TARGETS; i++) {
      own[i] = (float) target(i);
    }
    float[][] thresholds = new float[levels][];
    Arrays.fill(thresholds, own);
    return new StopTable(thresholds);
  }

  /** The wanted share of an entry. */
  public static double target(int entry) {
    return (TARGETS + entry) / 100.0;
  }

  /** The number of levels. */
  public int levels() {
    return thresholds.length;
  }

  /** The entries of a level; level 0 is the top. A copy. */
  public float[] thresholds(int level) {
    return thresholds[level].clone();
  }

  /**
   * The least confidence for a level.
   *
   * @param level 0 is the top
   * @param precision the wanted share, between 0 and 1; rounded up to the next that the table knows
   * @return {@link #NEVER} if no confidence is enough
   */
  public double threshold(int level, double precision) {
    int entry = Math.max(0, (int) Math.ceil(100 * precision - 1e-9) - TARGETS);
    return entry < TARGETS ? thresholds[level][entry] : NEVER;
  }
}
