package org.minyi.cli.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that hold tables. */
public enum Format {
  /** Comma separated values; read with semicolons and tabs too. */
  CSV("csv", "txt"),
  /** Tab separated values. */
  TSV("tsv", "tab"),
  /** Excel workbooks; of those with macros the tables are read and the macros ignored. */
  XLSX("xlsx", "xlsm", "xls", "et"),
  /** A JSON object a line. */
  JSONL("jsonl", "ndjson", "json");

  private final List<String> endings;

  Format(String... endings) {
    this.endings = List.of(endings);
  }

  /** The ending of files that Minyi writes, without the dot. */
  public String ending() {
    return endings.get(0);
  }

  /** The format that a file's name promises. */
  public static Optional<Format> promisedBy(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(format -> format.endings.stream().anyMatch(end -> name.endsWith("." + end)))
        .findFirst();
  }
}
