package org.minyi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.InLanguage;
import org.minyi.cli.console.Printable;
import org.minyi.cli.table.IoFailure;
import org.minyi.evaluate.BadRow;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldFormatException;
import org.minyi.evaluate.GoldLabels;
import org.minyi.evaluate.GoldProblem;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** Reads labelled messages for the commands, with failures that users can mend. */
final class LabelledFile {
  private LabelledFile() {}

  /**
   * Reads labels that are kept apart from their messages.
   *
   * @throws CliException when there are none or they cannot be read
   */
  static GoldLabels labels(Optional<Path> path) {
    if (path.isEmpty()) {
      return GoldLabels.NONE;
    }
    requireFile(path.get());
    try {
      return GoldLabels.read(path.get());
    } catch (IOException e) {
      throw unreadable(path.get(), e);
    }
  }

  private static void requireFile(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new CliException(ExitCode.INPUT, "input.missing", path);
    }
  }

  /**
   * Reads a file; it may turn out to hold bad rows only.
   *
   * @throws CliException when there is none or it cannot be read
   */
  static GoldFile read(Path path, Taxonomy taxonomy, GoldLabels labels) {
    requireFile(path);
    try {
      return GoldFile.read(path, taxonomy, labels);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static CliException unreadable(Path path, IOException e) {
    if (!(e instanceof GoldFormatException known)) {
      return IoFailure.of(e, ExitCode.INPUT, "input", path);
    }
    InLanguage problem = text(known.problem());
    return known.line() == 0
        ? new CliException(e, ExitCode.INPUT, "labelled.unusable", path, problem)
        : new CliException(
            e, ExitCode.INPUT, "labelled.unusable.line", path, known.line(), problem);
  }

  /** Why a row cannot be used, safe to print. */
  static InLanguage reason(BadRow row) {
    return text(row.reason());
  }

  private static InLanguage text(GoldProblem problem) {
    return locale -> Printable.line(problem.message(locale));
  }

  /**
   * Reads a file that is of no use without messages.
   *
   * @throws CliException when it has no usable row, cannot be read or is not there
   */
  static GoldFile readSome(Path path, Taxonomy taxonomy, GoldLabels labels) {
    GoldFile file = read(path, taxonomy, labels);
    if (!file.messages().isEmpty()) {
      return file;
    }
    throw file.badRows().isEmpty()
        ? new CliException(ExitCode.INPUT, "labelled.empty", path)
        : new CliException(
            ExitCode.INPUT,
            "labelled.allbad",
            path,
            file.badRows().size(),
            file.badRows().get(0).line(),
            reason(file.badRows().get(0)));
  }

  /** Codes that nobody checked make a model look perfect, and teach it its own errors. */
  static void warnOfTagger(Console console, GoldFile file, Path path) {
    if (file.byTagger() > 0) {
      console.remark("labelled.tagged", path, file.byTagger());
    }
  }

  /** How many messages of a file are, word for word, in others too. */
  static long sharedMessages(GoldFile file, List<GoldFile> others) {
    Set<Message> known = new HashSet<>();
    others.forEach(other -> other.messages().forEach(labelled -> known.add(labelled.message())));
    return file.messages().stream().filter(labelled -> known.contains(labelled.message())).count();
  }
}
