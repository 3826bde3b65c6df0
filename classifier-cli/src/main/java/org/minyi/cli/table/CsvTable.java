package org.minyi.cli.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.table.TableRow.Problem;

/** Reads a file of comma, tab or semicolon separated values. */
final class CsvTable implements TableReader {
  private final Path file;
  private final TextEncoding encoding;
  private final CountingStream bytes;
  private final LineMemory text;
  private final char separator;
  private final List<String> header;
  private final long size;
  private CloseableIterator<CsvRecord> records;
  private long linesBefore;
  private long nextLine = 1;
  private long blankLines;
  private int needed;

  private CsvTable(Path file, TextEncoding encoding, Optional<Character> separator)
      throws IOException {
    this.file = file;
    this.encoding = encoding;
    this.bytes = CountingStream.of(file, encoding.markLength());
    try {
      this.text = new LineMemory(new InputStreamReader(bytes, encoding.charset()), 4 * MAX_FIELD);
      this.separator = separator.isPresent() ? separator.get() : Separator.guess(text);
      this.records = parse();
      this.header = readHeader();
      this.size = Files.size(file);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @param charset its encoding; detected when empty
   * @param separator what stands between its fields; guessed when empty
   */
  static CsvTable open(Path file, Optional<Charset> charset, Optional<Character> separator)
      throws IOException {
    return new CsvTable(file, TextEncoding.of(file, charset), separator);
  }

  @Override
  public Format format() {
    return separator == '\t' ? Format.TSV : Format.CSV;
  }

  @Override
  public Optional<TextEncoding> encoding() {
    return Optional.of(encoding);
  }

  @Override
  public Optional<String> part() {
    return Optional.empty();
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public long position() {
    return bytes.count();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long blankLines() {
    return blankLines;
  }

  @Override
  public void need(int... columns) {
    for (int column : columns) {
      needed = Math.max(needed, column + 1);
    }
  }

  @Override
  public Optional<TableRow> next() {
    try {
      while (true) {
        try {
          if (!records.hasNext()) {
            return Optional.empty();
          }
          CsvRecord row = records.next();
          long line = passed(row);
          // In a table of one column a blank line is a row with an empty field.
          if (header.size() > 1 && isBlank(row)) {
            blankLines++;
          } else {
            return Optional.of(shaped(line, row.getFields()));
          }
        } catch (CsvParseException e) {
          return Optional.of(skipBrokenLine());
        }
      }
    } catch (UncheckedIOException e) {
      throw TableReader.unreadable(file, e.getCause());
    } catch (IOException e) {
      throw TableReader.unreadable(file, e);
    }
  }

  private List<String> readHeader() {
    try {
      while (records.hasNext()) {
        CsvRecord row = records.next();
        passed(row);
        if (!isBlank(row)) {
          return List.copyOf(row.getFields());
        }
      }
    } catch (CsvParseException e) {
      throw new CliException(e, ExitCode.INPUT, "input.header.broken", file, nextLine);
    }
    throw new CliException(ExitCode.INPUT, "input.empty", file);
  }

  private CloseableIterator<CsvRecord> parse() {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(MAX_FIELD)
        .ofCsvRecord(text)
        .iterator();
  }

  private long passed(CsvRecord row) {
    long line = linesBefore + row.getStartingLineNumber();
    nextLine = line + 1;
    for (String field : row.getFields()) {
      nextLine += lineBreaks(field);
    }
    text.forgetBefore(line);
    return line;
  }

  /** One quotation mark too many must not swallow the rest of the file: only its line is lost. */
  private TableRow skipBrokenLine() throws IOException {
    text.forgetBefore(nextLine);
    String raw = text.takeLine();
    TableRow row =
        TableRow.of(
            nextLine,
            List.of(raw),
            raw.length() > MAX_FIELD ? Problem.TOO_LONG : Problem.BROKEN_QUOTES);
    linesBefore = nextLine;
    nextLine++;
    records = parse();
    return row;
  }

  private TableRow shaped(long line, List<String> found) {
    int width = header.size();
    if (found.size() == width) {
      return TableRow.of(line, found, Problem.NONE);
    }
    if (found.size() > width) {
      boolean onlyEmpty = found.subList(width, found.size()).stream().allMatch(String::isEmpty);
      return onlyEmpty
          ? TableRow.of(line, found.subList(0, width), Problem.NONE)
          : TableRow.of(line, found, Problem.TOO_MANY_FIELDS);
    }
    if (found.size() < needed) {
      return TableRow.of(line, found, Problem.TOO_FEW_FIELDS);
    }
    List<String> fields = new ArrayList<>(found);
    fields.addAll(Collections.nCopies(width - found.size(), ""));
    return TableRow.of(line, fields, Problem.NONE);
  }

  private static boolean isBlank(CsvRecord row) {
    return row.getFieldCount() == 1 && row.getField(0).isEmpty();
  }

  private static int lineBreaks(String field) {
    int breaks = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      boolean secondHalf = c == '\n' && i > 0 && field.charAt(i - 1) == '\r';
      if ((c == '\n' || c == '\r') && !secondHalf) {
        breaks++;
      }
    }
    return breaks;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
