package org.minyi.cli.report.tagged;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.minyi.cli.report.Page;
import org.minyi.cli.report.PageJson;
import org.minyi.cli.table.WholeFile;

/**
 * The report as JSON: first, while they are read, where each row was counted, then all figures.
 * Holds no message text. Not thread-safe.
 */
final class RowTrace implements AutoCloseable {
  private final Path target;
  private final WholeFile file;
  private final JsonGenerator json;

  RowTrace(Path target, List<String> files, List<String> groups) {
    this.target = target;
    this.file = WholeFile.to(target);
    try {
      json = new JsonFactory().createGenerator(file.writer());
      json.writeStartObject();
      strings("files", files);
      strings("groups", groups);
      json.writeArrayFieldStart("rows");
    } catch (IOException e) {
      file.close();
      throw WholeFile.unwritable(target, e);
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** Notes a row: its file by number from 0, its line, and what it was counted under. */
  void row(TaggedRow row, Tally.Counted counted, TagTree tree) {
    try {
      json.writeRaw('\n');
      json.writeStartObject();
      json.writeNumberField("file", row.file());
      json.writeNumberField("line", row.line());
      if (counted.day().isPresent()) {
        json.writeStringField("date", counted.day().get().toString());
      }
      if (counted.node() >= 0) {
        json.writeStringField("code", tree.nodes().get(counted.node()).code());
      }
      if (!row.nature().isEmpty()) {
        json.writeStringField("nature", row.nature());
      }
      if (row.urgent().isPresent()) {
        json.writeBooleanField("urgent", row.urgent().get());
      }
      if (!row.groups().isEmpty()) {
        strings("groups", row.groups());
      }
      if (!counted.leftOut().isEmpty()) {
        strings(
            "leftOut",
            counted.leftOut().stream().map(r -> r.name().toLowerCase(Locale.ROOT)).toList());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
  }

  /** Adds the figures and lets the file appear. */
  void commit(Page page) {
    try {
      json.writeEndArray();
      PageJson.write(page, json);
      json.writeEndObject();
      json.flush();
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
    file.commit();
  }

  @Override
  public void close() {
    file.close();
  }
}
