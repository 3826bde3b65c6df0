package org.minyi.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.text.Message;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Messages a second, of lengths as in real life, in batches of a thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BatchBenchmark {
  private static final int BATCH = 1000;

  private MessageClassifier classifier;
  private List<List<Message>> batches;
  private int next;

  /** Loads the model and makes the messages. */
  @Setup
  public void load() throws IOException {
    classifier = MeasuredModel.load().classifier().withoutEvidence();
    List<Message> messages = SyntheticMessages.list("mixed", 4 * BATCH);
    batches =
        List.of(
            messages.subList(0, BATCH),
            messages.subList(BATCH, 2 * BATCH),
            messages.subList(2 * BATCH, 3 * BATCH),
            messages.subList(3 * BATCH, 4 * BATCH));
  }

  private List<Message> batch() {
    next = (next + 1) % batches.size();
    return batches.get(next);
  }

  /** In the calling thread alone. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<Classification> oneThread() {
    return classifier.classify(batch().stream()).toList();
  }

  /** On all processors. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<Classification> allThreads() {
    return classifier.classifyAll(batch());
  }
}
