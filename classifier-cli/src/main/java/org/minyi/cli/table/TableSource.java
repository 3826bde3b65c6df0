package org.minyi.cli.table;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A table to read.
 *
 * @param file where it is
 * @param format told by the file's content and ending when empty
 * @param charset of its text; detected when empty; of no use for workbooks
 * @param sheet the name of a workbook's sheet, or {@code #} and its number from 1; the first that
 *     is visible and not empty when empty
 */
public record TableSource(
    Path file, Optional<Format> format, Optional<Charset> charset, Optional<String> sheet) {
  /** A file of which nothing is known. */
  public static TableSource of(Path file) {
    return new TableSource(file, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
