package org.minyi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.StopRule;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.evaluate.Evaluation;
import org.minyi.evaluate.Evaluation.Measurement;
import org.minyi.evaluate.EvaluationReport;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldLabels;
import org.minyi.evaluate.GoldMessage;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;
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

  @Mixin private SeveralModelsOptions model;
  @Mixin private CorpusOptions corpus;
  @Mixin private FloorOptions floorOptions;
  @Mixin private EvaluationOutputs outputs;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file;

  @Option(names = "--prefixes")
  private boolean prefixes;

  @Option(names = "--traditional")
  private boolean traditional;

  EvaluateCommand(Console console, ModelLoader models) {
    this.console = console;
    this.models = models;
  }

  @Override
  public Integer call() {
    floorOptions.check();
    outputs.check();
    List<MessageTagger> taggers = model.load(models);
    Taxonomy taxonomy = taxonomy(taggers);
    GoldFile gold = LabelledFile.readSome(file, taxonomy, GoldLabels.NONE);
    EvaluationCorpora corpora = EvaluationCorpora.read(console, taxonomy, corpus);
    corpora.warnOfKnownTexts(console, gold, file);
    LabelledFile.warnOfTagger(console, gold, file);

    Evaluation evaluation = new Evaluation(gold, taxonomy);
    List<Predictor> predictors = taggers.stream().map(EvaluateCommand::predictor).toList();
    Measurement measured = evaluation.measure("model", predictors);
    List<GoldMessage> learned = corpora.messages();
    List<Measurement> floors =
        floorOptions.measure(
            console, floor -> evaluation.measure(floor.name(), floor.train(taxonomy, learned)));
    EvaluationReport report =
        evaluation
            .report(
                taggers.stream().map(EvaluateCommand::identity).toList(),
                0,
                measured,
                floors,
                corpora.trainedOn())
            .with(evaluation.outside(predictors));
    if (prefixes) {
      report = report.with(evaluation.whileTyping(predictors));
    }
    if (traditional) {
      report = report.with(evaluation.traditional(predictors));
    }
    outputs.write(console, report, taxonomy, gold, measured, floors);
    return ExitCode.OK.number();
  }

  private static Predictor predictor(MessageTagger tagger) {
    return Predictor.of(tagger.withStopRule(StopRule.NEVER)::tagAll, tagger::tagAll);
  }

  /** Codes mean the same in all models only if they share the tree. */
  private static Taxonomy taxonomy(List<MessageTagger> taggers) {
    Taxonomy taxonomy = taggers.get(0).taxonomy();
    for (MessageTagger other : taggers) {
      if (!other.taxonomy().checksum().equals(taxonomy.checksum())) {
        throw new CliException(
            ExitCode.MODEL, "evaluate.taxonomies", identity(taggers.get(0)), identity(other));
      }
    }
    return taxonomy;
  }

  private static ModelIdentity identity(MessageTagger tagger) {
    return tagger.tag(new Message("", "")).model();
  }
}
