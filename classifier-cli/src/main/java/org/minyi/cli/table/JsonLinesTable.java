package org.minyi.cli.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.table.TableRow.Problem;

/**
 * Reads a file with a JSON object a line. The names in all of the objects, in the order of their
 * first appearance, are the columns; for them the file is read once before its rows are.
 */
final class JsonLinesTable implements TableReader {
  private static final JsonFactory JSON = new JsonFactory();

  /** More names than this are data in the place of names; a sheet has no more columns either. */
  private static final int MAX_COLUMNS = 16_384;

  private final Path file;
  private final TextEncoding encoding;
  private final Map<String, Integer> columns;
  private final CountingStream bytes;
  private final LineMemory text;
  private final long size;
  private long blankLines;

  private JsonLinesTable(Path file, TextEncoding encoding) throws IOException {
    this.file = file;
    this.encoding = encoding;
    this.columns = names(file, encoding);
    this.size = Files.size(file);
    this.bytes = CountingStream.of(file, encoding.markLength());
    this.text = lines(bytes, encoding);
  }

  static JsonLinesTable open(Path file, Optional<Charset> charset) throws IOException {
    return new JsonLinesTable(file, TextEncoding.of(file, charset));
  }

  @Override
  public Format format() {
    return Format.JSONL;
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
    return List.copyOf(columns.keySet());
  }

  @Override
  public Optional<TableRow> next() {
    try {
      while (text.more()) {
        long line = text.line();
        String object = text.takeLine();
        if (!object.isBlank()) {
          return Optional.of(row(line, object));
        }
        blankLines++;
      }
      return Optional.empty();
    } catch (IOException e) {
      throw TableReader.unreadable(file, e);
    }
  }

  @Override
  public long blankLines() {
    return blankLines;
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
  public void close() throws IOException {
    bytes.close();
  }

  private TableRow row(long line, String object) throws IOException {
    if (object.length() > MAX_FIELD) {
      return TableRow.of(line, List.of(object), Problem.TOO_LONG);
    }
    Cell[] cells = new Cell[columns.size()];
    try (JsonParser parser = JSON.createParser(object)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return broken(line, object);
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        Integer column = columns.get(parser.currentName());
        if (column == null || cells[column] != null) {
          return broken(line, object);
        }
        parser.nextToken();
        cells[column] = cell(parser, object);
      }
      if (parser.nextToken() != null) {
        return broken(line, object);
      }
    } catch (JsonProcessingException e) {
      return broken(line, object);
    }
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i] == null ? Cell.absent() : cells[i];
    }
    return new TableRow(line, Arrays.asList(cells), Problem.NONE);
  }

  private static TableRow broken(long line, String object) {
    return TableRow.of(line, List.of(object), Problem.BROKEN_JSON);
  }

  private static Cell cell(JsonParser parser, String object) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> Cell.text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Cell(parser.getText(), Cell.Kind.NUMBER);
      case VALUE_TRUE, VALUE_FALSE -> new Cell(parser.getText(), Cell.Kind.TRUTH);
      case START_OBJECT, START_ARRAY -> {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getCharOffset();
        yield new Cell(object.substring(start, end), Cell.Kind.JSON);
      }
      default -> Cell.absent();
    };
  }

  private static Map<String, Integer> names(Path file, TextEncoding encoding) throws IOException {
    Map<String, Integer> names = new LinkedHashMap<>();
    try (CountingStream bytes = CountingStream.of(file, encoding.markLength())) {
      LineMemory text = lines(bytes, encoding);
      while (text.more()) {
        String line = text.takeLine();
        if (!line.isBlank() && line.length() <= MAX_FIELD) {
          addNames(names, line);
        }
        if (names.size() > MAX_COLUMNS) {
          throw new CliException(ExitCode.INPUT, "input.json.names", file, MAX_COLUMNS);
        }
      }
    }
    if (names.isEmpty()) {
      throw new CliException(ExitCode.INPUT, "input.json.empty", file);
    }
    return names;
  }

  private static void addNames(Map<String, Integer> names, String object) throws IOException {
    List<String> found = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(object)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        found.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (JsonProcessingException e) {
      // A row with a problem, told when it is read: its names are no columns.
      return;
    }
    found.forEach(name -> names.putIfAbsent(name, names.size()));
  }

  private static LineMemory lines(CountingStream bytes, TextEncoding encoding) {
    return new LineMemory(new InputStreamReader(bytes, encoding.charset()), 4 * MAX_FIELD);
  }
}
