package org.minyi.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.minyi.features.SparseVector;
import org.minyi.model.Columns;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.PathScorer;
import org.minyi.model.SparseLayer;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How scoring grows with the taxonomy: random weights of the default model's shape for four levels
 * of the default taxonomy's proportions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LeavesBenchmark {
  private static final int FEATURES = 100_000;
  private static final int ENTRIES_OF_A_FEATURE = 24;
  private static final int HIDDEN = 512;
  private static final int TOP_SCORES = 64;
  private static final int FEATURES_OF_A_MESSAGE = 500;
  private static final double[] PROPORTIONS = {23.0 / 1351, 106.0 / 1351, 348.0 / 1351, 1};

  /** The number of leaves. */
  @Param({"100", "1351", "10000"})
  public int leaves;

  private final Random random = new Random(1);
  private final List<SparseVector> vectors = new ArrayList<>();
  private PathScorer scorer;
  private int next;

  /** Makes the taxonomy, the weights and the messages. */
  @Setup
  public void make() {
    Levels levels = Levels.of(taxonomy());
    scorer = new PathScorer(Columns.of(levels), sparseLayer(levels), network(levels));
    for (int i = 0; i < 500; i++) {
      int[] ids = random.ints(0, FEATURES).distinct().limit(FEATURES_OF_A_MESSAGE).toArray();
      float[] weights = new float[ids.length];
      Arrays.fill(weights, 0.04f);
      vectors.add(new SparseVector(ids, weights, ids.length));
    }
  }

  /** Features to probabilities of paths. */
  @Benchmark
  public PathScorer.Result score() {
    next = (next + 1) % vectors.size();
    return scorer.score(vectors.get(next));
  }

  private Taxonomy taxonomy() {
    List<Tag> tags = new ArrayList<>();
    List<String> above = List.of("");
    for (int level = 1; level <= PROPORTIONS.length; level++) {
      int size = (int) Math.max(above.size(), Math.round(leaves * PROPORTIONS[level - 1]));
      List<String> codes = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        String parent = above.get((int) ((long) i * above.size() / size));
        String code = "%s%04d".formatted(parent, i);
        codes.add(code);
        tags.add(new Tag(code, code, level, parent, "", List.of(), ""));
      }
      above = codes;
    }
    tags.sort(Comparator.comparing(Tag::code));
    return Taxonomy.of("benchmark", tags);
  }

  private SparseLayer sparseLayer(Levels levels) {
    int entries = FEATURES * ENTRIES_OF_A_FEATURE;
    int[] starts = new int[FEATURES + 1];
    short[] classes = new short[entries];
    byte[] values = new byte[entries];
    float[] scales = new float[FEATURES];
    for (int f = 0; f < FEATURES; f++) {
      starts[f + 1] = starts[f] + ENTRIES_OF_A_FEATURE;
      scales[f] = 0.001f;
    }
    for (int k = 0; k < entries; k++) {
      classes[k] = (short) random.nextInt(levels.totalSize());
    }
    random.nextBytes(values);
    return new SparseLayer(starts, classes, values, scales, levels.totalSize());
  }

  private Network network(Levels levels) {
    List<float[][]> heads = new ArrayList<>();
    List<float[]> biases = new ArrayList<>();
    for (int level = 0; level < levels.depth(); level++) {
      heads.add(rows(levels.size(level)));
      biases.add(new float[levels.size(level)]);
    }
    return new Network(
        10,
        TOP_SCORES,
        rows(levels.totalSize()),
        new float[HIDDEN],
        heads,
        biases,
        new float[] {0.3f, 0.3f, 0.3f, 1});
  }

  private float[][] rows(int count) {
    float[][] rows = new float[count][HIDDEN];
    for (float[] row : rows) {
      for (int j = 0; j < HIDDEN; j++) {
        row[j] = (random.nextFloat() - 0.5f) / 10;
      }
    }
    return rows;
  }
}
