package org.minyi.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on many things at once, with all cores, and passes the results on in the order in which the
 * things came. What is under way is bounded. Used from one thread, on which the results are passed
 * on too.
 *
 * @param <T> what is worked on
 * @param <R> what comes of it
 */
final class InOrder<T, R> implements AutoCloseable {
  private record Task<R>(Future<R> result, long weight) {}

  private final Function<T, R> work;
  private final Consumer<R> results;
  private final long mostWeight;
  private final int mostTasks;
  private final ExecutorService threads;
  private final Deque<Task<R>> tasks = new ArrayDeque<>();
  private long weight;

  /**
   * Begins to work.
   *
   * @param work called from several threads
   * @param results takes the results
   * @param mostWeight of the things under way together, if there is more than one
   */
  InOrder(Function<T, R> work, Consumer<R> results, long mostWeight) {
    int cores = Runtime.getRuntime().availableProcessors();
    this.work = work;
    this.results = results;
    this.mostWeight = mostWeight;
    this.mostTasks = 2 * cores + 1;
    this.threads =
        Executors.newFixedThreadPool(
            cores,
            task -> {
              Thread thread = new Thread(task, "minyi-tag");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Adds a thing; may first wait for earlier ones.
   *
   * @throws RuntimeException that the work on an earlier thing threw
   */
  void add(T thing, long thingWeight) {
    while (!tasks.isEmpty() && (tasks.size() == mostTasks || weight + thingWeight > mostWeight)) {
      passOn();
    }
    tasks.add(new Task<>(threads.submit(() -> work.apply(thing)), thingWeight));
    weight += thingWeight;
  }

  /** Waits for all that is under way. */
  void finish() {
    while (!tasks.isEmpty()) {
      passOn();
    }
  }

  private void passOn() {
    Task<R> first = tasks.remove();
    weight -= first.weight;
    try {
      results.accept(first.result.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends without waiting. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
