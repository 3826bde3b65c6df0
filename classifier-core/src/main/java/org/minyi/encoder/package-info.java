/**
 * The accurate profile: a second network that sees, beside the scores of a model's sparse layer,
 * the vector that a sentence encoder makes of a message. The encoder itself is native code and
 * lives in an artifact of its own, {@code minyi-classifier-encoder}; here is what it must offer,
 * and what is learned on top of it.
 */
package org.minyi.encoder;
