package org.minyi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.minyi.classify.StopRule;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the commands that classify. */
final class ModelOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--model", paramLabel = "FILE", descriptionKey = "model")
  private Path file;

  @Option(names = "--min-confidence", paramLabel = "P", descriptionKey = "min-confidence")
  private Double minConfidence;

  /** Loads the chosen model, telling failures by exit code {@link ExitCode#MODEL}. */
  MessageTagger load(ModelLoader loader) {
    Optional<StopRule> rule = rule();
    MessageTagger tagger = read(loader);
    return rule.map(tagger::withStopRule).orElse(tagger);
  }

  private MessageTagger read(ModelLoader loader) {
    if (file != null && !Files.isRegularFile(file)) {
      throw new CliException(ExitCode.MODEL, "model.missing", file);
    }
    try {
      return loader.load(Optional.ofNullable(file));
    } catch (IOException | RuntimeException e) {
      String reason = reason(e instanceof UncheckedIOException ? e.getCause() : e);
      throw file == null
          ? new CliException(e, ExitCode.MODEL, "model.default.unreadable", reason)
          : new CliException(e, ExitCode.MODEL, "model.unreadable", file, reason);
    }
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private Optional<StopRule> rule() {
    if (minConfidence == null) {
      return Optional.empty();
    }
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new ParameterException(
          command.commandLine(),
          "--min-confidence",
          null,
          command.findOption("--min-confidence"),
          minConfidence.toString());
    }
    return Optional.of(new StopRule(minConfidence));
  }
}
