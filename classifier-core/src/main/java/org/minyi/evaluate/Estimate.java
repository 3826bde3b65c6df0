package org.minyi.evaluate;

/**
 * A measured value with its 95 % interval.
 *
 * @param value the value on all messages
 * @param low the lower end: the 2.5 % quantile of the resampled values
 * @param high the upper end: the 97.5 % quantile
 */
public record Estimate(double value, double low, double high) {}
