package org.minyi.classify;

/** Why a path ends at its level. */
public enum Stop {
  /** It reached a leaf of the taxonomy. */
  LEAF,
  /** The next level's best tag was not sure enough for the stop rule, and no other reason holds. */
  LOW_CONFIDENCE,
  /** The same, and another tag beside it is nearly as probable: {@link Classification#close()}. */
  CLOSE_SIBLINGS,
  /** The same at the first level, for a text of a few words. */
  TOO_SHORT,
  /** The text is no citizen's matter: an advertisement, news, a poem, a test. */
  OUTSIDE_TAXONOMY,
  /** There was no text to classify: empty, blank, or only punctuation and symbols. */
  NO_TEXT,
  /** The text has (almost) no features that the model has seen, for example another language. */
  UNKNOWN_VOCABULARY
}
