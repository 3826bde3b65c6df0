package org.minyi.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.minyi.evaluate.GoldFile;
import org.minyi.features.FeatureExtractor;
import org.minyi.features.SparseVector;
import org.minyi.features.Vocabulary;
import org.minyi.features.VocabularyBuilder;
import org.minyi.model.Calibration;
import org.minyi.model.Columns;
import org.minyi.model.FurtherTags;
import org.minyi.model.Levels;
import org.minyi.model.Model;
import org.minyi.model.SparseLayer;
import org.minyi.model.StopTable;
import org.minyi.taxonomy.Taxonomy;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a model in two steps. A ridge regression on sparse features gives each class a score; its
 * weights are pruned to the sparse layer. A small DL4J network is then trained on what that layer
 * would say of each message if it had not been fitted on it ({@code HonestScores}), so that it
 * learns to correct the scores that will really come (stacked generalisation, Wolpert 1992).
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
   * @param dev messages for choosing the best pass of the network and for calibration; a tenth of
   *     the labelled groups are held out from everything else for that if there is none
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
    Split split = split(reader, corpora);
    List<Example> examples = new ArrayList<>(split.training());
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
    List<float[]> scores = new ArrayList<>(HonestScores.of(ridgeVectors, ridge, sparseLayer));
    for (SparseVector vector : vectors.subList(ridgeRows, vectors.size())) {
      scores.add(scores(sparseLayer, vector));
    }

    ScoredExamples heldOut =
        new ScoredExamples(
            split.heldOut(),
            vectors(extractor, split.heldOut()).stream()
                .map(vector -> scores(sparseLayer, vector))
                .toList());
    listener.stage(TrainingListener.Stage.NETWORK, examples.size());
    NetworkTrainer trainer = new NetworkTrainer(levels, sparseLayer, settings, listener, random);
    NetworkTrainer.Best best = trainer.train(new ScoredExamples(examples, scores), heldOut);

    listener.stage(TrainingListener.Stage.CALIBRATION, heldOut.size());
    Calibration calibration = IsotonicCalibration.fit(trainer.outcomes(heldOut, best.network()));
    ObjectNode provenance = Provenance.of(corpora, settings, examples, split, best);
    return new Model(
        name,
        taxonomy,
        Columns.of(levels),
        settings.features(),
        vocabulary,
        sparseLayer,
        best.network(),
        calibration,
        Calibration.none(0),
        StopTable.trusting(levels.depth()),
        FurtherTags.none(),
        provenance);
  }

  private Split split(Examples reader, Corpora corpora) {
    List<Example> examples = new ArrayList<>();
    corpora.seed().ifPresent(file -> examples.addAll(reader.of(file, Example.Origin.SEED)));
    for (GoldFile file : corpora.labelled()) {
      examples.addAll(reader.of(file, Example.Origin.LABELLED));
    }
    if (examples.size() < 2) {
      throw new TrainingException(
          "there are %d labelled messages; give at least two".formatted(examples.size()));
    }
    return corpora
        .dev()
        .map(file -> new Split(examples, dev(reader, file)))
        .orElseGet(() -> Split.holdOut(examples, random));
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
}
