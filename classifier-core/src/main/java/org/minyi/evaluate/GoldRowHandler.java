package org.minyi.evaluate;

/** Takes the rows of a labelled file, whatever its format. */
@FunctionalInterface
interface GoldRowHandler {
  /** Takes one row that begins at a line, counted from 1. */
  void row(long line, GoldFields.Row fields);
}
