package org.minyi.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minyi.encoder.EncoderModel;
import org.minyi.encoder.EncoderModelStore;
import org.minyi.encoder.EncoderScorer;
import org.minyi.encoder.MessageEncoder;
import org.minyi.features.FeatureExtractor;
import org.minyi.features.Features;
import org.minyi.model.Calibration;
import org.minyi.model.Facet;
import org.minyi.model.Levels;
import org.minyi.model.Model;
import org.minyi.model.ModelFile;
import org.minyi.model.ModelFormatException;
import org.minyi.model.ModelProblem;
import org.minyi.model.ModelStore;
import org.minyi.model.PathScorer;
import org.minyi.model.PathScores;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/**
 * Tags messages with one path through a taxonomy. Immutable, thread-safe and deterministic; every
 * text is accepted, whatever it holds. Of a very long text only as much is read as the model's text
 * settings say. Null arguments give a {@link NullPointerException}.
 *
 * <pre>{@code
 * MessageClassifier classifier = MessageClassifier.loadDefault();
 * Classification result = classifier.classify(new Message("物业费", "物业费突然涨价，没有通知业主"));
 * String code = result.code();
 * }</pre>
 */
public final class MessageClassifier {
  private static final String DEFAULT_MODEL = "org/minyi/models/default.minyi";
  private static final String DEFAULT_ENCODER_MODEL = "org/minyi/models/default.encoder.minyi";
  private static final int CANDIDATES = 5;

  /** With a smaller share of known tokens a text is not in the language of the model. */
  private static final double LEAST_KNOWN_SHARE = 0.1;

  /** A text of fewer distinct known tokens, about five characters, is called short. */
  private static final int SHORT = 16;

  /** A sibling with at least this share of the best one's probability is close. */
  private static final double CLOSE_SHARE = 0.5;

  /** One known token, such as a single letter, says nothing of a matter. */
  private static final int FEWEST_KNOWN = 2;

  private final Model model;
  private final ModelIdentity identity;
  private final StopRule stopRule;
  private final double[] thresholds;
  private final Levels levels;
  private final FeatureExtractor extractor;
  private final PathScorer scorer;
  private final EvidenceFinder evidence;
  private final boolean withEvidence;

  /** Places among the model's facets, or -1. */
  private final int nature;

  private final int urgency;
  private final int domain;

  /** Asked about messages of which the model is not sure; null in the fast profile. */
  private final EncoderScorer encoder;

  private MessageClassifier(Model model, ModelIdentity identity) {
    this.model = model;
    this.identity = identity;
    this.stopRule = StopRule.DEFAULT;
    this.thresholds = stopRule.thresholds(model.stops());
    this.withEvidence = true;
    this.levels = model.columns().levels();
    this.nature = facet(Facet.NATURE);
    this.urgency = facet(Facet.URGENCY);
    this.domain = facet(Facet.DOMAIN);
    this.encoder = null;
    this.extractor = new FeatureExtractor(model.features(), model.vocabulary());
    this.scorer = new PathScorer(model.columns(), model.sparseLayer(), model.network());
    this.evidence =
        new EvidenceFinder(
            levels,
            extractor,
            model.sparseLayer(),
            model.network(),
            model.features().text().maxCharacters());
  }

  private MessageClassifier(
      MessageClassifier other,
      StopRule stopRule,
      boolean withEvidence,
      EncoderScorer encoder,
      ModelIdentity identity) {
    this.model = other.model;
    this.identity = identity;
    this.stopRule = stopRule;
    this.thresholds = stopRule.thresholds(encoder == null ? model.stops() : encoder.stops());
    this.withEvidence = withEvidence;
    this.encoder = encoder;
    this.levels = other.levels;
    this.nature = other.nature;
    this.urgency = other.urgency;
    this.domain = other.domain;
    this.extractor = other.extractor;
    this.scorer = other.scorer;
    this.evidence = other.evidence;
  }

  /**
   * The default model, from {@code minyi-models} on the class path.
   *
   * @throws UncheckedIOException with a {@link ModelFormatException} if it is missing or damaged
   */
  public static MessageClassifier loadDefault() {
    ClassLoader loader = MessageClassifier.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(DEFAULT_MODEL)) {
      if (in == null) {
        throw new ModelFormatException(DEFAULT_MODEL, ModelProblem.NO_DEFAULT);
      }
      return of(ModelFile.read(in, DEFAULT_MODEL, ModelFile.MAX_BYTES), DEFAULT_MODEL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A model file.
   *
   * @throws ModelFormatException if the file is missing, damaged, not a model, or made by a newer
   *     Minyi
   * @throws IOException if it cannot be read
   */
  public static MessageClassifier load(Path file) throws IOException {
    return of(ModelFile.read(file), file.toString());
  }

  private static MessageClassifier of(ModelFile file, String source) throws ModelFormatException {
    return of(ModelStore.read(file, source), file.checksum());
  }

  /**
   * The accurate profile of the default model.
   *
   * @throws UncheckedIOException with a {@link ModelFormatException} if a part of it is missing or
   *     damaged
   */
  public static MessageClassifier loadDefault(MessageEncoder encoder) {
    MessageClassifier fast = loadDefault();
    ClassLoader loader = MessageClassifier.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(DEFAULT_ENCODER_MODEL)) {
      if (in == null) {
        throw new ModelFormatException(DEFAULT_ENCODER_MODEL, ModelProblem.NO_DEFAULT_ENCODER);
      }
      return fast.withEncoder(
          encoder,
          ModelFile.read(in, DEFAULT_ENCODER_MODEL, ModelFile.MAX_BYTES),
          DEFAULT_ENCODER_MODEL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The accurate profile of a model file: what was learned on the encoder is in the file that
   * {@link EncoderModelStore#beside} names.
   *
   * @throws ModelFormatException if one of the files is missing or damaged, or they do not belong
   *     together
   * @throws IOException if they cannot be read
   */
  public static MessageClassifier load(Path file, MessageEncoder encoder) throws IOException {
    Path beside = EncoderModelStore.beside(file);
    return load(file).withEncoder(encoder, ModelFile.read(beside), beside.toString());
  }

  private MessageClassifier withEncoder(MessageEncoder encoder, ModelFile file, String source)
      throws ModelFormatException {
    EncoderModel encoderModel = EncoderModelStore.read(file, source);
    if (!encoderModel.fastModel().equals(identity.checksum())) {
      throw new ModelFormatException(
          source, ModelProblem.OTHER_FAST_MODEL, encoderModel.fastModel(), identity.checksum());
    }
    try {
      return withEncoder(encoder, encoderModel, file.checksum());
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(source, ModelProblem.NOT_BESIDE, e.getMessage());
    }
  }

  /**
   * A model in memory.
   *
   * @param model the model
   * @param checksum its identity, as {@link ModelStore#write} returned it; may be empty for a model
   *     that was not written yet
   */
  public static MessageClassifier of(Model model, String checksum) {
    return new MessageClassifier(
        model, new ModelIdentity(model.name(), checksum, model.taxonomy().version()));
  }

  /** The same model with another stop rule; shares the weights. */
  public MessageClassifier withStopRule(StopRule rule) {
    return new MessageClassifier(
        this, Objects.requireNonNull(rule, "rule"), withEvidence, encoder, identity);
  }

  /**
   * The same model without evidence in its results; shares the weights. For batches: to find the
   * evidence takes about as long as to classify.
   */
  public MessageClassifier withoutEvidence() {
    return new MessageClassifier(this, stopRule, false, encoder, identity);
  }

  /**
   * The accurate profile of this model: where it is not sure, an encoder is asked too, and a second
   * network decides. Messages of which the model is sure stay as fast as they are; the others take
   * as long as the encoder does. Evidence is still what spoke for the tag in the fast model.
   *
   * @param encoder what makes vectors of messages
   * @param encoderModel what was learned on these vectors beside this model
   * @param checksum of the encoder model, as {@link EncoderModelStore#write} returned it; it
   *     becomes the identity of the classifier. May be empty.
   * @throws IllegalArgumentException if it was learned beside another model or on another encoder
   */
  public MessageClassifier withEncoder(
      MessageEncoder encoder, EncoderModel encoderModel, String checksum) {
    if (!encoderModel.fastModel().equals(identity.checksum())) {
      throw new IllegalArgumentException(
          "it was trained beside the model with checksum %s, but this is %s"
              .formatted(encoderModel.fastModel(), identity.checksum()));
    }
    return new MessageClassifier(
        this,
        stopRule,
        withEvidence,
        new EncoderScorer(levels, encoderModel, encoder),
        new ModelIdentity(encoderModel.name(), checksum, model.taxonomy().version()));
  }

  /**
   * Classifies one message. A title of a few characters alone, such as "untitled" or a laugh, does
   * not make it no matter of a citizen: where it would, the body is classified without it.
   */
  public Classification classify(Message message) {
    Objects.requireNonNull(message, "message");
    Classification whole = classifyWhole(message);
    if (whole.stop() != Stop.OUTSIDE_TAXONOMY || !hasShortTitle(message)) {
      return whole;
    }
    Classification body = classifyWhole(new Message("", message.body()));
    return body.path().isEmpty() ? whole : body;
  }

  private boolean hasShortTitle(Message message) {
    int known = extractor.extract(new Message(message.title(), "")).known();
    return known > 0 && known < SHORT;
  }

  private Classification classifyWhole(Message message) {
    Features features = extractor.extract(message);
    if (features.tokens() == 0) {
      return Classification.untagged(Stop.NO_TEXT, identity);
    }
    if (features.known() < FEWEST_KNOWN
        || features.known() < LEAST_KNOWN_SHARE * features.tokens()) {
      return Classification.untagged(Stop.UNKNOWN_VOCABULARY, identity);
    }
    PathScorer.Result result = scorer.score(features.text());
    PathScores scores = result.paths();
    boolean outside = isOutside(result);
    Calibration calibration = model.calibration();
    if (encoder != null && !outside && encoder.isWanted(scores.bestProbability())) {
      scores = encoder.score(message, result.scores());
      calibration = encoder.calibration();
    }
    int[] best = scores.bestPath();
    List<Confidence> full = path(scores, calibration, best);
    int depth = outside ? 0 : depth(full);
    List<Confidence> path = full.subList(0, depth);
    Stop stop = outside ? Stop.OUTSIDE_TAXONOMY : stop(scores, best, depth, full.size(), features);
    List<Evidence> spans = List.of();
    if (withEvidence && depth > 0) {
      spans = evidence.find(message, features.text(), result, best, depth);
    }
    return new Classification(
        path,
        stop,
        stop == Stop.CLOSE_SIBLINGS ? closeSiblings(scores, best, depth) : List.of(),
        candidates(scores, calibration, best),
        depth > 0 ? further(scores, features) : List.of(),
        outside ? Optional.empty() : nature(result),
        outside ? Optional.empty() : urgency(result),
        spans,
        identity);
  }

  /** How many levels of a path are sure enough. */
  private int depth(List<Confidence> path) {
    int depth = 0;
    while (depth < path.size() && path.get(depth).confidence() >= thresholds[depth]) {
      depth++;
    }
    return depth;
  }

  private boolean isOutside(PathScorer.Result result) {
    return domain >= 0 && !stopRule.stopsNothing() && isSecond(result, domain);
  }

  private Stop stop(PathScores scores, int[] best, int depth, int full, Features features) {
    if (depth == full) {
      return Stop.LEAF;
    }
    if (depth == 0 && features.known() < SHORT) {
      return Stop.TOO_SHORT;
    }
    return closeSiblings(scores, best, depth).size() > 1
        ? Stop.CLOSE_SIBLINGS
        : Stop.LOW_CONFIDENCE;
  }

  /** The chosen class of a level and those beside it that are nearly as probable, best first. */
  private List<String> closeSiblings(PathScores scores, int[] best, int level) {
    double[] probabilities = scores.probabilities(level);
    int from = level == 0 ? 0 : levels.firstChildren(level - 1)[best[level - 1]];
    int to =
        level == 0 ? probabilities.length : levels.firstChildren(level - 1)[best[level - 1] + 1];
    double bar = CLOSE_SHARE * probabilities[best[level]];
    return IntStream.range(from, to)
        .filter(c -> c == best[level] || probabilities[c] >= bar)
        .boxed()
        .sorted(
            Comparator.<Integer, Boolean>comparing(c -> c != best[level])
                .thenComparing(c -> -probabilities[c]))
        .map(c -> levels.tag(level, c).code())
        .toList();
  }

  private List<Confidence> further(PathScores scores, Features features) {
    return model.further().of(scores, levels, features.tokens()).stream()
        .map(
            tag ->
                new Confidence(
                    levels.tag(levels.depth() - 1, tag.leaf()).code(), tag.probability()))
        .toList();
  }

  private int facet(String name) {
    List<Facet> facets = model.columns().facets();
    return IntStream.range(0, facets.size())
        .filter(i -> facets.get(i).name().equals(name))
        .findFirst()
        .orElse(-1);
  }

  private boolean isSecond(PathScorer.Result result, int facet) {
    return result.facets()[facet][1] >= model.columns().facets().get(facet).threshold();
  }

  private Optional<Nature> nature(PathScorer.Result result) {
    if (nature < 0) {
      return Optional.empty();
    }
    float[] probabilities = result.facets()[nature];
    int best = 0;
    for (int v = 1; v < probabilities.length; v++) {
      best = probabilities[v] > probabilities[best] ? v : best;
    }
    return Optional.of(
        new Nature(
            model.columns().facets().get(nature).values().get(best),
            model.facetCalibration().apply(nature, probabilities[best])));
  }

  private Optional<Urgency> urgency(PathScorer.Result result) {
    if (urgency < 0) {
      return Optional.empty();
    }
    double probability = model.facetCalibration().apply(urgency, result.facets()[urgency][1]);
    return Optional.of(new Urgency(probability, isSecond(result, urgency)));
  }

  /** The tags of a path down to its leaf, which may lie above the last level. */
  private List<Confidence> path(PathScores scores, Calibration calibration, int[] classes) {
    List<Confidence> path = new ArrayList<>();
    double ceiling = 1;
    for (int level = 0; level < classes.length; level++) {
      Tag tag = levels.tag(level, classes[level]);
      if (tag.level() > level) {
        double raw = scores.probabilities(level)[classes[level]];
        // A path cannot be surer than its beginning, though the levels are calibrated apart.
        ceiling = Math.min(ceiling, calibration.apply(level, raw));
        path.add(new Confidence(tag.code(), ceiling));
      }
    }
    return path;
  }

  private List<Confidence> candidates(PathScores scores, Calibration calibration, int[] best) {
    int last = levels.depth() - 1;
    List<Confidence> candidates = new ArrayList<>();
    double ceiling = 1;
    for (int leaf : scores.bestLeaves(best[last], CANDIDATES)) {
      List<Confidence> path = path(scores, calibration, levels.pathTo(leaf));
      Confidence end = path.get(path.size() - 1);
      // Ranked by raw probability, which the calibration of different levels may turn round.
      ceiling = Math.min(ceiling, end.confidence());
      candidates.add(new Confidence(end.code(), ceiling));
    }
    return candidates;
  }

  /** Classifies a batch in the common fork-join pool; results in the order of the messages. */
  public List<Classification> classifyAll(List<Message> messages) {
    return messages.parallelStream().map(this::classify).toList();
  }

  /** Classifies lazily, one by one or in parallel as the stream is, keeping its order. */
  public Stream<Classification> classify(Stream<Message> messages) {
    return messages.map(this::classify);
  }

  /** Whether results have a nature. */
  public boolean tellsNature() {
    return nature >= 0;
  }

  /** Whether results have an urgency. */
  public boolean tellsUrgency() {
    return urgency >= 0;
  }

  /** Whether results may have further tags: not all models are ever sure enough of one. */
  public boolean tellsFurtherMatters() {
    return model.further().threshold() <= 1;
  }

  /** The taxonomy that the model was trained for. */
  public Taxonomy taxonomy() {
    return model.taxonomy();
  }

  /** Which model this is. */
  public ModelIdentity identity() {
    return identity;
  }
}
