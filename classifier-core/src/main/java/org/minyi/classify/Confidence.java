package org.minyi.classify;

/**
 * A tag's code with the calibrated probability that the message belongs to it.
 *
 * @param code a code of the classifier's taxonomy
 * @param confidence between 0 and 1
 */
public record Confidence(String code, double confidence) {}
