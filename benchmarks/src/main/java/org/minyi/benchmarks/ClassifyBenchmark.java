package org.minyi.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.TokenStream;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.features.Features;
import org.minyi.text.Message;
import org.minyi.text.MessageAnalyzer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time for one message, from its tokens alone to the whole answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ClassifyBenchmark {
  /** Enough that neither caches nor branch prediction learn them by heart. */
  private static final int MESSAGES = 256;

  /** A sentence, a usual message and a long one. */
  @Param({"20", "200", "1149"})
  public int characters;

  private List<Message> messages;
  private MeasuredModel model;
  private MessageClassifier withoutEvidence;

  /** Goes round the messages; each thread on its own. */
  @State(Scope.Thread)
  public static class Turn {
    private int next;

    int next() {
      next = (next + 1) % MESSAGES;
      return next;
    }
  }

  /** Loads the model and makes the messages. */
  @Setup
  public void load() throws IOException {
    messages = SampleMessages.ofLength(characters, MESSAGES);
    model = MeasuredModel.load();
    withoutEvidence = model.classifier().withoutEvidence();
  }

  /** Normalising and tokenising; returns the number of tokens. */
  @Benchmark
  public int tokenise(Turn turn) throws IOException {
    String body = messages.get(turn.next()).body();
    int tokens = 0;
    try (TokenStream stream = model.analyzer().tokenStream(MessageAnalyzer.BODY, body)) {
      stream.reset();
      while (stream.incrementToken()) {
        tokens++;
      }
      stream.end();
    }
    return tokens;
  }

  /** Tokenising and weighting. */
  @Benchmark
  public Features features(Turn turn) {
    return model.extractor().extract(messages.get(turn.next()));
  }

  /** The path and its confidences. */
  @Benchmark
  public Classification classifyWithoutEvidence(Turn turn) {
    return withoutEvidence.classify(messages.get(turn.next()));
  }

  /** The path, its confidences and the evidence in the text. */
  @Benchmark
  public Classification classify(Turn turn) {
    return model.classifier().classify(messages.get(turn.next()));
  }
}
