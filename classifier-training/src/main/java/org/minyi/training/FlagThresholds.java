package org.minyi.training;

import java.util.Comparator;
import java.util.List;
import org.minyi.model.Facet;

/** Chooses from which probability on something is flagged. */
final class FlagThresholds {
  /** Above the 0.8 that is wanted of unseen messages, because the held-out ones are few. */
  private static final double WANTED_RECALL = 0.85;

  /** So many of the messages that must not be flagged may be. */
  private static final double MOST_FALSE_ALARMS = 0.003;

  private FlagThresholds() {}

  /** The highest threshold that flags the wanted share of those that should be. */
  static float ofRecall(List<Outcome> outcomes) {
    List<Double> wanted =
        outcomes.stream()
            .filter(Outcome::right)
            .map(Outcome::probability)
            .sorted(Comparator.reverseOrder())
            .toList();
    if (wanted.isEmpty()) {
      return Facet.NEVER;
    }
    int needed = (int) Math.ceil(WANTED_RECALL * wanted.size());
    return below(wanted.get(needed - 1));
  }

  /**
   * The lowest threshold, but at least a half, that flags hardly any of those that should not be.
   */
  static float ofFalseAlarms(List<Outcome> outcomes) {
    if (outcomes.stream().noneMatch(Outcome::right)) {
      return Facet.NEVER;
    }
    List<Double> unwanted =
        outcomes.stream()
            .filter(outcome -> !outcome.right())
            .map(Outcome::probability)
            .sorted(Comparator.reverseOrder())
            .toList();
    int allowed = (int) (MOST_FALSE_ALARMS * unwanted.size());
    double highestUnflagged = allowed < unwanted.size() ? unwanted.get(allowed) : 0;
    return (float) Math.max(0.5, Math.nextUp((float) highestUnflagged));
  }

  /** A float that is not above the value. */
  private static float below(double value) {
    float rounded = (float) value;
    return rounded > value ? Math.nextDown(rounded) : rounded;
  }
}
