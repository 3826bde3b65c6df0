package org.minyi.benchmarks;

import com.github.jfasttext.JFastText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.evaluate.Floor;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.Prediction;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.training.floor.LinearFloor;
import org.minyi.training.floor.NaiveBayesFloor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What people would take instead, in the same process as Minyi, one message of mixed length. The
 * peers learn the seed corpus before they are measured; how right they are with all the data that
 * the default model saw, {@code minyi evaluate} says.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PeerBenchmark {
  private MessageClassifier minyi;

  /** Loads the model of record. */
  @Setup
  public void load() throws IOException {
    minyi = MeasuredModel.load().classifier().withoutEvidence();
  }

  /** HanLP's naive Bayes over the leaves. */
  @State(Scope.Benchmark)
  public static class NaiveBayes {
    private Predictor predictor;

    /** Trains, which takes some seconds. */
    @Setup
    public void train() {
      predictor = trained(new NaiveBayesFloor());
    }
  }

  /** liblinear over the leaves: one vector machine of Crammer and Singer. */
  @State(Scope.Benchmark)
  public static class Linear {
    private Predictor predictor;

    /** Trains, which takes some minutes. */
    @Setup
    public void train() {
      predictor = trained(new LinearFloor());
    }
  }

  /** fastText over the leaves. */
  @State(Scope.Benchmark)
  public static class FastTextPeer {
    private FastText fastText;

    /** Trains, which takes a minute or two. */
    @Setup
    public void train() throws IOException {
      fastText = FastText.train();
    }

    /** Gives its native memory back. */
    @TearDown
    public void close() {
      fastText.close();
    }
  }

  private static Predictor trained(Floor floor) {
    Taxonomy taxonomy = Taxonomy.loadDefault();
    return floor.train(taxonomy, GoldFile.seedCorpus(taxonomy).messages());
  }

  /** Minyi: the path, its confidences and the alternatives. */
  @Benchmark
  public Classification minyi(Messages messages, Turn turn) {
    return minyi.classify(turn.of(messages.list));
  }

  /** fastText, with as many alternatives. */
  @Benchmark
  public List<JFastText.ProbLabel> fastText(FastTextPeer peer, Messages messages, Turn turn) {
    return peer.fastText.predict(turn.of(messages.list));
  }

  /** The naive Bayes classifier. */
  @Benchmark
  public List<Prediction> naiveBayes(NaiveBayes peer, Messages messages, Turn turn) {
    return peer.predictor.predict(List.of(turn.of(messages.list)));
  }

  /** The linear model. */
  @Benchmark
  public List<Prediction> linear(Linear peer, Messages messages, Turn turn) {
    return peer.predictor.predict(List.of(turn.of(messages.list)));
  }
}
