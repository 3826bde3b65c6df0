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
      throw new ModelFormatException(source, ModelProblem.MANIFEST_NOT_UTF8);
    } catch (JsonProcessingException e) {
      throw new ModelFormatException(
          source,
          ModelProblem.MANIFEST_NOT_JSON,
          e.getLocation() == null ? 0 : e.getLocation().getCharOffset(),
          printable(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
    if (!(root instanceof ObjectNode object)) {
      throw new ModelFormatException(source, ModelProblem.MANIFEST_NO_OBJECT);
    }
    if (!(object.remove(ARRAYS) instanceof ArrayNode list)) {
      throw new ModelFormatException(source, ModelProblem.MANIFEST_NO_ARRAYS);
    }
    if (list.size() > Layout.MAX_ARRAYS) {
      throw new ModelFormatException(
          source, ModelProblem.TOO_MANY_ARRAYS, list.size(), Layout.MAX_ARRAYS);
    }
    List<ArrayEntry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long offset = 0;
    for (JsonNode node : list) {
      try {
        ArrayEntry entry = entry(node, offset);
        if (!names.add(entry.name())) {
          throw ClauseException.of("名称“%s”前面已用过", "the name '%s' was used before", entry.name());
        }
        offset = entry.paddedEnd();
        entries.add(entry);
      } catch (ClauseException e) {
        throw new ModelFormatException(source, ModelProblem.ENTRY, entries.size(), e.clause());
      }
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
      throw ClauseException.of(
          "名称应为 1 到 128 个字符，只用 A-Z a-z 0-9 . _ - /，实际是 %s",
          "expected a name of 1 to 128 characters of A-Z a-z 0-9 . _ - /, found %s",
          printable(node.get("name").toString()));
    }
    ArrayType type =
        ArrayType.named(node.get("type").textValue())
            .orElseThrow(
                () ->
                    ClauseException.of(
                        "数组“%s”：不认识的类型 %s；已知的有 %s",
                        "array '%s': unknown type %s; known are %s",
                        name,
                        printable(node.get("type").toString()),
                        List.of(ArrayType.values())));
    Shape shape;
    try {
      shape = shape(node.get("shape"));
    } catch (ClauseException e) {
      throw ClauseException.of("数组“%s”的形状：%s", "array '%s': shape: %s", name, e.clause());
    }
    if (type == ArrayType.UTF8 && shape.dimensions().size() != 1) {
      throw ClauseException.of(
          "数组“%s”：文字应有一个维度，实际形状是 %s",
          "array '%s': text has one dimension, found shape %s", name, shape);
    }
    long crc = integer(node, "crc32c", 0xFFFF_FFFFL);
    ArrayEntry entry = new ArrayEntry(name, type, shape, expectedOffset, crc);
    if (entry.length() > Layout.MAX_ARRAY_BYTES) {
      throw ClauseException.of(
          "%s占 %s 字节，最多只能有 %s 字节",
          "%s takes %s bytes, at most %s are possible",
          entry.clause(),
          entry.length(),
          Layout.MAX_ARRAY_BYTES);
    }
    long length = integer(node, "length", Long.MAX_VALUE);
    if (length != entry.length()) {
      throw ClauseException.of(
          "%s：长度应为 %s，实际是 %s",
          "%s: expected length %s, found %s", entry.clause(), entry.length(), length);
    }
    long offset = integer(node, "offset", Long.MAX_VALUE);
    if (offset != expectedOffset) {
      throw ClauseException.of(
          "%s：偏移应为 %s（数组前后相接），实际是 %s",
          "%s: expected offset %s (arrays follow one another), found %s",
          entry.clause(),
          expectedOffset,
          offset);
    }
    return entry;
  }

  private static void requireKeys(JsonNode node) {
    Set<String> keys = new HashSet<>();
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      keys.add(names.next());
    }
    if (!keys.equals(ENTRY_KEYS)) {
      throw ClauseException.of(
          "应为含有 crc32c、length、name、offset、shape、type 的对象，实际是 %s",
          "expected an object with the keys crc32c, length, name, offset, shape, type, found %s",
          printable(keys.isEmpty() ? node.toString() : keys.toString()));
    }
  }

  private static Shape shape(JsonNode node) {
    if (!(node instanceof ArrayNode list) || list.size() > Layout.MAX_DIMENSIONS) {
      throw ClauseException.of(
          "应为 1 到 %s 个整数的列表，实际是 %s",
          "expected a list of 1 to %s integers, found %s",
          Layout.MAX_DIMENSIONS,
          printable(node.toString()));
    }
    List<Integer> dimensions = new ArrayList<>();
    for (JsonNode dimension : list) {
      if (!dimension.isIntegralNumber() || !dimension.canConvertToInt()) {
        throw ClauseException.of(
            "应为 0 到 %s 的整数，实际是 %s",
            "expected an integer from 0 to %s, found %s",
            Integer.MAX_VALUE,
            printable(dimension.toString()));
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
      throw ClauseException.of(
          "%s：应为 0 到 %s 的整数，实际是 %s",
          "%s: expected an integer from 0 to %s, found %s", key, max, printable(value.toString()));
    }
    return value.longValue();
  }

  /** Short and without control characters: the text comes from the file and goes to a screen. */
  private static String printable(String text) {
    String cut = text.length() > 200 ? text.substring(0, 200) + "..." : text;
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]+", " ");
  }
}
