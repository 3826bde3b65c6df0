package org.minyi.cli.console;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that is drawn over itself. */
final class BarProgress implements Progress {
  // Fits the 80 columns that a console has when its user has not widened it.
  private static final int COLUMNS = 79;

  private final Messages messages;
  private final ProgressBar bar;
  private final long start = System.nanoTime();

  BarProgress(Console console, long total) {
    this.messages = console.messages();
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(messages.get("progress.task"))
            .setInitialMax(Math.max(1, total))
            .setUnit("KB", 1024)
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
    double seconds = (System.nanoTime() - start) / 1e9;
    bar.setExtraMessage(messages.get("progress.rows", rows, rows / seconds, rejects));
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
