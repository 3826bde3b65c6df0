package org.minyi.cli.console;

import java.time.Duration;

/** A line now and then, for logs. */
final class LineProgress implements Progress {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Console console;
  private final long total;
  private final long start = System.nanoTime();
  private long last = start;

  LineProgress(Console console, long total) {
    this.console = console;
    this.total = total;
  }

  @Override
  public void update(long done, long rows, long rejects) {
    long now = System.nanoTime();
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
