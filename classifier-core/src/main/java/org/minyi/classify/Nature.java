package org.minyi.classify;

/**
 * What the citizen wants of the government, such as 投诉 (to complain) or 咨询 (to ask).
 *
 * @param name one of the model's natures
 * @param confidence the calibrated probability that it is the right one, between 0 and 1
 */
public record Nature(String name, double confidence) {}
