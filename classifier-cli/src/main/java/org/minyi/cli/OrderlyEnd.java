package org.minyi.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a piece of work that has begun come to its end before the process does, when a user or the
 * system stops it (SIGTERM, SIGINT); no further one begins.
 */
final class OrderlyEnd implements AutoCloseable {
  private static final int MOST_SECONDS = 10;

  private final ReentrantLock working = new ReentrantLock();
  private final Thread hook = new Thread(this::end, "minyi-orderly-end");

  private OrderlyEnd() {}

  /** Begins to listen; close it when there is no more work. */
  static OrderlyEnd listen() {
    OrderlyEnd end = new OrderlyEnd();
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  /** Does a piece of work that is not to be torn apart. */
  void work(Runnable piece) {
    working.lock();
    try {
      piece.run();
    } finally {
      working.unlock();
    }
  }

  private void end() {
    try {
      // Not given back: the process ends with this thread, and nothing may begin before.
      working.tryLock(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending.
    }
  }
}
