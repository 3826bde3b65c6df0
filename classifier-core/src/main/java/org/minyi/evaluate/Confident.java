package org.minyi.evaluate;

/**
 * A stated probability and whether the statement was right: what calibration metrics are made of.
 *
 * @param confidence between 0 and 1
 * @param right whether the path was right down to the level in question
 */
public record Confident(double confidence, boolean right) {}
