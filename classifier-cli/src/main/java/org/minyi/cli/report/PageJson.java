package org.minyi.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.Table.Column;
import org.minyi.cli.report.Table.Row;

/** Writes the tables of a page as JSON, for programs. */
public final class PageJson {
  private PageJson() {}

  /**
   * Writes the fields {@code title}, {@code subtitle}, {@code notices} and {@code tables} into an
   * object that is begun. A table is an array of objects with the keys of its columns; a number
   * with an interval is {@code value}, {@code low}, {@code high}; of a tree, every row says its
   * {@code level}. What a table has no value for is null.
   */
  public static void write(Page page, JsonGenerator json) throws IOException {
    json.writeStringField("title", page.title());
    json.writeStringField("subtitle", page.subtitle());
    json.writeArrayFieldStart("notices");
    for (String notice : page.notices()) {
      json.writeString(notice);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("tables");
    for (Section section : page.sections()) {
      for (Table table : section.tables()) {
        json.writeArrayFieldStart(table.id());
        for (Row row : table.rows()) {
          write(table, row, json);
        }
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  private static void write(Table table, Row row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (table.tree()) {
      json.writeNumberField("level", row.depth() + 1);
    }
    for (int i = 0; i < row.cells().size(); i++) {
      Column column = table.columns().get(i);
      json.writeFieldName(column.key());
      write(row.cells().get(i), column.kind(), json);
    }
    json.writeEndObject();
  }

  private static void write(Cell cell, Table.Kind kind, JsonGenerator json) throws IOException {
    if (cell.equals(Cell.NONE) && kind != Table.Kind.TEXT && kind != Table.Kind.CODE) {
      json.writeNull();
    } else if (cell instanceof Cell.Text text) {
      json.writeString(text.text());
    } else if (cell instanceof Cell.Count count) {
      json.writeNumber(count.count());
    } else if (cell instanceof Cell.Day day) {
      json.writeString(day.day().toString());
    } else if (cell instanceof Cell.Value value) {
      if (value.hasInterval()) {
        json.writeStartObject();
        number("value", value.value(), json);
        number("low", value.low(), json);
        number("high", value.high(), json);
        json.writeEndObject();
      } else {
        json.writeNumber(value.value());
      }
    } else if (cell instanceof Cell.Changed changed) {
      json.writeStartObject();
      json.writeNumberField("before", changed.before());
      json.writeNumberField("after", changed.after());
      number("change", changed.change(), json);
      number("low", changed.low(), json);
      number("high", changed.high(), json);
      number("p", changed.p(), json);
      json.writeStringField("verdict", changed.verdict().name().toLowerCase(java.util.Locale.ROOT));
      json.writeEndObject();
    }
  }

  /** JSON has neither NaN nor infinity. */
  private static void number(String name, double value, JsonGenerator json) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }
}
