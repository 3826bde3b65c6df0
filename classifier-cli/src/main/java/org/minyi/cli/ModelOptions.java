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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Options of the commands that classify. How many models a command takes is up to {@link
 * OneModelOptions} and {@link SeveralModelsOptions}.
 */
abstract class ModelOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--profile", paramLabel = "fast|accurate", descriptionKey = "profile")
  private Profile profile = Profile.FAST;

  @Option(names = "--min-confidence", paramLabel = "P", descriptionKey = "min-confidence")
  private Double minConfidence;

  @Option(names = "--precision", paramLabel = "P", descriptionKey = "precision")
  private Double precision;

  /** Where paths stop, as the user asked for; empty for the model's own rule. */
  final String stopRule() {
    if (precision != null) {
      return "--precision " + precision;
    }
    return minConfidence == null ? "" : "--min-confidence " + minConfidence;
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
          command.commandLine(), "--min-confidence, --precision");
    }
    return precision != null
        ? share("--precision", precision).map(StopRule::atPrecision)
        : share("--min-confidence", minConfidence).map(StopRule::atConfidence);
  }

  private Optional<Double> share(String option, Double value) {
    if (value == null) {
      return Optional.empty();
    }
    if (!(value >= 0 && value <= 1)) {
      throw new ParameterException(
          command.commandLine(), option, null, command.findOption(option), value.toString());
    }
    return Optional.of(value);
  }
}
