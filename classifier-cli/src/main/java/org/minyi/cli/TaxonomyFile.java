package org.minyi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.table.IoFailure;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.taxonomy.TaxonomyException;
import org.minyi.taxonomy.TaxonomyReader;

/** Reads taxonomies for the commands, with failures that users can mend. */
final class TaxonomyFile {
  private TaxonomyFile() {}

  /**
   * Reads a taxonomy.
   *
   * @param file the one that comes with Minyi when empty
   * @param locale of the problems that the file may have
   * @throws CliException when it cannot be used
   */
  static Taxonomy load(Optional<Path> file, Locale locale) {
    try {
      return file.isEmpty()
          ? Taxonomy.loadDefault()
          : TaxonomyReader.read(existing(file.orElseThrow()));
    } catch (TaxonomyException e) {
      throw new CliException(
          e,
          ExitCode.INPUT,
          "taxonomy.unusable",
          file.map(Path::toString).orElse("minyi-taxonomy"),
          e.message(locale));
    } catch (IOException e) {
      throw unreadable(file.orElseThrow(), e);
    }
  }

  static Path existing(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new CliException(ExitCode.INPUT, "input.missing", path);
    }
    return path;
  }

  static CliException unreadable(Path path, IOException e) {
    return IoFailure.of(e, ExitCode.INPUT, "input", path);
  }
}
