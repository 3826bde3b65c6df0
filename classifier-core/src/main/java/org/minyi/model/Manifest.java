package org.minyi.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The manifest as JSON and as objects.
 *
 * @param content the caller's part, without the list of arrays
 * @param arrays in file order; their offsets follow one another
 */
record Manifest(ObjectNode content, List<ArrayEntry> arrays) {
  static final String ARRAYS = "arrays";

  private static final Set<String> ENTRY_KEYS =
      Set.of("name", "type", "shape", "offset", "length", "crc32c");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxTokenCount(250_000)
                          .maxStringLength(1 << 20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // Double.toString differs between Java 17 and 19; Jackson's writer does not.
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  // Written bare, NaN is no JSON, and the writer's own check refuses it.
                  .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                  .build())
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Writes the JSON, keys sorted, in UTF-8. */
  byte[] toJson() throws JsonProcessingException {
    ObjectNode root = content.deepCopy();
    ArrayNode list = root.putArray(ARRAYS);
    for (ArrayEntry entry : arrays) {
      ObjectNode node = list.addObject();
      node.put("name", entry.name());
      node.put("type", entry.type().toString());
      ArrayNode shape = node.putArray("shape");
      entry.shape().dimensions().forEach(shape::add);
      node.put("offset", entry.offset());
      node.put("length", entry.length());
      node.put("crc32c", entry.crc32c());
    }
    return MAPPER.writeValueAsBytes(root);
  }

  /** Reads and checks the JSON of an untrusted file. */
  static Manifest parse(byte[] json, String source) throws ModelFormatException {
    JsonNode root;
    // A reader instead of the bytes: Jackson would guess UTF-16 or UTF-32 and read those, too.
    try (InputStreamReader reader =
        new InputStreamReader(
            new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder())) {
      root = MAPPER.readTree(reader);
    } catch (CharacterCodingException e) {
      throw broken(source, "the manifest is not UTF-8");
    } catch (JsonProcessingException e) {
      throw broken(
          source,
          "the manifest is no valid JSON at character %d: %s"
              .formatted(
                  e.getLocation() == null ? 0 : e.getLocation().getCharOffset(),
                  printable(e.getOriginalMessage())));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
    if (!(root instanceof ObjectNode object)) {
      throw broken(source, "the manifest is not a JSON object");
    }
    if (!(object.remove(ARRAYS) instanceof ArrayNode list)) {
      throw broken(source, "the manifest has no list 'arrays'");
    }
    if (list.size() > Layout.MAX_ARRAYS) {
      throw broken(
          source,
          "the manifest lists %d arrays, expected at most %d"
              .formatted(list.size(), Layout.MAX_ARRAYS));
    }
    List<ArrayEntry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long offset = 0;
    for (JsonNode node : list) {
      String place = "arrays[" + entries.size() + "] of the manifest";
      ArrayEntry entry;
      try {
        entry = entry(node, offset);
      } catch (IllegalArgumentException e) {
        throw broken(source, place + ": " + e.getMessage());
      }
      if (!names.add(entry.name())) {
        throw broken(source, place + ": the name '" + entry.name() + "' was used before");
      }
      entries.add(entry);
      offset = entry.paddedEnd();
    }
    return new Manifest(object, List.copyOf(entries));
  }

  /** Bytes of the data section, padding included. */
  long dataLength() {
    return arrays.isEmpty() ? 0 : arrays.get(arrays.size() - 1).paddedEnd();
  }

  private static ArrayEntry entry(JsonNode node, long expectedOffset) {
    requireKeys(node);
    String name = node.get("name").isTextual() ? node.get("name").textValue() : "";
    if (!ArrayEntry.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a name of 1 to 128 characters of A-Z a-z 0-9 . _ - /, found "
              + printable(node.get("name").toString()));
    }
    ArrayType type =
        ArrayType.named(node.get("type").textValue())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "array '%s': unknown type %s; known are %s"
                            .formatted(
                                name,
                                printable(node.get("type").toString()),
                                List.of(ArrayType.values()))));
    Shape shape;
    try {
      shape = shape(node.get("shape"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("array '" + name + "': shape: " + e.getMessage());
    }
    if (type == ArrayType.UTF8 && shape.dimensions().size() != 1) {
      throw new IllegalArgumentException(
          "array '%s': text has one dimension, found shape %s".formatted(name, shape));
    }
    long crc = integer(node, "crc32c", 0xFFFF_FFFFL);
    ArrayEntry entry = new ArrayEntry(name, type, shape, expectedOffset, crc);
    if (entry.length() > Layout.MAX_ARRAY_BYTES) {
      throw new IllegalArgumentException(
          "%s takes %d bytes, at most %d are possible"
              .formatted(entry, entry.length(), Layout.MAX_ARRAY_BYTES));
    }
    long length = integer(node, "length", Long.MAX_VALUE);
    if (length != entry.length()) {
      throw new IllegalArgumentException(
          "%s: expected length %d, found %d".formatted(entry, entry.length(), length));
    }
    long offset = integer(node, "offset", Long.MAX_VALUE);
    if (offset != expectedOffset) {
      throw new IllegalArgumentException(
          "%s: expected offset %d (arrays follow one another), found %d"
              .formatted(entry, expectedOffset, offset));
    }
    return entry;
  }

  private static void requireKeys(JsonNode node) {
    Set<String> keys = new HashSet<>();
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      keys.add(names.next());
    }
    if (!keys.equals(ENTRY_KEYS)) {
      throw new IllegalArgumentException(
          "expected an object with the keys crc32c, length, name, offset, shape, type, found "
              + printable(keys.isEmpty() ? node.toString() : keys.toString()));
    }
  }

  private static Shape shape(JsonNode node) {
    if (!(node instanceof ArrayNode list) || list.size() > Layout.MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "expected a list of 1 to %d integers, found %s"
              .formatted(Layout.MAX_DIMENSIONS, printable(node.toString())));
    }
    List<Integer> dimensions = new ArrayList<>();
    for (JsonNode dimension : list) {
      if (!dimension.isIntegralNumber() || !dimension.canConvertToInt()) {
        throw new IllegalArgumentException(
            "expected an integer from 0 to %d, found %s"
                .formatted(Integer.MAX_VALUE, printable(dimension.toString())));
      }
      dimensions.add(dimension.intValue());
    }
    return new Shape(dimensions);
  }

  private static long integer(JsonNode node, String key, long max) {
    JsonNode value = node.get(key);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > max) {
      throw new IllegalArgumentException(
          "%s: expected an integer from 0 to %d, found %s"
              .formatted(key, max, printable(value.toString())));
    }
    return value.longValue();
  }

  /** Short and without control characters: the text comes from the file and goes to a screen. */
  private static String printable(String text) {
    String cut = text.length() > 200 ? text.substring(0, 200) + "..." : text;
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]+", " ");
  }

  private static ModelFormatException broken(String source, String problem) {
    return new ModelFormatException(source, problem, ModelFormatException.REPLACE);
  }
}
