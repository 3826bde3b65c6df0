package org.minyi.benchmarks;

import java.util.List;
import org.minyi.text.Message;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The messages to measure with. */
@State(Scope.Benchmark)
public class Messages {
  /** Enough that neither caches nor branch prediction learn them by heart. */
  private static final int COUNT = 2000;

  /** Characters of each body, or {@code mixed} as in real life. */
  @Param({"mixed", "20", "300", "1149"})
  public String length;

  List<Message> list;

  /** Makes the messages. */
  @Setup
  public void make() {
    list = SyntheticMessages.list(length, COUNT);
  }
}
