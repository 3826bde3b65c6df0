package org.minyi.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.minyi.evaluate.GoldFile;
import org.minyi.features.FeatureExtractor;
import org.minyi.features.SparseVector;
import org.minyi.features.Vocabulary;
import org.minyi.features.VocabularyBuilder;
import org.minyi.model.Calibration;
import org.minyi.model.Levels;
import org.minyi.model.Model;
import org.minyi.model.Network;
import org.minyi.model.PathScorer;
import org.minyi.model.PathScores;
import org.minyi.model.SparseLayer;
import org.minyi.taxonomy.Taxonomy;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a model in two steps. A ridge regression on sparse features gives each class a score; its
 * leave-one-out scores, which are as honest as scores of unseen messages, are what a small DL4J
 * network is then trained on, so that it learns to correct the scores that will really come
 * (stacked generalisation, Wolpert 1992).
 *
 * <p>Equal inputs give equal models, byte for byte, on the same machine and number of OpenMP
 * threads. One run at a time: ND4J's random numbers are global.
 */
public final class ModelTrainer {
  /**
   * The ridge regression takes four bytes times the square of this: 2.3 GB. Of larger corpora a
   * random part is used; the network still sees every message.
   */
  private static final int MOST_RIDGE_ROWS = 24_000;

  private static final double HELD_OUT_SHARE = 0.1;

  private final Taxonomy taxonomy;
  private final TrainingSettings settings;
  private final TrainingListener listener;
  private final Levels levels;
  private final Labels labels;
  private final Random random;

  private ModelTrainer(Taxonomy taxonomy, TrainingSettings settings, TrainingListener listener) {
    this.taxonomy = taxonomy;
    this.settings = settings;
    this.listener = listener;
    this.levels = Levels.of(taxonomy);
    this.labels = new Labels(settings.alternativeShare());
    this.random = new Random(settings.seed());
  }

  /**
   * What to train on.
   *
   * @param seed invented messages that cover the taxonomy, if there are any
   * @param labelled citizens' messages
   * @param dev messages for stopping early and for calibration; a tenth of the labelled groups are
   *     held out from the network for that if there is none
   */
  public record Corpora(Optional<GoldFile> seed, List<GoldFile> labelled, Optional<GoldFile> dev) {
    /** Copies the list. */
    public Corpora {
      labelled = List.copyOf(labelled);
    }
  }

  /**
   * Trains a model.
   *
   * @throws TrainingException if the corpora hold too little to learn from
   */
  public static Model train(
      String name,
      Taxonomy taxonomy,
      Corpora corpora,
      TrainingSettings settings,
      TrainingListener listener) {
    Objects.requireNonNull(listener, "listener");
    return new ModelTrainer(taxonomy, settings, listener).run(name, corpora);
  }

  private Model run(String name, Corpora corpora) {
    if (levels.totalSize() > SparseLayer.MOST_CLASSES) {
      throw new TrainingException(
          "the taxonomy has %d classes over all its levels; at most %d are possible"
              .formatted(levels.totalSize(), SparseLayer.MOST_CLASSES));
    }
    Examples reader = new Examples(taxonomy, levels);
    List<Example> examples = new ArrayList<>();
    corpora.seed().ifPresent(file -> examples.addAll(reader.of(file, Example.Origin.SEED)));
    for (GoldFile file : corpora.labelled()) {
      examples.addAll(reader.of(file, Example.Origin.LABELLED));
    }
    if (examples.size() < 2) {
      throw new TrainingException(
          "there are %d labelled messages; give at least two".formatted(examples.size()));
    }
    Optional<List<Example>> dev = corpora.dev().map(file -> dev(reader, file));
    examples.addAll(reader.ofDefinitions());
    Collections.shuffle(examples, random);

    listener.stage(TrainingListener.Stage.FEATURES, examples.size());
    VocabularyBuilder counter = new VocabularyBuilder(settings.features());
    examples.forEach(example -> counter.add(example.message()));
    Vocabulary vocabulary = counter.build(settings.minDocuments(), Integer.MAX_VALUE);
    if (vocabulary.size() == 0) {
      throw new TrainingException(
          "no word stands in %d messages or more; give more messages, or lower minDocuments"
              .formatted(settings.minDocuments()));
    }
    FeatureExtractor extractor = new FeatureExtractor(settings.features(), vocabulary);
    List<SparseVector> vectors = vectors(extractor, examples);

    int ridgeRows = Math.min(MOST_RIDGE_ROWS, examples.size());
    listener.stage(TrainingListener.Stage.RIDGE, ridgeRows);
    List<SparseVector> ridgeVectors = vectors.subList(0, ridgeRows);
    float[] penalties = new float[ridgeRows];
    Arrays.fill(penalties, (float) settings.penalty());
    RidgeRegression.Solution ridge =
        RidgeRegression.fit(
            ridgeVectors, vocabulary.size(), penalties, targets(examples.subList(0, ridgeRows)));

    listener.stage(TrainingListener.Stage.PRUNING, ridgeRows);
    SparseLayer sparseLayer =
        SparseLayerBuilder.build(ridgeVectors, vocabulary, ridge.dual(), settings.mostEntries());
    List<float[]> scores = new ArrayList<>(Arrays.asList(ridge.leaveOneOut().toFloatMatrix()));
    for (SparseVector vector : vectors.subList(ridgeRows, vectors.size())) {
      scores.add(scores(sparseLayer, vector));
    }

    Scored all = new Scored(examples, scores);
    Split split =
        dev.map(
                heldOut -> {
                  List<float[]> devScores =
                      vectors(extractor, heldOut).stream()
                          .map(vector -> scores(sparseLayer, vector))
                          .toList();
                  return new Split(all, new Scored(heldOut, devScores));
                })
            .orElseGet(() -> split(all));
    listener.stage(TrainingListener.Stage.NETWORK, split.training().size());
    Best best = trainNetwork(split, sparseLayer);

    listener.stage(TrainingListener.Stage.CALIBRATION, split.heldOut().size());
    PathScorer scorer = new PathScorer(levels, sparseLayer, best.network());
    Calibration calibration = IsotonicCalibration.fit(outcomes(split.heldOut(), scorer));
    ObjectNode provenance = provenance(corpora, examples, split, best);
    return new Model(
        name,
        taxonomy,
        settings.features(),
        vocabulary,
        sparseLayer,
        best.network(),
        calibration,
        provenance);
  }

  /** Without a single message no epoch is better than another, and the network would stay zero. */
  private static List<Example> dev(Examples reader, GoldFile file) {
    List<Example> dev = reader.of(file, Example.Origin.LABELLED);
    if (dev.isEmpty()) {
      throw new TrainingException(
          ("%s: it has no message with a code of the taxonomy (%d rows could not be used);"
                  + " give another file, or none to hold out a tenth of the labelled messages")
              .formatted(file.name(), file.badRows().size()));
    }
    return dev;
  }

  private static List<SparseVector> vectors(FeatureExtractor extractor, List<Example> examples) {
    return examples.parallelStream()
        .map(example -> extractor.extract(example.message()).text())
        .toList();
  }

  private float[] scores(SparseLayer sparseLayer, SparseVector vector) {
    float[] scores = new float[levels.totalSize()];
    sparseLayer.addTo(scores, vector);
    return scores;
  }

  /** One row for each example, one column for each class of all levels; column-major. */
  private INDArray targets(List<Example> examples) {
    int rows = examples.size();
    float[] values = new float[rows * levels.totalSize()];
    for (int i = 0; i < rows; i++) {
      Example example = examples.get(i);
      for (int level = 0; level < example.path().length; level++) {
        int row = i;
        int offset = levels.offset(level);
        labels.forEach(example, level, (c, share) -> values[(offset + c) * rows + row] += share);
      }
    }
    INDArray targets =
        Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, levels.totalSize()}, 'f');
    targets.data().asNioFloat().put(values);
    return targets;
  }

  private record Scored(List<Example> examples, List<float[]> scores) {
    int size() {
      return examples.size();
    }

    Scored at(List<Integer> places) {
      return new Scored(
          places.stream().map(examples::get).toList(), places.stream().map(scores::get).toList());
    }
  }

  private record Split(Scored training, Scored heldOut) {}

  private record Best(Network network, int epoch, List<Double> pathAccuracy) {}

  /** Holds a tenth of the citizens' groups out, or of the seed corpus if there are no citizens. */
  private Split split(Scored all) {
    boolean labelled = all.examples().stream().anyMatch(e -> e.origin() == Example.Origin.LABELLED);
    Example.Origin origin = labelled ? Example.Origin.LABELLED : Example.Origin.SEED;
    Set<String> groups = new TreeSet<>();
    for (Example example : all.examples()) {
      if (example.origin() == origin) {
        groups.add(example.group());
      }
    }
    List<String> shuffled = new ArrayList<>(groups);
    Collections.shuffle(shuffled, random);
    int size = Math.max(1, (int) Math.round(shuffled.size() * HELD_OUT_SHARE));
    Set<String> heldOut = new HashSet<>(shuffled.subList(0, size));
    List<Integer> training = new ArrayList<>();
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Example example = all.examples().get(i);
      boolean out = example.origin() == origin && heldOut.contains(example.group());
      (out ? rest : training).add(i);
    }
    return new Split(all.at(training), all.at(rest));
  }

  private Best trainNetwork(Split split, SparseLayer sparseLayer) {
    CorrectionNetwork network = new CorrectionNetwork(levels, settings);
    Scored training = split.training();
    List<Integer> order = new ArrayList<>(IntStream.range(0, training.size()).boxed().toList());
    int batches = (training.size() + settings.batchSize() - 1) / settings.batchSize();
    int steps = settings.mostEpochs() * batches;
    Network untrained = network.export();
    Best best = new Best(untrained, 0, pathAccuracy(split.heldOut(), sparseLayer, untrained));
    long began = System.nanoTime();
    for (int epoch = 1; epoch <= settings.mostEpochs(); epoch++) {
      Collections.shuffle(order, random);
      double loss = 0;
      for (int batch = 0; batch < batches; batch++) {
        int from = batch * settings.batchSize();
        Scored part =
            training.at(order.subList(from, Math.min(order.size(), from + settings.batchSize())));
        double progress = ((epoch - 1) * batches + batch) / (double) steps;
        loss += network.fit(part.scores().toArray(float[][]::new), part.examples(), progress);
        if (listener.stopRequested()) {
          return best;
        }
      }
      Network trained = network.export();
      List<Double> accuracy = pathAccuracy(split.heldOut(), sparseLayer, trained);
      boolean better = mean(accuracy) > mean(best.pathAccuracy());
      if (better) {
        best = new Best(trained, epoch, accuracy);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      listener.epoch(
          new TrainingListener.Epoch(
              epoch,
              settings.mostEpochs(),
              loss / batches,
              accuracy,
              seconds / epoch * (settings.mostEpochs() - epoch),
              better));
    }
    return best;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private List<Double> pathAccuracy(Scored heldOut, SparseLayer sparseLayer, Network network) {
    PathScorer scorer = new PathScorer(levels, sparseLayer, network);
    return outcomes(heldOut, scorer).stream()
        .map(
            level ->
                level.stream().filter(IsotonicCalibration.Outcome::right).count()
                    / (double) Math.max(1, level.size()))
        .toList();
  }

  /** By level, how each message came out whose label reaches the level. */
  private List<List<IsotonicCalibration.Outcome>> outcomes(Scored heldOut, PathScorer scorer) {
    List<List<IsotonicCalibration.Outcome>> outcomes = new ArrayList<>();
    for (int level = 0; level < levels.depth(); level++) {
      outcomes.add(new ArrayList<>());
    }
    for (int i = 0; i < heldOut.size(); i++) {
      PathScores paths = scorer.score(heldOut.scores().get(i)).paths();
      int[] best = paths.bestPath();
      int[] gold = heldOut.examples().get(i).path();
      for (int level = 0; level < gold.length; level++) {
        // Classes fix the classes above them, so equal here means equal all the way up.
        outcomes
            .get(level)
            .add(
                new IsotonicCalibration.Outcome(
                    paths.probabilities(level)[best[level]], best[level] == gold[level]));
      }
    }
    return outcomes;
  }

  private ObjectNode provenance(Corpora corpora, List<Example> examples, Split split, Best best) {
    ObjectNode provenance = JsonNodeFactory.instance.objectNode();
    ArrayNode files = provenance.putArray("data");
    corpora.seed().ifPresent(file -> describe(files.addObject(), "seed", file));
    corpora.labelled().forEach(file -> describe(files.addObject(), "labelled", file));
    corpora.dev().ifPresent(file -> describe(files.addObject(), "dev", file));
    ObjectNode counts = provenance.putObject("examples");
    for (Example.Origin origin : Example.Origin.values()) {
      counts.put(
          origin.name().toLowerCase(java.util.Locale.ROOT),
          examples.stream().filter(example -> example.origin() == origin).count());
    }
    provenance
        .putObject("settings")
        .put("seed", settings.seed())
        .put("minDocuments", settings.minDocuments())
        .put("mostEntries", settings.mostEntries())
        .put("penalty", settings.penalty())
        .put("hiddenUnits", settings.hiddenUnits())
        .put("mostEpochs", settings.mostEpochs())
        .put("batchSize", settings.batchSize())
        .put("learningRate", settings.learningRate())
        .put("alternativeShare", settings.alternativeShare());
    ObjectNode libraries = provenance.putObject("libraries");
    LibraryVersions.load().forEach(libraries::put);
    ObjectNode heldOut = provenance.putObject("heldOut");
    heldOut.put("messages", split.heldOut().size()).put("epoch", best.epoch());
    ArrayNode accuracy = heldOut.putArray("pathAccuracy");
    best.pathAccuracy().forEach(accuracy::add);
    return provenance;
  }

  private static void describe(ObjectNode node, String role, GoldFile file) {
    node.put("role", role)
        .put("name", file.name())
        .put("sha256", file.sha256())
        .put("messages", file.messages().size())
        .put("badRows", file.badRows().size());
  }
}
