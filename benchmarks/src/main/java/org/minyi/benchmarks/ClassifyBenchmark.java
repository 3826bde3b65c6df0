package org.minyi.benchmarks;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.features.Features;
import org.minyi.features.SparseVector;
import org.minyi.model.PathScorer;
import org.minyi.text.Message;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** One message with the default model, step by step and as a whole. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ClassifyBenchmark {
  private final Map<Message, SparseVector> vectors = new IdentityHashMap<>();
  private MeasuredModel model;
  private MessageClassifier withoutEvidence;

  /** Loads the model and extracts the features that {@link #score} starts from. */
  @Setup
  public void load(Messages messages) throws IOException {
    model = MeasuredModel.load();
    withoutEvidence = model.classifier().withoutEvidence();
    for (Message message : messages.list) {
      vectors.put(message, model.extractor().extract(message).text());
    }
  }

  /** Text to weighted features. */
  @Benchmark
  public Features features(Messages messages, Turn turn) {
    return model.extractor().extract(turn.of(messages.list));
  }

  /** Features to probabilities of paths: the sparse layer, the network and the beam. */
  @Benchmark
  public PathScorer.Result score(Messages messages, Turn turn) {
    return model.scorer().score(vectors.get(turn.of(messages.list)));
  }

  /** Text to path and confidences: what files are tagged by. */
  @Benchmark
  public Classification classify(Messages messages, Turn turn) {
    return withoutEvidence.classify(turn.of(messages.list));
  }

  /** The same on all processors at once, with one classifier. */
  @Benchmark
  @Threads(Threads.MAX)
  public Classification classifyContended(Messages messages, Turn turn) {
    return withoutEvidence.classify(turn.of(messages.list));
  }

  /** Text to path, confidences and the evidence in the text. */
  @Benchmark
  public Classification classifyWithEvidence(Messages messages, Turn turn) {
    return model.classifier().classify(turn.of(messages.list));
  }
}
