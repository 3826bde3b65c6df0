package org.minyi.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.minyi.taxonomy.TaxonomyProblem.Kind;

/** The rows of a taxonomy in JSON Lines. */
final class JsonLinesRows {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Excerpts of the line belong in no message.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build()
          .readerFor(JsonNode.class);

  /** Jackson's way to say where; the line is known better here. */
  private static final Pattern LOCATION = Pattern.compile(" \\(start marker at .*|(?s)\\n.*");

  private final List<TagRow> rows = new ArrayList<>();
  private final List<TaxonomyProblem> problems = new ArrayList<>();

  private JsonLinesRows() {}

  static TaxonomyReader.Rows of(String text) {
    JsonLinesRows reading = new JsonLinesRows();
    long number = 0;
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      number++;
      String line = text.substring(start, end);
      if (!line.isBlank()) {
        reading.readLine(number, line);
      }
      start = end + 1;
    }
    return new TaxonomyReader.Rows(reading.rows, reading.problems);
  }

  private void readLine(long number, String line) {
    JsonNode object;
    try {
      object = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      problems.add(TaxonomyProblem.of(Kind.BAD_JSON, number, "", reason(e)));
      return;
    }
    if (!object.isObject()) {
      problems.add(TaxonomyProblem.of(Kind.BAD_JSON, number, "", found(object)));
      return;
    }
    new Fields(number, object).read();
  }

  private static String reason(JsonProcessingException e) {
    String what = LOCATION.matcher(e.getOriginalMessage()).replaceAll("");
    return e.getLocation() == null ? what : what + ", column " + e.getLocation().getColumnNr();
  }

  /** Names the type only: the value may be long. */
  private static String found(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  /** One object's fields; a field of the wrong type is a problem and reads as missing. */
  private final class Fields {
    private final long line;
    private final JsonNode object;
    private final String code;

    Fields(long line, JsonNode object) {
      this.line = line;
      this.object = object;
      JsonNode value = object.path("code");
      this.code = value.isTextual() ? value.textValue().strip() : "";
    }

    void read() {
      text("code");
      String parent = object.hasNonNull("parent") ? text("parent") : null;
      rows.add(
          new TagRow(
              line,
              code,
              text("name"),
              parent,
              level(),
              text("definition"),
              keywords(),
              text("excludes")));
    }

    private String text(String field) {
      JsonNode value = object.path(field);
      if (!value.isTextual() && object.hasNonNull(field)) {
        bad(field, "字符串", "a string", value);
      }
      return value.isTextual() ? value.textValue().strip() : "";
    }

    private Integer level() {
      JsonNode value = object.path("level");
      if (value.isInt()) {
        return value.intValue();
      }
      if (object.hasNonNull("level")) {
        bad("level", "整数", "an integer", value);
      }
      return null;
    }

    private List<String> keywords() {
      JsonNode values = object.path("keywords");
      List<String> keywords = new ArrayList<>();
      boolean good = values.isArray() || !object.hasNonNull("keywords");
      for (JsonNode value : values) {
        good &= value.isTextual();
        keywords.add(value.asText().strip());
      }
      if (!good) {
        bad("keywords", "字符串数组", "a list of strings", values);
        return List.of();
      }
      return keywords;
    }

    private void bad(String field, String chinese, String english, JsonNode value) {
      problems.add(
          TaxonomyProblem.of(Kind.BAD_FIELD, line, code, field, chinese, english, found(value)));
    }
  }
}
