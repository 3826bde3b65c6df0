package org.minyi.training;

/**
 * A prediction for a message that the predictor was not fitted on.
 *
 * @param probability how probable the predictor found it
 * @param right whether it was right
 */
record Outcome(double probability, boolean right) {}
