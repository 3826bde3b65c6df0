package org.minyi.cli.console;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A line now and then, for logs. */
final class LineProgress implements Progress {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Console console;
  private final long total;
  private final LongSupplier nanoTime;
  private final long start;
  private long last;

  /**
   * Reports on a console.
   *
   * @param total bytes of the input
   * @param nanoTime the clock
   */
  LineProgress(Console console, long total, LongSupplier nanoTime) {
    this.console = console;
    this.total = total;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.last = start;
  }

  @Override
  public void update(long done, long rows, long rejects) {
    long now = nanoTime.getAsLong();
    if (now - last < INTERVAL.toNanos()) {
      return;
    }
    last = now;
    double seconds = (now - start) / 1e9;
    double share = (double) done / Math.max(1, total);
    console.remark(
        "progress.line",
        rows,
        100 * share,
        rows / seconds,
        Math.round(seconds * (1 - share) / Math.max(share, 1e-9)),
        rejects);
  }
}
