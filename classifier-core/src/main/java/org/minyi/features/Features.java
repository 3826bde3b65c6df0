package org.minyi.features;

/**
 * A message as a model sees it.
 *
 * @param text the weights of the tokens of title and body together, of length 1 (or 0)
 * @param tokens the number of distinct tokens of the message
 * @param known how many of them the vocabulary holds
 */
public record Features(SparseVector text, int tokens, int known) {}
