package org.minyi.cli.console;

/** Tells the user how far a long run is. Used from one thread. */
public interface Progress extends AutoCloseable {
  /** Says nothing. */
  Progress NONE = (done, rows, rejects) -> {};

  /**
   * Reports the state of the run; cheap enough to call for every batch.
   *
   * @param done bytes of the input read so far
   * @param rows rows handled so far
   * @param rejects rows that could not be handled
   */
  void update(long done, long rows, long rejects);

  @Override
  default void close() {}

  /**
   * A bar on a terminal, else a line every ten seconds.
   *
   * @param total bytes of the input
   */
  static Progress of(Console console, long total) {
    return console.terminal() ? new BarProgress(console, total) : new LineProgress(console, total);
  }
}
