package org.minyi.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.minyi.features.FeatureExtractor;
import org.minyi.features.Features;
import org.minyi.model.Levels;
import org.minyi.model.Model;
import org.minyi.model.ModelFile;
import org.minyi.model.ModelFormatException;
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
  private static final int CANDIDATES = 5;

  /** With a smaller share of known tokens a text is not in the language of the model. */
  private static final double LEAST_KNOWN_SHARE = 0.1;

  /** One known token, such as a single letter, says nothing of a matter. */
  private static final int FEWEST_KNOWN = 2;

  private final Model model;
  private final ModelIdentity identity;
  private final StopRule stopRule;
  private final Levels levels;
  private final FeatureExtractor extractor;
  private final PathScorer scorer;
  private final EvidenceFinder evidence;
  private final boolean withEvidence;

  private MessageClassifier(Model model, ModelIdentity identity) {
    this.model = model;
    this.identity = identity;
    this.stopRule = StopRule.DEFAULT;
    this.withEvidence = true;
    this.levels = Levels.of(model.taxonomy());
    this.extractor = new FeatureExtractor(model.features(), model.vocabulary());
    this.scorer = new PathScorer(levels, model.sparseLayer(), model.network());
    this.evidence =
        new EvidenceFinder(
            levels,
            extractor,
            model.sparseLayer(),
            model.network(),
            model.features().text().maxCharacters());
  }

  private MessageClassifier(MessageClassifier other, StopRule stopRule, boolean withEvidence) {
    this.model = other.model;
    this.identity = other.identity;
    this.stopRule = stopRule;
    this.withEvidence = withEvidence;
    this.levels = other.levels;
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
        throw new ModelFormatException(
            DEFAULT_MODEL,
            "it is not on the class path",
            "Add the dependency org.minyi:minyi-models, or load a model file.");
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
    return new MessageClassifier(this, Objects.requireNonNull(rule, "rule"), withEvidence);
  }

  /**
   * The same model without evidence in its results; shares the weights. For batches: to find the
   * evidence takes about as long as to classify.
   */
  public MessageClassifier withoutEvidence() {
    return new MessageClassifier(this, stopRule, false);
  }

  /** Classifies one message. */
  public Classification classify(Message message) {
    Features features = extractor.extract(message);
    if (features.tokens() == 0) {
      return nothing(Stop.NO_TEXT);
    }
    if (features.known() < FEWEST_KNOWN
        || features.known() < LEAST_KNOWN_SHARE * features.tokens()) {
      return nothing(Stop.UNKNOWN_VOCABULARY);
    }
    PathScorer.Result result = scorer.score(features.text());
    PathScores scores = result.paths();
    int[] best = scores.bestPath();
    List<Confidence> path = path(scores, best);
    Stop stop = Stop.LEAF;
    for (int level = 0; level < path.size() && stop == Stop.LEAF; level++) {
      if (path.get(level).confidence() < stopRule.minConfidence()) {
        path = path.subList(0, level);
        stop = Stop.LOW_CONFIDENCE;
      }
    }
    List<Evidence> spans = List.of();
    if (withEvidence && !path.isEmpty()) {
      spans = evidence.find(message, features.text(), result.hidden(), scores, best, path.size());
    }
    return new Classification(path, stop, candidates(scores, best), spans, identity);
  }

  private Classification nothing(Stop reason) {
    return new Classification(List.of(), reason, List.of(), List.of(), identity);
  }

  /** The tags of a path down to its leaf, which may lie above the last level. */
  private List<Confidence> path(PathScores scores, int[] classes) {
    List<Confidence> path = new ArrayList<>();
    double ceiling = 1;
    for (int level = 0; level < classes.length; level++) {
      Tag tag = levels.tag(level, classes[level]);
      if (tag.level() > level) {
        double raw = scores.probabilities(level)[classes[level]];
        // A path cannot be surer than its beginning, though the levels are calibrated apart.
        ceiling = Math.min(ceiling, model.calibration().apply(level, raw));
        path.add(new Confidence(tag.code(), ceiling));
      }
    }
    return path;
  }

  private List<Confidence> candidates(PathScores scores, int[] best) {
    int last = levels.depth() - 1;
    List<Confidence> candidates = new ArrayList<>();
    double ceiling = 1;
    for (int leaf : scores.bestLeaves(best[last], CANDIDATES)) {
      List<Confidence> path = path(scores, levels.pathTo(leaf));
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

  /** The taxonomy that the model was trained for. */
  public Taxonomy taxonomy() {
    return model.taxonomy();
  }

  /** Which model this is. */
  public ModelIdentity identity() {
    return identity;
  }
}
