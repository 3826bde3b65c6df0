/**
 * From the tokens of a message to a sparse vector: {@link org.minyi.features.FeatureExtractor}
 * counts and weighs the tokens that a {@link org.minyi.features.Vocabulary} of hashes knows, and
 * {@link org.minyi.features.VocabularyBuilder} makes one from a corpus.
 */
package org.minyi.features;
