package org.minyi.benchmarks;

import java.util.concurrent.TimeUnit;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.text.Message;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Loading the default model, in a process that never did and in one that has done it often. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LoadBenchmark {
  /** The first result of a program that embeds Minyi; the start of the JVM comes before. */
  @Benchmark
  @Fork(5)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Classification firstResult() {
    return MessageClassifier.loadDefault()
        .classify(new Message("路灯不亮", "云桥路的路灯坏了半个月，晚上一片漆黑，请尽快维修。"));
  }

  /** Loading again. */
  @Benchmark
  @Fork(1)
  @Warmup(iterations = 10)
  @Measurement(iterations = 10)
  public MessageClassifier again() {
    return MessageClassifier.loadDefault();
  }
}
