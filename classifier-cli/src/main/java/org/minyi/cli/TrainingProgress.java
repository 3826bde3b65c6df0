package org.minyi.cli;

import java.util.stream.Collectors;
import org.minyi.cli.console.Console;
import org.minyi.training.TrainingListener;

/** Shows how a training run goes on, a line for each stage and epoch, and ends it on request. */
final class TrainingProgress implements TrainingListener {
  private final Console console;
  private final boolean quiet;
  private final Interruption interruption;
  private final long began = System.nanoTime();

  TrainingProgress(Console console, boolean quiet, Interruption interruption) {
    this.console = console;
    this.quiet = quiet;
    this.interruption = interruption;
  }

  @Override
  public void stage(Stage stage, int messages) {
    if (stage == Stage.NETWORK) {
      interruption.somethingToKeep();
    }
    if (!quiet) {
      console.remark("train.stage." + stage, elapsed(), messages);
    }
  }

  @Override
  public void epoch(Epoch epoch) {
    if (quiet) {
      return;
    }
    console.remark(
        "train.epoch",
        elapsed(),
        epoch.number(),
        epoch.of(),
        epoch.loss(),
        epoch.pathAccuracy().stream()
            .map(accuracy -> String.format(console.messages().locale(), "%.3f", accuracy))
            .collect(Collectors.joining(" ")),
        clock(epoch.secondsLeft()),
        epoch.best() ? " *" : "");
  }

  @Override
  public boolean stopRequested() {
    return interruption.requested();
  }

  private String elapsed() {
    return clock((System.nanoTime() - began) / 1e9);
  }

  /** Minutes and seconds, as wide for a long run as for a short one. */
  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format("%3d:%02d", whole / 60, whole % 60);
  }
}
