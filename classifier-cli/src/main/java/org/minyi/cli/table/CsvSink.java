package org.minyi.cli.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.table.TableRow.Problem;

/** Writes comma or tab separated values. */
final class CsvSink implements RowSink {
  private final Writer writer;
  private final CsvWriter csv;
  private final boolean mark;
  private final CharsetEncoder encoder;

  /**
   * Writes to a stream.
   *
   * @param mark whether to begin with a byte order mark, without which Excel takes UTF-8 for the
   *     system's own encoding
   */
  CsvSink(OutputStream out, char separator, Charset charset, boolean mark) {
    this.encoder = charset.newEncoder();
    this.writer =
        new BufferedWriter(
            new OutputStreamWriter(
                out,
                charset
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    this.csv = CsvWriter.builder().fieldSeparator(separator).build(writer);
    this.mark = mark;
  }

  @Override
  public void begin(List<String> header) throws IOException {
    if (mark) {
      writer.write(WholeFile.BYTE_ORDER_MARK);
    }
    write(header);
  }

  @Override
  public void resume(List<String> header) {}

  @Override
  public Problem problem(List<Cell> cells) {
    for (Cell cell : cells) {
      if (!encoder.canEncode(cell.text())) {
        return Problem.NOT_ENCODABLE;
      }
    }
    return Problem.NONE;
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    List<String> fields = new ArrayList<>(cells.size());
    for (Cell cell : cells) {
      fields.add(field(cell));
    }
    write(fields);
  }

  private static String field(Cell cell) {
    return switch (cell.kind()) {
      case LABEL -> SafeCell.text(cell.text());
      case CODE -> SafeCell.code(cell.text());
      default -> cell.text();
    };
  }

  private void write(List<String> fields) throws IOException {
    try {
      csv.writeRecord(fields);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void flush() throws IOException {
    csv.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
