package org.minyi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.minyi.classify.StopRule;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.InLanguage;
import org.minyi.model.ModelFormatException;
import org.minyi.model.StopTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Options of the commands that classify. How many models a command takes is up to {@link
 * OneModelOptions} and {@link SeveralModelsOptions}.
 */
abstract class ModelOptions {
  private static final String MIN_CONFIDENCE = "--min-confidence";
  private static final String PRECISION = "--precision";

  private static final NumberRange SHARES = new NumberRange(0, 1);

  /** What a model has thresholds for. */
  private static final NumberRange PRECISIONS =
      new NumberRange(StopTable.target(0), StopTable.target(StopTable.TARGETS - 1));

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--profile", paramLabel = "fast|accurate", descriptionKey = "profile")
  private Profile profile = Profile.FAST;

  @Option(names = MIN_CONFIDENCE, paramLabel = "P", descriptionKey = "min-confidence")
  private String minConfidence;

  @Option(names = PRECISION, paramLabel = "P", descriptionKey = "precision")
  private String precision;

  /** Where paths stop, as the user asked for; empty for the model's own rule. */
  final String stopRule() {
    if (precision != null) {
      return PRECISION + " " + share(PRECISION, precision, PRECISIONS);
    }
    return minConfidence == null
        ? ""
        : MIN_CONFIDENCE + " " + share(MIN_CONFIDENCE, minConfidence, SHARES);
  }

  /** Checks what can be checked before there is a model. */
  final void check() {
    rule();
  }

  /**
   * Loads a model, telling failures by exit code {@link ExitCode#MODEL}.
   *
   * @param file the default model when empty
   */
  final MessageTagger load(ModelLoader loader, Optional<Path> file) {
    Optional<StopRule> rule = rule();
    MessageTagger tagger = read(profile == Profile.FAST ? loader : ModelLoader::accurate, file);
    return rule.map(tagger::withStopRule).orElse(tagger);
  }

  private static MessageTagger read(ModelLoader loader, Optional<Path> file) {
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      throw new CliException(ExitCode.MODEL, "model.missing", file.get());
    }
    try {
      return loader.load(file);
    } catch (CliException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unusable(e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e, file);
    }
  }

  private static CliException unusable(Exception e, Optional<Path> file) {
    if (e instanceof ModelFormatException known) {
      InLanguage text = known::message;
      String key = file.isEmpty() ? "model.default.unusable" : "model.unusable";
      return new CliException(e, ExitCode.MODEL, key, text);
    }
    return file.isEmpty()
        ? new CliException(e, ExitCode.MODEL, "model.default.unreadable", reason(e))
        : new CliException(e, ExitCode.MODEL, "model.unreadable", file.get(), reason(e));
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private Optional<StopRule> rule() {
    if (minConfidence != null && precision != null) {
      throw new MutuallyExclusiveArgsException(
          command.commandLine(), MIN_CONFIDENCE + ", " + PRECISION);
    }
    if (precision != null) {
      return Optional.of(StopRule.atPrecision(share(PRECISION, precision, PRECISIONS)));
    }
    return Optional.ofNullable(minConfidence)
        .map(value -> StopRule.atConfidence(share(MIN_CONFIDENCE, value, SHARES)));
  }

  private double share(String option, String value, NumberRange range) {
    return range.share(command, option, value);
  }
}
