package org.minyi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.table.Format;
import org.minyi.cli.table.IoFailure;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TableSource;

/** Finds the tables that a command line names: files, the files of folders, sheets of workbooks. */
final class TagInputs {
  /** Chooses all sheets of a workbook. */
  private static final String ALL_SHEETS = "*";

  private TagInputs() {}

  /**
   * The files of paths, those of a folder in the order of their names. Of a folder, only files with
   * the ending of a table are taken, without results of earlier runs and hidden files.
   *
   * @throws CliException when a folder has none
   */
  static List<Path> files(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(filesIn(path));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> tables = all.filter(TagInputs::isTable).sorted().toList();
      if (tables.isEmpty()) {
        throw new CliException(ExitCode.INPUT, "input.folder.empty", folder);
      }
      return tables;
    } catch (IOException e) {
      throw IoFailure.of(e, ExitCode.INPUT, "input", folder);
    }
  }

  private static boolean isTable(Path file) {
    String name = file.getFileName().toString();
    // Excel keeps a file of this name beside each that it has open.
    boolean hidden = name.startsWith(".") || name.startsWith("~$");
    boolean ours = name.matches(".*(-tagged|\\.rejects)(\\.[^.]*)?");
    return !hidden && !ours && Files.isRegularFile(file) && Format.promisedBy(file).isPresent();
  }

  /** The sources in a file: one, or one for each of several sheets. */
  static List<TableSource> sources(TableSource file, List<String> sheets) {
    if (sheets.isEmpty() || TableReader.format(file) != Format.XLSX) {
      return List.of(file);
    }
    List<String> names = sheets.contains(ALL_SHEETS) ? TableReader.sheets(file.file()) : sheets;
    return names.stream()
        .map(name -> new TableSource(file.file(), file.format(), file.charset(), Optional.of(name)))
        .toList();
  }
}
