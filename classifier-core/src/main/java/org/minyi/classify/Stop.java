package org.minyi.classify;

/** Why a path ends at its level. */
public enum Stop {
  /** It reached a leaf of the taxonomy. */
  LEAF,
  /** The next level's best tag was below the confidence that the stop rule asks for. */
  LOW_CONFIDENCE,
  /** There was no text to classify: empty, blank, or only punctuation and symbols. */
  NO_TEXT,
  /** The text has (almost) no features that the model has seen, for example another language. */
  UNKNOWN_VOCABULARY
}
