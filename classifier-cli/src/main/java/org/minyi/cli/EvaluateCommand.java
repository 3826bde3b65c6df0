package org.minyi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.StopRule;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.table.WholeFile;
import org.minyi.evaluate.Evaluation;
import org.minyi.evaluate.Evaluation.Measurement;
import org.minyi.evaluate.EvaluationReport;
import org.minyi.evaluate.EvaluationReport.TrainedOn;
import org.minyi.evaluate.Floor;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.KeywordFloor;
import org.minyi.evaluate.MajorityFloor;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;
import org.minyi.training.floor.LinearFloor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code minyi evaluate}: measures a model and the floors that it must beat on labelled messages.
 */
@Command(name = "evaluate")
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;
  private final ModelLoader models;

  @Mixin private ModelOptions model;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file;

  // One file each time: with more, it would swallow the FILE to measure on.
  @Option(names = "--corpus", paramLabel = "FILE")
  private List<Path> corpus = List.of();

  @Option(names = "--no-linear-floor")
  private boolean noLinearFloor;

  @Option(names = "--json", paramLabel = "FILE")
  private Path json;

  @Option(names = "--predictions", paramLabel = "FILE")
  private Path predictions;

  @Option(names = "--force")
  private boolean force;

  EvaluateCommand(Console console, ModelLoader models) {
    this.console = console;
    this.models = models;
  }

  @Override
  public Integer call() {
    for (Path output : outputs()) {
      WholeFile.check(output, force);
    }
    MessageTagger tagger = model.load(models);
    MessageTagger unstopped = tagger.withStopRule(StopRule.NEVER);
    Taxonomy taxonomy = tagger.taxonomy();
    GoldFile gold = LabelledFile.readSome(file, taxonomy);
    List<GoldFile> corpora = corpora(taxonomy);
    warnOfKnownTexts(gold, corpora);

    Evaluation evaluation = new Evaluation(gold, taxonomy);
    Measurement measured =
        evaluation.measure("model", Predictor.of(unstopped::tagAll, tagger::tagAll));
    List<Measurement> floors = new ArrayList<>();
    for (Floor floor : floors()) {
      measure(floor, evaluation, taxonomy, corpora).ifPresent(floors::add);
    }
    EvaluationReport report =
        evaluation.report(
            identity(tagger),
            measured,
            floors,
            corpora.stream()
                .map(used -> new TrainedOn(used.name(), used.sha256(), used.messages().size()))
                .toList());

    new EvaluationPrinter(console).print(report);
    if (json != null) {
      writeJson(report);
    }
    if (predictions != null) {
      PredictionsFile.write(predictions, gold, measured, floors);
      console.remark("evaluate.written", predictions);
    }
    return ExitCode.OK.number();
  }

  private List<Path> outputs() {
    List<Path> outputs = new ArrayList<>();
    if (json != null) {
      outputs.add(json);
    }
    if (predictions != null) {
      outputs.add(predictions);
    }
    return outputs;
  }

  private List<Floor> floors() {
    List<Floor> floors = new ArrayList<>(List.of(new MajorityFloor(), new KeywordFloor()));
    if (!noLinearFloor) {
      floors.add(new LinearFloor());
    }
    return floors;
  }

  /** Trains and measures in one go, so that a floor's weights are gone before the next. */
  private Optional<Measurement> measure(
      Floor floor, Evaluation evaluation, Taxonomy taxonomy, List<GoldFile> corpora) {
    String name = console.messages().get("evaluate.floor." + floor.name());
    console.remark("evaluate.training", name);
    Predictor trained;
    try {
      trained =
          floor.train(
              taxonomy, corpora.stream().flatMap(used -> used.messages().stream()).toList());
    } catch (IllegalArgumentException e) {
      console.remark("evaluate.untrainable", name, e.getMessage());
      return Optional.empty();
    }
    return Optional.of(evaluation.measure(floor.name(), trained));
  }

  private List<GoldFile> corpora(Taxonomy taxonomy) {
    List<GoldFile> corpora = new ArrayList<>();
    GoldFile seed = GoldFile.seedCorpus(taxonomy);
    // A taxonomy of another city shares no code with it.
    if (!seed.messages().isEmpty()) {
      corpora.add(seed);
    }
    for (Path path : corpus) {
      GoldFile labelled = LabelledFile.read(path, taxonomy);
      if (!labelled.badRows().isEmpty()) {
        console.remark("evaluate.corpus.bad", path, labelled.badRows().size());
      }
      corpora.add(labelled);
    }
    return corpora;
  }

  /** Texts that are in both would make floors look better than they are, and perhaps the model. */
  private void warnOfKnownTexts(GoldFile gold, List<GoldFile> corpora) {
    long shared = LabelledFile.sharedMessages(gold, corpora);
    if (shared > 0) {
      console.remark("evaluate.known", shared, file);
    }
  }

  private static ModelIdentity identity(MessageTagger tagger) {
    return tagger.tag(new Message("", "")).model();
  }

  private void writeJson(EvaluationReport report) {
    try (WholeFile whole = WholeFile.to(json)) {
      whole.writer().write(report.toJson());
      whole.commit();
    } catch (IOException e) {
      throw WholeFile.unwritable(json, e);
    }
    console.remark("evaluate.written", json);
  }
}
