package org.minyi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.minyi.classify.MessageClassifier;
import org.minyi.classify.ModelIdentity;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.encoder.MessageEncoder;
import org.minyi.evaluate.CrossValidation;
import org.minyi.evaluate.Evaluation;
import org.minyi.evaluate.Evaluation.Measurement;
import org.minyi.evaluate.Floor;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldLabels;
import org.minyi.evaluate.GoldMessage;
import org.minyi.evaluate.Prediction;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.training.ModelTrainer;
import org.minyi.training.ModelTrainer.Corpora;
import org.minyi.training.Trained;
import org.minyi.training.TrainingListener;
import org.minyi.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code minyi cross-validate}: how good models trained on a file would be on other messages like
 * its own, with no file held back for measuring.
 */
@Command(name = "cross-validate")
final class CrossValidateCommand implements Callable<Integer> {
  private static final NumberRange FOLDS = new NumberRange(2, Double.POSITIVE_INFINITY);

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private CorpusOptions corpus;
  @Mixin private TrainedProfileOptions profile;
  @Mixin private FloorOptions floorOptions;
  @Mixin private EvaluationOutputs outputs;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file;

  @Option(names = "--folds", paramLabel = "N")
  private int folds = 5;

  @Option(names = "--taxonomy", paramLabel = "FILE", descriptionKey = "minyi.train.taxonomy")
  private Path taxonomyFile;

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "minyi.train.seed")
  private long seed = TrainingSettings.DEFAULT.seed();

  CrossValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    FOLDS.check(spec, "--folds", folds);
    floorOptions.check();
    outputs.check();
    Optional<MessageEncoder> encoder = profile.openEncoder();
    TrainingRun.requireNativeCode();
    Taxonomy taxonomy =
        TaxonomyFile.load(Optional.ofNullable(taxonomyFile), console.messages().locale());
    GoldFile gold = LabelledFile.readSome(file, taxonomy, GoldLabels.NONE);
    EvaluationCorpora corpora = EvaluationCorpora.read(console, taxonomy, corpus);
    corpora.warnOfKnownTexts(console, gold, file);
    LabelledFile.warnOfTagger(console, gold, file);
    CrossValidation validation = split(gold);

    Evaluation evaluation = new Evaluation(gold, taxonomy);
    Function<Optional<MessageEncoder>, List<Prediction>> models =
        asked -> models(validation, taxonomy, gold, corpora, asked);
    List<Prediction> predictions =
        encoder
            .map(e -> Encoders.use(e, profile.vectors(), asked -> models.apply(Optional.of(asked))))
            .orElseGet(() -> models.apply(Optional.empty()));
    Measurement measured = evaluation.score("model", List.of(predictions));
    List<Measurement> floors =
        floorOptions.measure(
            console,
            floor ->
                evaluation.score(
                    floor.name(), List.of(floor(floor, validation, taxonomy, corpora))));
    outputs.write(
        console,
        evaluation.report(
            List.of(new ModelIdentity("cross-validation", "", taxonomy.version())),
            folds,
            measured,
            floors,
            corpora.trainedOn()),
        taxonomy,
        gold,
        measured,
        floors);
    return ExitCode.OK.number();
  }

  private CrossValidation split(GoldFile gold) {
    try {
      return new CrossValidation(gold.messages(), folds, seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--folds", null, spec.findOption("--folds"), Integer.toString(folds));
    }
  }

  private List<Prediction> models(
      CrossValidation validation,
      Taxonomy taxonomy,
      GoldFile gold,
      EvaluationCorpora corpora,
      Optional<MessageEncoder> encoder) {
    return TrainingRun.of(
        () ->
            validation.predict(
                (fold, rest) -> {
                  console.remark("evaluate.fold", fold + 1, validation.folds(), rest.size());
                  return Predictor.of(model(fold, rest, taxonomy, gold, corpora, encoder));
                }));
  }

  private MessageClassifier model(
      int fold,
      List<GoldMessage> rest,
      Taxonomy taxonomy,
      GoldFile gold,
      EvaluationCorpora corpora,
      Optional<MessageEncoder> encoder) {
    List<GoldFile> labelled = new ArrayList<>(corpora.labelled());
    labelled.add(new GoldFile(gold.name(), gold.sha256(), rest, List.of()));
    Optional<GoldFile> seedCorpus =
        Optional.of(corpora.seed()).filter(file -> !file.messages().isEmpty());
    TrainingListener quiet = new Quiet();
    Trained trained =
        ModelTrainer.trainForEncoder(
            "fold " + (fold + 1),
            taxonomy,
            new Corpora(
                seedCorpus,
                seedCorpus.map(seed -> GoldFile.outside(taxonomy)),
                labelled,
                corpora.labels(),
                Optional.empty()),
            TrainingSettings.DEFAULT.withSeed(seed),
            quiet);
    MessageClassifier fast = MessageClassifier.of(trained.model(), "").withoutEvidence();
    return encoder
        .map(e -> fast.withEncoder(e, EncoderTraining.train(trained, "", e, quiet), ""))
        .orElse(fast);
  }

  /** One line a fold is enough. */
  private static final class Quiet implements TrainingListener {
    @Override
    public void stage(Stage stage, int messages) {}

    @Override
    public void epoch(Epoch epoch) {}
  }

  private static List<Prediction> floor(
      Floor floor, CrossValidation validation, Taxonomy taxonomy, EvaluationCorpora corpora) {
    List<GoldMessage> always = corpora.messages();
    return validation.predict(
        (fold, rest) ->
            floor.train(taxonomy, Stream.concat(always.stream(), rest.stream()).toList()));
  }
}
