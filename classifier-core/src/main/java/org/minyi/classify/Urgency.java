package org.minyi.classify;

/**
 * Whether delay may endanger life, health or basic supply, or a conflict is imminent. A hint for
 * people to look here first, never a reason not to look at the rest.
 *
 * @param probability the calibrated probability, between 0 and 1
 * @param urgent whether the model takes it for urgent, which it does early: to miss an emergency is
 *     worse than a false alarm
 */
public record Urgency(double probability, boolean urgent) {}
