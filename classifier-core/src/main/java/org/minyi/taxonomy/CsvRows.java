package org.minyi.taxonomy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minyi.taxonomy.TaxonomyProblem.Kind;

/** The rows of a taxonomy in CSV. */
final class CsvRows {
  private static final Pattern KEYWORD_SEPARATOR = Pattern.compile("[;；、]");

  private enum Column {
    CODE("代码", true),
    NAME("名称", true),
    PARENT("上级", true),
    DEFINITION("定义", true),
    KEYWORDS("关键词", true),
    EXCLUDES("不含", false);

    final String english = name().toLowerCase(Locale.ROOT);
    final String chinese;
    final boolean required;

    Column(String chinese, boolean required) {
      this.chinese = chinese;
      this.required = required;
    }

    boolean isNamed(String header) {
      return header.equals(english) || header.equals(chinese);
    }
  }

  private final List<TagRow> rows = new ArrayList<>();
  private final List<TaxonomyProblem> problems = new ArrayList<>();
  private final Map<Column, Integer> positions = new EnumMap<>(Column.class);
  private int width;

  private CsvRows() {}

  static TaxonomyReader.Rows of(String text) {
    CsvRows reading = new CsvRows();
    long line = 0;
    // Rows of the wrong width are reported here, with the others, and do not end the reading.
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord record : records) {
        line = record.getStartingLineNumber();
        if (reading.width > 0) {
          reading.readRow(record);
        } else if (!reading.readHeader(record)) {
          break;
        }
      }
    } catch (CsvParseException e) {
      reading.problems.add(TaxonomyProblem.of(Kind.BAD_CSV, line + 1, "", reason(e)));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string does not fail
    }
    return new TaxonomyReader.Rows(reading.rows, reading.problems);
  }

  /** FastCSV says where in its message and what in the cause. */
  private static String reason(CsvParseException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  /** Whether rows can be read by this header. */
  private boolean readHeader(CsvRecord record) {
    List<String> found = record.getFields().stream().map(String::strip).toList();
    width = found.size();
    for (int i = 0; i < width; i++) {
      String header = found.get(i).toLowerCase(Locale.ROOT);
      for (Column column : Column.values()) {
        if (column.isNamed(header)) {
          Integer first = positions.putIfAbsent(column, i);
          if (first != null) {
            add(Kind.DUPLICATE_COLUMN, record, "", found.get(first), found.get(i));
          }
        }
      }
    }
    for (Column column : Column.values()) {
      if (column.required && !positions.containsKey(column)) {
        List<String> nearest =
            Stream.of(column.english, column.chinese)
                .flatMap(name -> Suggestions.nearest(name, found).stream())
                .toList();
        add(
            Kind.MISSING_COLUMN,
            record,
            "",
            column.english,
            column.chinese,
            found.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", ")),
            Suggestions.chinese(nearest),
            Suggestions.english(nearest));
      }
    }
    return problems.isEmpty();
  }

  private void readRow(CsvRecord record) {
    List<String> fields = record.getFields();
    if (fields.stream().allMatch(String::isBlank)) {
      return; // what spreadsheets leave below a table
    }
    String code = field(fields, Column.CODE);
    boolean extra = fields.stream().skip(width).anyMatch(field -> !field.isBlank());
    // Excel leaves out trailing empty fields, so that only what must be there can be missed.
    boolean missing = fields.size() <= positions.get(Column.PARENT);
    if (extra || missing) {
      add(Kind.BAD_ROW, record, code, width, fields.size());
    }
    rows.add(
        new TagRow(
            record.getStartingLineNumber(),
            code,
            field(fields, Column.NAME),
            field(fields, Column.PARENT),
            null,
            multiline(field(fields, Column.DEFINITION)),
            keywords(field(fields, Column.KEYWORDS)),
            multiline(field(fields, Column.EXCLUDES))));
  }

  private String field(List<String> fields, Column column) {
    Integer position = positions.get(column);
    return position == null || position >= fields.size() ? "" : fields.get(position).strip();
  }

  private static String multiline(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static List<String> keywords(String field) {
    return KEYWORD_SEPARATOR
        .splitAsStream(field)
        .map(String::strip)
        .filter(keyword -> !keyword.isEmpty())
        .toList();
  }

  private void add(Kind kind, CsvRecord record, String code, Object... details) {
    problems.add(TaxonomyProblem.of(kind, record.getStartingLineNumber(), code, details));
  }
}
