package org.minyi.benchmarks;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.minyi.text.Message;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Goes round the messages, each thread on its own. */
@State(Scope.Thread)
public class Turn {
  private static final AtomicInteger THREADS = new AtomicInteger();

  private int next = 7919 * THREADS.getAndIncrement();

  Message of(List<Message> messages) {
    next = (next + 1) % messages.size();
    return messages.get(next);
  }
}
