package org.minyi.cli;

/** How much time a message may take. */
enum Profile {
  /** The model alone: thousands of messages a second. */
  FAST,
  /** A sentence encoder is asked where the model is not sure. */
  ACCURATE
}
