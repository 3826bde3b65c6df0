package org.minyi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.minyi.text.Message;

/** A line of a stream of messages: a JSON object with the message and other fields. */
final class StreamedMessage {
  /** Why a line holds no message. */
  enum Problem {
    /** It is longer than {@link MessageStream#LONGEST_LINE}. */
    TOO_LONG,
    /** Its bytes are not UTF-8. */
    NOT_UTF8,
    /** It is not one JSON value, or an object names a field twice. */
    NOT_JSON,
    /** It is JSON, but not an object. */
    NOT_OBJECT,
    /** It has neither a title nor a content. */
    NO_TEXT,
    /** The content is there under more than one name. */
    TWO_CONTENTS,
    /** A title or a content is neither a string nor null. */
    NOT_A_STRING
  }

  /** Says that a line holds no message, and nothing of what it holds instead. */
  static final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    BadLineException(Problem problem) {
      super(problem.name(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Numbers are given back as they were.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final ObjectNode fields;

  private StreamedMessage(ObjectNode fields) {
    this.fields = fields;
  }

  /**
   * Reads a line.
   *
   * @return empty for a blank line
   * @throws BadLineException if it is not UTF-8 or no JSON object
   */
  static Optional<StreamedMessage> read(byte[] line) throws BadLineException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw new BadLineException(Problem.NOT_UTF8);
    }
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(BYTE_ORDER_MARK.length());
    }
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      if (JSON.readTree(text) instanceof ObjectNode fields) {
        return Optional.of(new StreamedMessage(fields));
      }
    } catch (JsonProcessingException e) {
      throw new BadLineException(Problem.NOT_JSON);
    }
    throw new BadLineException(Problem.NOT_OBJECT);
  }

  /** Copies the fields of these names, where they are there. */
  void copy(List<String> names, ObjectNode target) {
    names.stream().filter(fields::has).forEach(name -> target.set(name, fields.get(name)));
  }

  /**
   * The message.
   *
   * @param title the name of the field with the title
   * @param contents the names that the field with the content may have
   */
  Message message(String title, List<String> contents) throws BadLineException {
    Optional<String> subject = text(title);
    Optional<String> content = Optional.empty();
    for (String name : contents) {
      Optional<String> found = text(name);
      if (found.isPresent() && content.isPresent()) {
        throw new BadLineException(Problem.TWO_CONTENTS);
      }
      content = content.or(() -> found);
    }
    if (subject.isEmpty() && content.isEmpty()) {
      throw new BadLineException(Problem.NO_TEXT);
    }
    return new Message(subject.orElse(""), content.orElse(""));
  }

  private Optional<String> text(String name) throws BadLineException {
    JsonNode field = fields.path(name);
    if (field.isMissingNode() || field.isNull()) {
      return Optional.empty();
    }
    if (!field.isTextual()) {
      throw new BadLineException(Problem.NOT_A_STRING);
    }
    return Optional.of(field.textValue());
  }
}
