package org.minyi.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldLabels;
import org.minyi.features.FeatureExtractor;
import org.minyi.features.Features;
import org.minyi.features.Vocabulary;
import org.minyi.features.VocabularyBuilder;
import org.minyi.model.Calibration;
import org.minyi.model.Columns;
import org.minyi.model.Levels;
import org.minyi.model.Model;
import org.minyi.model.Network;
import org.minyi.model.SparseLayer;
import org.minyi.taxonomy.Taxonomy;

/**
 * Trains a model in two steps. A ridge regression on sparse features gives each column a number;
 * its weights are pruned to the sparse layer. A small DL4J network then learns to correct these
 * numbers (stacked generalisation, Wolpert 1992).
 *
 * <p>The network must learn from numbers as they will come, of messages that the sparse layer was
 * not fitted on: {@link HonestScores}.
 *
 * <p>A fifth of the citizens' messages is held out from the network, too, to find the best number
 * of passes and to fit what {@link HeldOut} lists. Then the network is trained again on everything.
 *
 * <p>Equal inputs give equal models, byte for byte, on the same machine and number of OpenMP
 * threads. One run at a time: ND4J's random numbers are global.
 */
public final class ModelTrainer {
  private static final double HELD_OUT_SHARE = 0.2;

  private final Taxonomy taxonomy;
  private final TrainingSettings settings;
  private final TrainingListener listener;
  private final Levels levels;
  private final Random random;

  private ModelTrainer(Taxonomy taxonomy, TrainingSettings settings, TrainingListener listener) {
    this.taxonomy = taxonomy;
    this.settings = settings;
    this.listener = listener;
    this.levels = Levels.of(taxonomy);
    this.random = new Random(settings.seed());
  }

  /**
   * What to train on.
   *
   * @param seed invented messages that cover the taxonomy, if there are any
   * @param outside invented texts that are no citizens' matters, if there are any
   * @param labelled citizens' messages
   * @param labels those of them that were kept apart from the messages
   * @param dev messages for choosing the best pass of the network and for calibration; a fifth of
   *     the labelled groups is held out for that if there is none
   */
  public record Corpora(
      Optional<GoldFile> seed,
      Optional<GoldFile> outside,
      List<GoldFile> labelled,
      GoldLabels labels,
      Optional<GoldFile> dev) {
    /** Copies the list. */
    public Corpora {
      labelled = List.copyOf(labelled);
    }

    /** Files that bring their labels with them. */
    public Corpora(
        Optional<GoldFile> seed,
        Optional<GoldFile> outside,
        List<GoldFile> labelled,
        Optional<GoldFile> dev) {
      this(seed, outside, labelled, GoldLabels.NONE, dev);
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
    return trainForEncoder(name, taxonomy, corpora, settings, listener).model();
  }

  /**
   * Trains a model and keeps what {@link EncoderTrainer} needs to train another beside it.
   *
   * @throws TrainingException if the corpora hold too little to learn from
   */
  public static Trained trainForEncoder(
      String name,
      Taxonomy taxonomy,
      Corpora corpora,
      TrainingSettings settings,
      TrainingListener listener) {
    Objects.requireNonNull(listener, "listener");
    return new ModelTrainer(taxonomy, settings, listener).run(name, corpora);
  }

  private Trained run(String name, Corpora corpora) {
    if (levels.totalSize() > SparseLayer.MOST_CLASSES) {
      throw new TrainingException(
          "the taxonomy has %d classes over all its levels; at most %d are possible"
              .formatted(levels.totalSize(), SparseLayer.MOST_CLASSES));
    }
    Columns columns = new Columns(levels, Examples.facets(corpora), 0);
    Examples reader = new Examples(taxonomy, columns);
    List<Example> examples = examples(reader, corpora);
    Optional<List<Example>> dev = corpora.dev().map(file -> dev(reader, file));
    Folds folds = Folds.of(examples, random);

    listener.stage(TrainingListener.Stage.FEATURES, examples.size());
    Vocabulary vocabulary = vocabulary(examples);
    FeatureExtractor extractor = new FeatureExtractor(settings.features(), vocabulary);
    List<Features> features = features(extractor, examples);
    SparseLayerTrainer layers =
        new SparseLayerTrainer(
            columns,
            settings,
            vocabulary,
            examples,
            features.stream().map(Features::text).toList());

    listener.stage(TrainingListener.Stage.CROSS_FITTING, examples.size());
    HonestScores honest = HonestScores.crossFit(layers, folds, examples);
    listener.stage(TrainingListener.Stage.SPARSE_LAYER, examples.size());
    SparseLayerTrainer.LeftOut fit = layers.fitLeavingOut();
    SparseLayer sparseLayer = fit.layer();
    ScoredExamples all =
        new ScoredExamples(
            examples, honest.of(fit), features.stream().map(Features::tokens).toList());

    List<Integer> heldOutPlaces = heldOut(examples, folds);
    ScoredExamples heldOut =
        dev.map(messages -> score(messages, extractor, sparseLayer))
            .orElseGet(() -> all.at(heldOutPlaces));
    ScoredExamples training = dev.isPresent() ? all : all.at(others(all.size(), heldOutPlaces));
    listener.stage(TrainingListener.Stage.NETWORK, training.size());
    NetworkTrainer trainer = new NetworkTrainer(columns, sparseLayer, settings, listener, random);
    NetworkTrainer.Best best = trainer.train(training, heldOut);

    listener.stage(TrainingListener.Stage.CALIBRATION, heldOut.size());
    HeldOut fitting = new HeldOut(columns, sparseLayer, best.network(), heldOut);
    Calibration calibration = fitting.calibration();
    Columns withThresholds = new Columns(levels, fitting.facets(), 0);

    Network network = best.network();
    if (dev.isEmpty() && !listener.stopRequested()) {
      listener.stage(TrainingListener.Stage.FINAL_NETWORK, all.size());
      network = trainer.trainOn(all, best.epochs()).orElse(network);
    }
    Model model =
        new Model(
            name,
            taxonomy,
            withThresholds,
            settings.features(),
            vocabulary,
            sparseLayer,
            network,
            calibration,
            fitting.facetCalibration(),
            fitting.stopTable(calibration),
            fitting.furtherTags(),
            Provenance.of(corpora, settings, examples, heldOut.size(), best));
    return new Trained(model, all, training, heldOut, best.network());
  }

  private List<Example> examples(Examples reader, Corpora corpora) {
    List<Example> examples = new ArrayList<>();
    corpora.seed().ifPresent(file -> examples.addAll(reader.of(file, Example.Origin.SEED)));
    corpora.outside().ifPresent(file -> examples.addAll(reader.of(file, Example.Origin.OUTSIDE)));
    for (GoldFile file : corpora.labelled()) {
      examples.addAll(reader.of(file, Example.Origin.LABELLED));
    }
    long tagged = examples.stream().filter(example -> example.path().length > 0).count();
    if (tagged < 2) {
      throw new TrainingException(
          "there are %d labelled messages; give at least two".formatted(tagged));
    }
    examples.addAll(reader.ofDefinitions());
    Collections.shuffle(examples, random);
    return examples;
  }

  /** Without a single message no epoch is better than another, and the network would stay zero. */
  private static List<Example> dev(Examples reader, GoldFile file) {
    List<Example> dev = reader.of(file, Example.Origin.LABELLED);
    if (dev.stream().allMatch(example -> example.path().length == 0)) {
      throw new TrainingException(
          ("%s: it has no message with a code of the taxonomy (%d rows could not be used);"
                  + " give another file, or none to hold out a fifth of the labelled messages")
              .formatted(file.name(), file.badRows().size()));
    }
    return dev;
  }

  private Vocabulary vocabulary(List<Example> examples) {
    VocabularyBuilder counter = new VocabularyBuilder(settings.features());
    examples.forEach(example -> counter.add(example.message()));
    Vocabulary vocabulary = counter.build(settings.minDocuments(), Integer.MAX_VALUE);
    if (vocabulary.size() == 0) {
      throw new TrainingException(
          "no word stands in %d messages or more; give more messages, or lower minDocuments"
              .formatted(settings.minDocuments()));
    }
    return vocabulary;
  }

  private static List<Features> features(FeatureExtractor extractor, List<Example> examples) {
    return examples.parallelStream().map(e -> extractor.extract(e.message())).toList();
  }

  /** The first folds, of citizens' messages and texts outside, or of the seed corpus alone. */
  private static List<Integer> heldOut(List<Example> examples, Folds folds) {
    boolean labelled = examples.stream().anyMatch(e -> e.origin() == Example.Origin.LABELLED);
    Set<Example.Origin> origins =
        EnumSet.of(
            labelled ? Example.Origin.LABELLED : Example.Origin.SEED, Example.Origin.OUTSIDE);
    int held = Math.max(1, (int) Math.round(HELD_OUT_SHARE * folds.count()));
    return IntStream.range(0, examples.size())
        .filter(i -> folds.ofExample()[i] < held)
        .filter(i -> origins.contains(examples.get(i).origin()))
        .boxed()
        .toList();
  }

  private static List<Integer> others(int count, List<Integer> places) {
    Set<Integer> out = new HashSet<>(places);
    return IntStream.range(0, count).filter(i -> !out.contains(i)).boxed().toList();
  }

  private static ScoredExamples score(
      List<Example> examples, FeatureExtractor extractor, SparseLayer sparseLayer) {
    List<Features> features = features(extractor, examples);
    return new ScoredExamples(
        examples,
        features.stream().map(f -> SparseLayerTrainer.scores(sparseLayer, f.text())).toList(),
        features.stream().map(Features::tokens).toList());
  }
}
