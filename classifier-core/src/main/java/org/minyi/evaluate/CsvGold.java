package org.minyi.evaluate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads labelled messages as CSV with a header. */
final class CsvGold {
  private static final Pattern CODE_SEPARATOR = Pattern.compile("[\\s,;|，；、]+");

  /** By a column that {@code minyi tag} writes, the one that says how sure the model was. */
  private static final Map<String, String> SURENESS =
      Map.of(
          "性质", "性质置信度",
          "nature", "nature confidence",
          "紧急", "紧急概率",
          "urgent", "urgent probability");

  private CsvGold() {}

  private enum Field {
    ID("id", "编号", "留言编号"),
    GROUP("group", "分组"),
    TITLE("title", "subject", "标题", "主题", "留言标题", "留言主题"),
    BODY("content", "body", "text", "内容", "正文", "文本", "留言内容", "留言详情", "诉求内容"),
    CODE("code", "label", "编码", "代码", "标签", "标签编码", "标签代码", "分类编码"),
    ALT("alt"),
    ALSO("also"),
    NATURE("nature", "性质", "诉求性质", "留言性质"),
    URGENT("urgent", "紧急", "是否紧急"),
    SOURCE("source", "来源");

    private final List<String> names;

    Field(String... names) {
      this.names = List.of(names);
    }

    /** The column of this field, or -1. */
    int column(List<String> header) {
      for (String name : names) {
        for (int i = 0; i < header.size(); i++) {
          if (header.get(i).strip().toLowerCase(Locale.ROOT).equals(name)) {
            return i;
          }
        }
      }
      return -1;
    }
  }

  /** Whether a file is CSV, by its name. */
  static boolean isNamedBy(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /** What a header must have. */
  private enum Column {
    ID("id", Field.ID),
    CODE("code", Field.CODE),
    TEXT("title or text", Field.BODY, Field.TITLE);

    private final String what;

    /** Any of these will do. */
    private final List<Field> fields;

    Column(String what, Field... fields) {
      this.what = what;
      this.fields = List.of(fields);
    }
  }

  /**
   * Reads a file.
   *
   * @param labelled whether it must have a column of codes
   */
  static void read(
      String name,
      BufferedReader reader,
      GoldRowHandler handler,
      Consumer<BadRow> badRows,
      boolean labelled)
      throws IOException {
    List<Column> required = labelled ? List.of(Column.CODE, Column.TEXT) : List.of(Column.TEXT);
    read(name, reader, handler, badRows, required);
  }

  /** Reads labels without texts. */
  static void readLabels(
      String name, BufferedReader reader, GoldRowHandler handler, Consumer<BadRow> badRows)
      throws IOException {
    read(name, reader, handler, badRows, List.of(Column.ID, Column.CODE));
  }

  private static void read(
      String name,
      BufferedReader reader,
      GoldRowHandler handler,
      Consumer<BadRow> badRows,
      List<Column> required)
      throws IOException {
    skipByteOrderMark(reader);
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(reader)) {
      Iterator<CsvRecord> records = csv.iterator();
      List<String> header = records.hasNext() ? records.next().getFields() : List.of();
      int[] columns = columns(name, header, required);
      while (records.hasNext()) {
        CsvRecord row = records.next();
        if (row.getFieldCount() == header.size()) {
          handler.row(row.getStartingLineNumber(), row(row.getFields(), columns));
        } else {
          badRows.accept(
              new BadRow(
                  row.getStartingLineNumber(),
                  "expected "
                      + header.size()
                      + " fields as in the header, found "
                      + row.getFieldCount()));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new GoldFormatException(name + ": not valid CSV: " + e.getMessage(), e);
    }
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  private static int[] columns(String name, List<String> header, List<Column> required)
      throws GoldFormatException {
    List<String> people = header.stream().map(head -> isTaggers(header, head) ? "" : head).toList();
    int[] columns = new int[Field.values().length];
    for (Field field : Field.values()) {
      columns[field.ordinal()] = field.column(people);
    }
    for (Column column : required) {
      if (column.fields.stream().allMatch(field -> columns[field.ordinal()] < 0)) {
        throw new GoldFormatException(
            name
                + ": no "
                + column.what
                + " column in the header; found "
                + header
                + ", expected one of "
                + column.fields.get(0).names
                + "; rename the column",
            null);
      }
    }
    return columns;
  }

  /**
   * Whether a column is what {@code minyi tag} wrote, which nobody checked: it stands beside how
   * sure the model was. Where the tagged file had a column of that name, both got other names.
   */
  private static boolean isTaggers(List<String> header, String name) {
    String sureness = SURENESS.get(name.strip().toLowerCase(Locale.ROOT));
    return sureness != null
        && header.stream().anyMatch(other -> other.strip().equalsIgnoreCase(sureness));
  }

  private static GoldFields.Row row(List<String> fields, int[] columns) {
    return new GoldFields.Row(
        get(fields, columns, Field.ID),
        get(fields, columns, Field.GROUP),
        get(fields, columns, Field.TITLE),
        get(fields, columns, Field.BODY),
        get(fields, columns, Field.CODE),
        codes(get(fields, columns, Field.ALT)),
        codes(get(fields, columns, Field.ALSO)),
        get(fields, columns, Field.NATURE),
        get(fields, columns, Field.URGENT),
        get(fields, columns, Field.SOURCE));
  }

  private static String get(List<String> fields, int[] columns, Field field) {
    int column = columns[field.ordinal()];
    return column < 0 ? "" : fields.get(column);
  }

  private static List<String> codes(String value) {
    List<String> codes = new ArrayList<>();
    for (String code : CODE_SEPARATOR.split(value)) {
      if (!code.isEmpty()) {
        codes.add(code);
      }
    }
    return codes;
  }
}
