package org.minyi.features;

/**
 * Feature numbers with their weights. Only the first {@code size} entries count: the arrays may be
 * longer. They are not copied and must not be written to.
 *
 * @param ids feature numbers, in no particular order, each at most once
 * @param weights the weight of the feature at the same index
 * @param size how many entries count
 */
public record SparseVector(int[] ids, float[] weights, int size) {}
