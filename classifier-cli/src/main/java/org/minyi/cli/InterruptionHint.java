package org.minyi.cli;

import org.minyi.cli.console.Console;

/** Tells a user who stops a run that it can be gone on with. */
final class InterruptionHint {
  private InterruptionHint() {}

  /**
   * Runs something, and says so when the process is ended meanwhile.
   *
   * @param resumable whether the run can be gone on with at all
   */
  static void during(Runnable run, Console console, boolean resumable) {
    String text = resumable ? "tag.interrupted" : "tag.interrupted.stream";
    Thread hook = new Thread(() -> console.remark(text), "minyi-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      run.run();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending, and the hook runs.
      }
    }
  }
}
