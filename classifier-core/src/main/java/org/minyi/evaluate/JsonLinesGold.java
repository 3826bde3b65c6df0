package org.minyi.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.minyi.evaluate.GoldProblem.Kind;

/** Reads labelled messages as JSON Lines: one object a line, empty lines skipped. */
final class JsonLinesGold {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private final boolean withText;
  private GoldColumns lastColumns;

  private JsonLinesGold(boolean withText) {
    this.withText = withText;
  }

  static void read(BufferedReader reader, GoldRowHandler handler, Consumer<BadRow> badRows)
      throws IOException {
    new JsonLinesGold(true).readLines(reader, handler, badRows);
  }

  /** Reads labels without texts. */
  static void readLabels(BufferedReader reader, GoldRowHandler handler, Consumer<BadRow> badRows)
      throws IOException {
    new JsonLinesGold(false).readLines(reader, handler, badRows);
  }

  private void readLines(BufferedReader reader, GoldRowHandler handler, Consumer<BadRow> badRows)
      throws IOException {
    long number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (number == 1 && line.startsWith("\uFEFF")) {
        line = line.substring(1);
      }
      if (line.isBlank()) {
        continue;
      }
      try {
        handler.row(number, row(line));
      } catch (BadRowException e) {
        badRows.accept(new BadRow(number, e.problem()));
      }
    }
  }

  private GoldFields.Row row(String line) throws BadRowException {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      // Jackson's own message may quote the citizen's text.
      throw new BadRowException(Kind.NOT_JSON, Math.max(1, e.getLocation().getColumnNr()));
    }
    if (!node.isObject()) {
      throw new BadRowException(Kind.NO_OBJECT, type(node));
    }
    GoldColumns columns = columns(node);
    if (withText && !columns.has(GoldField.BODY) && !columns.has(GoldField.TITLE)) {
      throw new BadRowException(Kind.NO_TEXT);
    }
    return GoldFields.Row.of(columns, new Fields(node, columns));
  }

  /** Most lines have the fields of the line before. */
  private GoldColumns columns(JsonNode node) throws BadRowException {
    List<String> names =
        node.propertyStream()
            .filter(field -> !field.getValue().isNull())
            .map(Map.Entry::getKey)
            .toList();
    if (lastColumns == null || !lastColumns.header().equals(names)) {
      lastColumns = GoldColumns.of(names);
    }
    return lastColumns;
  }

  private record Fields(JsonNode node, GoldColumns columns) implements GoldFields.Cells {
    @Override
    public String text(GoldField field) throws BadRowException {
      if (!columns.has(field)) {
        return "";
      }
      JsonNode value = value(field);
      if (!value.isValueNode()) {
        throw new BadRowException(Kind.NO_SCALAR, columns.name(field), type(value));
      }
      return value.asText();
    }

    @Override
    public List<String> codes(GoldField field) throws BadRowException {
      if (!columns.has(field)) {
        return List.of();
      }
      JsonNode value = value(field);
      if (!value.isArray()) {
        throw new BadRowException(Kind.NO_ARRAY, columns.name(field), type(value));
      }
      List<String> codes = new ArrayList<>();
      for (JsonNode code : value) {
        codes.add(code.asText());
      }
      return codes;
    }

    private JsonNode value(GoldField field) {
      return node.path(columns.header().get(columns.place(field)));
    }
  }

  private static String type(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
