/**
 * What is said of a message: {@link org.minyi.classify.MessageClassifier} asks a model for the
 * probabilities of paths and decides where the path ends.
 *
 * <pre>
 * MessageClassifier   the entry: messages to classifications
 * Classification      the path, why it ends, candidates, evidence, the model's identity
 * StopRule, Stop      where a path ends, and why
 * Nature, Urgency     what else a model may say
 * EvidenceFinder      which words spoke for the path
 * </pre>
 */
package org.minyi.classify;
