package org.minyi.cli.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.minyi.cli.table.TableRow.Problem;

/** Writes a JSON object a line. */
final class JsonLinesSink implements RowSink {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private final Writer writer;
  private final JsonGenerator json;
  private final CharsetEncoder encoder;
  private List<String> names = List.of();

  JsonLinesSink(OutputStream out, Charset charset) throws IOException {
    this.encoder = charset.newEncoder();
    this.writer = new BufferedWriter(new OutputStreamWriter(out, charset), 1 << 16);
    this.json = JSON.createGenerator(writer).setRootValueSeparator(null);
  }

  @Override
  public void begin(List<String> header) {
    resume(header);
  }

  @Override
  public void resume(List<String> header) {
    names = unique(header);
  }

  /** An object cannot have a name twice, or none. */
  private static List<String> unique(List<String> header) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).isBlank() ? "#" + (i + 1) : header.get(i);
      String free = name;
      for (int copy = 2; !taken.add(free); copy++) {
        free = name + "_" + copy;
      }
      names.add(free);
    }
    return names;
  }

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
    json.writeStartObject();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.kind() != Cell.Kind.ABSENT) {
        json.writeFieldName(names.get(i));
        value(cell);
      }
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void value(Cell cell) throws IOException {
    if (cell.text().isEmpty() && cell.kind() != Cell.Kind.TEXT) {
      json.writeNull();
      return;
    }
    switch (cell.kind()) {
      case NUMBER -> {
        if (NUMBER.matcher(cell.text()).matches()) {
          json.writeNumber(cell.text());
        } else {
          json.writeString(cell.text());
        }
      }
      case TRUTH -> json.writeBoolean(cell.text().toLowerCase(Locale.ROOT).equals("true"));
      case JSON -> json.writeRawValue(cell.text());
      default -> json.writeString(cell.text());
    }
  }

  @Override
  public void flush() throws IOException {
    json.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
