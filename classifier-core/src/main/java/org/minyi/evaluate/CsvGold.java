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
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.minyi.evaluate.GoldProblem.Kind;

/** Reads labelled messages as CSV with a header. */
final class CsvGold {
  private static final Pattern CODE_SEPARATOR = Pattern.compile("[\\s,;|，；、]+");

  private CsvGold() {}

  /** Whether a file is CSV, by its name. */
  static boolean isNamedBy(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /** What a header must have. */
  private enum Column {
    ID(Kind.NO_ID_COLUMN, GoldField.ID),
    CODE(Kind.NO_CODE_COLUMN, GoldField.CODE),
    TEXT(Kind.NO_TEXT_COLUMN, GoldField.BODY, GoldField.TITLE);

    private final Kind missing;

    /** Any of these will do. */
    private final List<GoldField> fields;

    Column(Kind missing, GoldField... fields) {
      this.missing = missing;
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
      GoldColumns columns = columns(header, required);
      while (records.hasNext()) {
        CsvRecord row = records.next();
        if (row.getFieldCount() == header.size()) {
          handler.row(
              row.getStartingLineNumber(),
              GoldFields.Row.of(columns, new Fields(row.getFields(), columns)));
        } else {
          badRows.accept(
              new BadRow(
                  row.getStartingLineNumber(),
                  GoldProblem.of(Kind.FIELDS, header.size(), row.getFieldCount())));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new GoldFormatException(name, GoldProblem.of(Kind.BAD_CSV, e.getMessage()), e);
    } catch (BadRowException e) {
      // Only the header's: no field of a row of texts can be of a wrong type.
      throw new GoldFormatException(name, e.problem(), null);
    }
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  private static GoldColumns columns(List<String> header, List<Column> required)
      throws BadRowException {
    if (header.isEmpty()) {
      throw new BadRowException(Kind.NO_HEADER);
    }
    GoldColumns columns = GoldColumns.of(header);
    for (Column column : required) {
      if (column.fields.stream().noneMatch(columns::has)) {
        throw new BadRowException(
            column.missing, columns.shown(), String.join(", ", column.fields.get(0).names()));
      }
    }
    return columns;
  }

  private record Fields(List<String> cells, GoldColumns columns) implements GoldFields.Cells {
    @Override
    public String text(GoldField field) {
      return columns.has(field) ? cells.get(columns.place(field)) : "";
    }

    @Override
    public List<String> codes(GoldField field) {
      List<String> codes = new ArrayList<>();
      for (String code : CODE_SEPARATOR.split(text(field))) {
        if (!code.isEmpty()) {
          codes.add(code);
        }
      }
      return codes;
    }
  }
}
