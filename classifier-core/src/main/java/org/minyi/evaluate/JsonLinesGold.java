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
import java.util.function.Consumer;

/** Reads labelled messages as JSON Lines: one object a line, empty lines skipped. */
final class JsonLinesGold {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private JsonLinesGold() {}

  static void read(BufferedReader reader, GoldRowHandler handler, Consumer<BadRow> badRows)
      throws IOException {
    read(reader, handler, badRows, true);
  }

  /** Reads labels without texts. */
  static void readLabels(BufferedReader reader, GoldRowHandler handler, Consumer<BadRow> badRows)
      throws IOException {
    read(reader, handler, badRows, false);
  }

  private static void read(
      BufferedReader reader, GoldRowHandler handler, Consumer<BadRow> badRows, boolean withText)
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
        handler.row(number, row(line, withText));
      } catch (BadRowException e) {
        badRows.accept(new BadRow(number, e.getMessage()));
      }
    }
  }

  private static GoldFields.Row row(String line, boolean withText) throws BadRowException {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      // Jackson's own message may quote the citizen's text.
      throw new BadRowException(
          "not valid JSON, at character " + Math.max(1, e.getLocation().getColumnNr()));
    }
    if (!node.isObject()) {
      throw new BadRowException("expected a JSON object, found " + node.getNodeType());
    }
    return new GoldFields.Row(
        text(node, "id"),
        text(node, "group"),
        text(node, "title"),
        withText ? body(node) : "",
        text(node, "code"),
        codes(node, "alt"),
        codes(node, "also"),
        text(node, "nature"),
        text(node, "urgent"),
        text(node, "source"));
  }

  private static String body(JsonNode node) throws BadRowException {
    for (String name : List.of("content", "body", "text")) {
      if (node.hasNonNull(name)) {
        return text(node, name);
      }
    }
    if (!node.hasNonNull("title")) {
      throw new BadRowException("no text: expected a field 'title', 'content', 'body' or 'text'");
    }
    return "";
  }

  /** The text of a scalar field, empty where it is missing or null. */
  private static String text(JsonNode node, String name) throws BadRowException {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isValueNode()) {
      throw new BadRowException(
          "field '" + name + "': expected text, found " + value.getNodeType());
    }
    return value.asText();
  }

  private static List<String> codes(JsonNode node, String name) throws BadRowException {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new BadRowException(
          "field '" + name + "': expected an array of codes, found " + value.getNodeType());
    }
    List<String> codes = new ArrayList<>();
    for (JsonNode code : value) {
      codes.add(code.asText());
    }
    return codes;
  }
}
