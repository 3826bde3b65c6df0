package org.minyi.cli.table;

import java.io.Closeable;
import java.util.List;
import java.util.Map;

/**
 * A table that is made of the rows of another one, and the rejects: rows that could not be handled.
 * Not thread-safe.
 */
public interface ResultTable extends Closeable {
  /**
   * How far the work was when it was last saved.
   *
   * @param rows rows of the input that were handled, rejects included
   * @param rejects how many of them were rejected
   * @param counts what else was counted
   */
  record Done(long rows, long rejects, Map<String, Long> counts) {
    /** Nothing is done. */
    static final Done NOTHING = new Done(0, 0, Map.of());
  }

  /** What an earlier, interrupted run had done of this table. */
  Done done();

  /**
   * Writes a row, or rejects it if the format cannot hold it.
   *
   * @param row the row of the input
   * @param cells the row of the result
   * @return whether it was written
   */
  boolean row(TableRow row, List<Cell> cells);

  /** Puts a row that has a problem to the rejects. */
  void reject(TableRow row);

  /** How many rows were rejected. */
  long rejects();

  /** Saves what was done so far, so that the work can go on from here. */
  void save(long rows, Map<String, Long> counts);

  /** Ends the work and lets the result and the rejects appear. */
  void commit();

  /** Gives the result up unless it was committed; what was saved stays. */
  @Override
  void close();
}
