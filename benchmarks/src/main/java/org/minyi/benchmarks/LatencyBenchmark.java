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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The spread of the time for one message: median and 99th percentile. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LatencyBenchmark {
  private static final int CHARACTERS = 300;

  private MessageClassifier classifier;
  private List<Message> messages;
  private Message typed;
  private int length;

  /** Loads the model and makes the messages. */
  @Setup
  public void load() throws IOException {
    classifier = MeasuredModel.load().classifier().withoutEvidence();
    messages = SyntheticMessages.list(String.valueOf(CHARACTERS), 2000);
    typed = messages.get(0);
  }

  /** A message of 300 characters. */
  @Benchmark
  public Classification message(Turn turn) {
    return classifier.classify(turn.of(messages));
  }

  /** A message while it is typed: with every character again, up to 300. */
  @Benchmark
  public Classification typing(Turn turn) {
    if (length == CHARACTERS) {
      length = 0;
      typed = turn.of(messages);
    }
    String body = typed.body().substring(0, Math.min(++length, typed.body().length()));
    return classifier.classify(new Message(typed.title(), body));
  }
}
