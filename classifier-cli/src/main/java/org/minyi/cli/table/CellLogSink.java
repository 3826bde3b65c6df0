package org.minyi.cli.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.table.TableRow.Problem;

/**
 * Keeps rows for a format that, other than this one, cannot be written on after an interruption: a
 * JSON array a row, of strings whose first character tells the {@link Cell.Kind}.
 */
final class CellLogSink implements RowSink {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Cell.Kind[] KINDS = Cell.Kind.values();
  private static final char FIRST_KIND = 'a';

  private final RowSink target;
  private final JsonGenerator json;

  /**
   * Writes to a stream.
   *
   * @param target knows which rows the format can hold
   */
  CellLogSink(OutputStream out, RowSink target) throws IOException {
    this.target = target;
    this.json =
        JSON.createGenerator(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16))
            .setRootValueSeparator(null);
  }

  @Override
  public void begin(List<String> header) {}

  @Override
  public void resume(List<String> header) {}

  @Override
  public Problem problem(List<Cell> cells) {
    return target.problem(cells);
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    json.writeStartArray();
    for (Cell cell : cells) {
      json.writeString((char) (FIRST_KIND + cell.kind().ordinal()) + cell.text());
    }
    json.writeEndArray();
    json.writeRaw('\n');
  }

  @Override
  public void flush() throws IOException {
    json.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  /** Writes the rows of a log to another sink. */
  static void replay(InputStream log, RowSink sink) throws IOException {
    try (JsonParser parser = JSON.createParser(log)) {
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        List<Cell> cells = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          String text = parser.getText();
          cells.add(new Cell(text.substring(1), KINDS[text.charAt(0) - FIRST_KIND]));
        }
        sink.row(cells);
      }
    }
  }
}
