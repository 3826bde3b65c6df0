package org.minyi.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.minyi.cli.console.Console;

/**
 * Lets Ctrl-C end a training run with the best model so far in place of nothing: holds the end of
 * the process up until the model is written. Belongs to the thread that begins it.
 */
final class Interruption implements AutoCloseable {
  /** Keeping the best so far takes seconds; a user who pressed Ctrl-C waits no longer than this. */
  private static final int MOST_SECONDS = 60;

  /** For what the training thread still says on its way out. */
  private static final int LAST_WORDS_MILLIS = 300;

  private final Console console;
  private final Thread trainer = Thread.currentThread();
  private final Thread hook = new Thread(this::keepBest, "minyi-interruption");
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean somethingToKeep;
  private volatile boolean requested;

  private Interruption(Console console) {
    this.console = console;
  }

  /** Begins to listen; close it when the model is written. */
  static Interruption listen(Console console) {
    Interruption interruption = new Interruption(console);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** From now on there is a model to keep. */
  void somethingToKeep() {
    somethingToKeep = true;
  }

  /** Whether the user asked for the end. */
  boolean requested() {
    return requested;
  }

  private void keepBest() {
    requested = true;
    if (!somethingToKeep) {
      console.remark("train.interrupted.early");
      return;
    }
    console.remark("train.interrupted");
    try {
      if (!done.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        console.remark("train.interrupted.late", MOST_SECONDS);
      }
      trainer.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is what holds it up.
    }
  }
}
