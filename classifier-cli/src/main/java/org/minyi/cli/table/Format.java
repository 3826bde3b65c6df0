package org.minyi.cli.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;

/** The kinds of files that hold tables. */
public enum Format {
  /** Comma separated values; read with semicolons and tabs too. */
  CSV("csv", Format.TEXT),
  /** Tab separated values. */
  TSV("tsv", "tab"),
  /** Excel workbooks; of those with macros the tables are read and the macros ignored. */
  XLSX("xlsx", "xlsm", "xls", "et"),
  /** A JSON object a line. */
  JSONL("jsonl", "ndjson", "json");

  /** Endings that promise what Minyi does not write, though it reads some of it. */
  private static final Set<String> NEVER_WRITTEN =
      Set.of(
          "xls", "xlsm", "xlsb", "xlt", "xltx", "xltm", "et", "ett", "ods", "ots", "fods",
          "numbers", "doc", "docx", "wps", "odt", "rtf", "pdf", "htm", "html", "xml", "zip", "gz",
          "7z", "rar", "parquet", "db", "sqlite", "mdb", "accdb");

  private static final String TEXT = "txt";

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
    String ending = ending(file);
    return Stream.of(values()).filter(format -> format.endings.contains(ending)).findFirst();
  }

  /**
   * The format that the name of a file to write asks for; empty where it says nothing.
   *
   * @throws CliException where it promises one that Minyi does not write, because other programs
   *     would not open the file
   */
  public static Optional<Format> toWrite(Path file) {
    if (NEVER_WRITTEN.contains(ending(file))) {
      throw new CliException(ExitCode.OUTPUT, "output.ending", file, "." + ending(file));
    }
    return promisedBy(file);
  }

  /**
   * Refuses a file to write whose name promises another format than this one.
   *
   * @throws CliException where it does
   */
  public void checkName(Path file) {
    boolean fits = toWrite(file).filter(promised -> promised != this).isEmpty();
    // Tables of any separator are called .txt.
    if (!fits && !(this == TSV && ending(file).equals(TEXT))) {
      throw new CliException(ExitCode.OUTPUT, "output.ending.other", file, name(), "." + ending());
    }
  }

  /** In small letters, without the dot; empty where there is none. */
  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}
