/**
 * The sentence encoder of the accurate profile: {@link org.minyi.encoder.bge.BgeEncoder}.
 *
 * <pre>{@code
 * MessageClassifier classifier = MessageClassifier.loadDefault(BgeEncoder.open());
 * }</pre>
 */
package org.minyi.encoder.bge;
