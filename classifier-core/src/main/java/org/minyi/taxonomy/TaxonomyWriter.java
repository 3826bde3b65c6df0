package org.minyi.taxonomy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes taxonomies. The same taxonomy always gives the same characters; lines end in a line feed.
 */
public final class TaxonomyWriter {
  /** A format to write. */
  public enum Format {
    /** {@code code,name,parent,definition,keywords,excludes}, as {@link TaxonomyReader} reads. */
    CSV,
    /** One object a tag and line, as {@link TaxonomyReader} reads. */
    JSON_LINES,
    /** One object with version, checksum and the nested tree of tags. */
    JSON,
    /** A SKOS concept scheme in RDF Turtle. */
    SKOS
  }

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private TaxonomyWriter() {}

  /**
   * Writes in a format. CSV and JSON Lines, read again, give a taxonomy of the same checksum.
   *
   * @param out flushed at the end, not closed; encode it in UTF-8
   * @throws IOException if it cannot be written to
   */
  public static void write(Taxonomy taxonomy, Format format, Writer out) throws IOException {
    switch (format) {
      case CSV -> writeCsv(taxonomy, out);
      case JSON_LINES -> writeJsonLines(taxonomy, out);
      case JSON -> writeJson(taxonomy, out);
      case SKOS -> SkosTurtle.write(taxonomy, out);
      default -> throw new AssertionError(format);
    }
    out.flush();
  }

  private static void writeCsv(Taxonomy taxonomy, Writer out) throws IOException {
    // Not closed, for it would close the caller's writer.
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord("code", "name", "parent", "definition", "keywords", "excludes");
    for (Tag tag : taxonomy.tags()) {
      csv.writeRecord(
          tag.code(),
          tag.name(),
          tag.parent(),
          tag.definition(),
          String.join(";", tag.keywords()),
          tag.excludes());
    }
    csv.flush();
  }

  private static void writeJsonLines(Taxonomy taxonomy, Writer out) throws IOException {
    for (Tag tag : taxonomy.tags()) {
      try (JsonGenerator json = generator(out)) {
        json.writeStartObject();
        json.writeStringField("code", tag.code());
        json.writeNumberField("level", tag.level());
        json.writeStringField("parent", tag.parent());
        writeTexts(json, tag);
        json.writeEndObject();
      }
      out.write('\n');
    }
  }

  private static void writeJson(Taxonomy taxonomy, Writer out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      DefaultIndenter lineFeeds = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lineFeeds));
      json.writeStartObject();
      json.writeStringField("version", taxonomy.version());
      json.writeStringField("checksum", taxonomy.checksum());
      writeTree(json, "tags", taxonomy, taxonomy.level(1));
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeTree(JsonGenerator json, String field, Taxonomy taxonomy, List<Tag> tags)
      throws IOException {
    if (tags.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(field);
    for (Tag tag : tags) {
      json.writeStartObject();
      json.writeStringField("code", tag.code());
      writeTexts(json, tag);
      writeTree(json, "children", taxonomy, taxonomy.children(tag.code()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Without what is empty. */
  private static void writeTexts(JsonGenerator json, Tag tag) throws IOException {
    json.writeStringField("name", tag.name());
    if (!tag.definition().isEmpty()) {
      json.writeStringField("definition", tag.definition());
    }
    if (!tag.keywords().isEmpty()) {
      json.writeArrayFieldStart("keywords");
      for (String keyword : tag.keywords()) {
        json.writeString(keyword);
      }
      json.writeEndArray();
    }
    if (!tag.excludes().isEmpty()) {
      json.writeStringField("excludes", tag.excludes());
    }
  }

  private static JsonGenerator generator(Writer out) throws IOException {
    return MAPPER
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }
}
