package org.minyi.cli.console;

import java.util.function.LongSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that is drawn over itself. */
final class BarProgress implements Progress {
  // Fits the 80 columns that a console has when its user has not widened it.
  private static final int COLUMNS = 79;

  private final Console console;
  private final long total;
  private final ProgressBar bar;
  private final LongSupplier nanoTime;
  private final long start;

  BarProgress(Console console, long total, LongSupplier nanoTime) {
    this.console = console;
    this.total = total;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.bar =
        new ProgressBarBuilder()
            // No name: the line must fit even when there are millions of rows.
            .setTaskName("")
            .setInitialMax(1)
            .setUnit(console.messages().get("progress.unit"), 1)
            // Old Windows consoles draw the block characters of the other styles badly.
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(
                new DelegatingProgressBarConsumer(
                    line -> {
                      console.err().print("\r" + line);
                      console.err().flush();
                    },
                    COLUMNS))
            .build();
  }

  @Override
  public void update(long done, long rows, long rejects) {
    double seconds = (nanoTime.getAsLong() - start) / 1e9;
    bar.setExtraMessage(console.messages().get("progress.rows", rows / seconds, rejects));
    // How many rows there will be is known only from the share of the bytes read.
    bar.maxHint(done == 0 ? rows : Math.round((double) rows * total / done));
    bar.stepTo(rows);
  }

  @Override
  public void close() {
    bar.close();
    console.err().println();
    console.err().flush();
  }
}
