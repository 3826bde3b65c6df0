package org.minyi.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.table.WholeFile;
import org.minyi.encoder.EncoderModelStore;
import org.minyi.encoder.MessageEncoder;
import org.minyi.evaluate.BadRow;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldLabels;
import org.minyi.model.Model;
import org.minyi.model.ModelStore;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.training.ModelTrainer;
import org.minyi.training.ModelTrainer.Corpora;
import org.minyi.training.Trained;
import org.minyi.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code minyi train}: makes a model of labelled messages. */
@Command(name = "train")
final class TrainCommand implements Callable<Integer> {
  private static final int BAD_ROWS = 5;
  private static final NumberRange EPOCHS = new NumberRange(1, 100_000);

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private CorpusOptions corpus;
  @Mixin private TrainedProfileOptions profile;

  @Option(names = "--dev", paramLabel = "FILE")
  private Path dev;

  @Option(names = "--taxonomy", paramLabel = "FILE", descriptionKey = "minyi.train.taxonomy")
  private Path taxonomyFile;

  @Option(names = "--no-seed-corpus")
  private boolean noSeedCorpus;

  @Option(names = "--name", paramLabel = "NAME")
  private String name;

  @Option(names = "--seed", paramLabel = "N")
  private long seed = TrainingSettings.DEFAULT.seed();

  @Option(names = "--epochs", paramLabel = "N")
  private int epochs = TrainingSettings.DEFAULT.mostEpochs();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true)
  private Path out;

  @Option(names = "--force")
  private boolean force;

  @Option(names = "--quiet")
  private boolean quiet;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    EPOCHS.check(spec, "--epochs", epochs);
    boolean withSeedCorpus = taxonomyFile == null && !noSeedCorpus;
    if (!withSeedCorpus && corpus.files().isEmpty()) {
      throw new CliException(ExitCode.USAGE, "train.corpus.none");
    }
    checkOutput();
    Optional<MessageEncoder> encoder = profile.openEncoder();
    TrainingRun.requireNativeCode();
    Taxonomy taxonomy =
        TaxonomyFile.load(Optional.ofNullable(taxonomyFile), console.messages().locale());
    Corpora corpora = read(taxonomy, withSeedCorpus);
    Trained trained;
    String checksum;
    TrainingProgress progress;
    try (Interruption interruption = Interruption.listen(console)) {
      progress = new TrainingProgress(console, quiet, interruption);
      trained = train(taxonomy, corpora, progress);
      checksum = TrainingRun.write(out, file -> ModelStore.write(trained.model(), file));
      if (!quiet) {
        report(trained.model(), checksum);
        console.out().flush();
      }
    }
    // With the model safe: who presses Ctrl-C from here on keeps that.
    encoder.ifPresent(
        opened ->
            new EncoderTraining(console, quiet, out, profile.vectors())
                .run(trained, checksum, opened, progress));
    return ExitCode.OK.number();
  }

  /** Now, because training takes minutes. */
  private void checkOutput() {
    WholeFile.check(out, force);
    if (profile.isAccurate()) {
      WholeFile.check(EncoderModelStore.beside(out), force);
    }
    // Before WholeFile, whose failure to write would hide it.
    for (Path input : inputs()) {
      if (sameFile(input)) {
        throw new CliException(ExitCode.OUTPUT, "train.output.is.input", out);
      }
    }
    WholeFile.to(out).close();
  }

  private List<Path> inputs() {
    return Stream.concat(
            corpus.files().stream(),
            Stream.of(
                    corpus.labelsFile(),
                    Optional.ofNullable(dev),
                    Optional.ofNullable(taxonomyFile))
                .flatMap(Optional::stream))
        .toList();
  }

  private boolean sameFile(Path input) {
    try {
      return Files.exists(input) && Files.exists(out) && Files.isSameFile(input, out);
    } catch (IOException e) {
      throw TaxonomyFile.unreadable(input, e);
    }
  }

  private Corpora read(Taxonomy taxonomy, boolean withSeedCorpus) {
    Optional<GoldFile> seedCorpus =
        withSeedCorpus ? Optional.of(GoldFile.seedCorpus(taxonomy)) : Optional.empty();
    if (!quiet) {
      seedCorpus.ifPresent(file -> console.remark("train.seed", file.messages().size()));
    }
    List<GoldFile> labelled = new ArrayList<>();
    GoldLabels labels = corpus.labels();
    for (Path path : corpus.files()) {
      labelled.add(readLabelled(path, taxonomy, labels));
    }
    Optional<GoldFile> heldOut =
        Optional.ofNullable(dev).map(path -> readLabelled(path, taxonomy, GoldLabels.NONE));
    heldOut.ifPresent(file -> checkHeldOut(file, labelled));
    Optional<GoldFile> outside =
        withSeedCorpus ? Optional.of(GoldFile.outside(taxonomy)) : Optional.empty();
    return new Corpora(seedCorpus, outside, labelled, labels, heldOut);
  }

  private GoldFile readLabelled(Path path, Taxonomy taxonomy, GoldLabels labels) {
    GoldFile file = LabelledFile.readSome(path, taxonomy, labels);
    if (!quiet) {
      List<BadRow> bad = file.badRows();
      console.remark("train.file", path, file.messages().size(), bad.size());
      for (BadRow row : bad.subList(0, Math.min(BAD_ROWS, bad.size()))) {
        console.remark("train.bad", row.line(), LabelledFile.reason(row));
      }
      if (bad.size() > BAD_ROWS) {
        console.remark("train.bad.more", bad.size() - BAD_ROWS);
      }
      LabelledFile.warnOfTagger(console, file, path);
    }
    return file;
  }

  private void checkHeldOut(GoldFile file, List<GoldFile> labelled) {
    if (file.messages().stream().allMatch(message -> message.code().isEmpty())) {
      throw new CliException(ExitCode.INPUT, "train.dev.nothing", dev);
    }
    long shared = LabelledFile.sharedMessages(file, labelled);
    if (shared > 0 && !quiet) {
      console.remark("train.known", shared, dev);
    }
  }

  private Trained train(Taxonomy taxonomy, Corpora corpora, TrainingProgress progress) {
    return TrainingRun.of(
        () ->
            ModelTrainer.trainForEncoder(
                name == null ? nameOfOutput() : name,
                taxonomy,
                corpora,
                TrainingSettings.DEFAULT.withSeed(seed).withMostEpochs(epochs),
                progress));
  }

  private String nameOfOutput() {
    String file = out.getFileName().toString();
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  private void report(Model model, String checksum) {
    JsonNode heldOut = model.provenance().path("heldOut");
    String figures = HeldOutAccuracy.text(console, heldOut.path("pathAccuracy"));
    TrainingRun.tell(console, out, checksum);
    String epochs =
        heldOut
            .path("epochs")
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "));
    console.say("train.heldout", heldOut.path("messages").asInt(), figures, epochs);
    console.say("train.next", out);
  }
}
