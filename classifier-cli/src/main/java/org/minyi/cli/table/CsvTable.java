package org.minyi.cli.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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

/**
 * Reads a file of comma, tab or semicolon separated values row by row. Every line of the file
 * belongs to the header, to a row, to a row with a {@link Problem}, or is blank and counted. Not
 * thread-safe.
 */
public final class CsvTable implements Closeable {
  /** The longest field that is read, in characters. */
  public static final int MAX_FIELD = 1 << 24;

  private final Path file;
  private final TextEncoding encoding;
  private final CountingStream bytes;
  private final LineMemory text;
  private final char separator;
  private final List<String> header;
  private CloseableIterator<CsvRecord> records;
  private long linesBefore;
  private long nextLine = 1;
  private long blankLines;
  private int needed;

  private CsvTable(Path file, TextEncoding encoding) throws IOException {
    this.file = file;
    this.encoding = encoding;
    this.bytes = new CountingStream(Files.newInputStream(file));
    try {
      bytes.skipNBytes(encoding.markLength());
      this.text = new LineMemory(new InputStreamReader(bytes, encoding.charset()), 4 * MAX_FIELD);
      this.separator = Separator.guess(text);
      this.records = parse();
      this.header = readHeader();
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @param charset its encoding; detected when empty
   * @throws CliException when the file cannot be read or has no header
   */
  public static CsvTable open(Path file, Optional<Charset> charset) {
    if (!Files.exists(file)) {
      throw new CliException(ExitCode.INPUT, "input.missing", file);
    }
    if (Files.isDirectory(file)) {
      throw new CliException(ExitCode.INPUT, "input.folder", file);
    }
    try {
      if (Workbook.looksLike(file)) {
        throw new CliException(ExitCode.INPUT, "input.workbook", file);
      }
      return new CsvTable(
          file,
          charset.isPresent()
              ? TextEncoding.named(file, charset.get())
              : TextEncoding.detect(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** How the file's bytes were read. */
  public TextEncoding encoding() {
    return encoding;
  }

  /** What stands between its fields. */
  public char separator() {
    return separator;
  }

  /** The names of the columns; they may repeat or be empty. */
  public List<String> header() {
    return header;
  }

  /** Bytes of the file read so far. */
  public long bytesRead() {
    return bytes.count;
  }

  /** Blank lines between the rows so far; they are no rows. */
  public long blankLines() {
    return blankLines;
  }

  /** Rows may leave out empty fields at their end, but none of these columns. */
  public void need(int... columns) {
    for (int column : columns) {
      needed = Math.max(needed, column + 1);
    }
  }

  /**
   * The next row, or empty after the last.
   *
   * @throws CliException when the file cannot be read on
   */
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
      throw unreadable(file, e.getCause());
    } catch (IOException e) {
      throw unreadable(file, e);
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
        new TableRow(
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
      return new TableRow(line, found, Problem.NONE);
    }
    if (found.size() > width) {
      boolean onlyEmpty = found.subList(width, found.size()).stream().allMatch(String::isEmpty);
      return onlyEmpty
          ? new TableRow(line, found.subList(0, width), Problem.NONE)
          : new TableRow(line, found, Problem.TOO_MANY_FIELDS);
    }
    if (found.size() < needed) {
      return new TableRow(line, found, Problem.TOO_FEW_FIELDS);
    }
    List<String> fields = new ArrayList<>(found);
    fields.addAll(Collections.nCopies(width - found.size(), ""));
    return new TableRow(line, fields, Problem.NONE);
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

  private static CliException unreadable(Path file, IOException cause) {
    return new CliException(cause, ExitCode.INPUT, "input.unreadable", file, IoReason.of(cause));
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private static final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
