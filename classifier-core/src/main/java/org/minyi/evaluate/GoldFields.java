package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.minyi.evaluate.GoldProblem.Kind;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** Turns the fields of one row into a labelled message: the checks that all formats share. */
final class GoldFields {
  /** The code for a message that is no citizen matter. */
  private static final String NO_MATTER = "00";

  private static final Set<String> YES = Set.of("1", "true", "yes", "是");
  private static final Set<String> NO = Set.of("0", "false", "no", "否");

  private static final int SHOWN_CHARS = 16;

  private GoldFields() {}

  /** The fields of a row as they stand in a format. */
  interface Cells {
    /** The text of a field, empty where the row has none. */
    String text(GoldField field) throws BadRowException;

    /** The codes of a field, none where the row has none. */
    List<String> codes(GoldField field) throws BadRowException;
  }

  /** The raw fields of a row; text fields are empty, never null, where the row has none. */
  record Row(String id, String group, String title, String body, String source, Label label) {

    static Row of(GoldColumns columns, Cells cells) throws BadRowException {
      return new Row(
          cells.text(GoldField.ID),
          cells.text(GoldField.GROUP),
          cells.text(GoldField.TITLE),
          cells.text(GoldField.BODY),
          cells.text(GoldField.SOURCE),
          new Label(
              cells.text(GoldField.CODE),
              cells.codes(GoldField.ALT),
              cells.codes(GoldField.ALSO),
              cells.text(GoldField.NATURE),
              cells.text(GoldField.URGENT),
              columns.hasTaggersCodes() && !cells.text(GoldField.MODEL).isBlank(),
              columns));
    }

    /** The same message, labelled as another row says. */
    Row withLabelOf(Row other) {
      return new Row(id, group, title, body, source, other.label);
    }
  }

  /**
   * What a row says of its message.
   *
   * @param byTagger whether the code stands where {@code minyi tag} wrote it, beside its model
   * @param columns what the fields are called
   */
  record Label(
      String code,
      List<String> alt,
      List<String> also,
      String nature,
      String urgent,
      boolean byTagger,
      GoldColumns columns) {}

  static GoldMessage toMessage(long line, Row row, Taxonomy taxonomy) throws BadRowException {
    Label label = row.label();
    if (label.code().isBlank()) {
      throw new BadRowException(Kind.NO_CODE);
    }
    GoldColumns columns = label.columns();
    return new GoldMessage(
        row.id().isEmpty() ? Long.toString(line) : row.id(),
        row.group(),
        new Message(row.title(), row.body()),
        known(label.code(), columns.name(GoldField.CODE), taxonomy),
        known(label.alt(), columns.name(GoldField.ALT), taxonomy),
        known(label.also(), columns.name(GoldField.ALSO), taxonomy),
        nature(label.nature().strip(), columns.name(GoldField.NATURE)),
        urgent(label.urgent().strip(), columns.name(GoldField.URGENT)),
        row.source());
  }

  private static String nature(String nature, String field) throws BadRowException {
    if (!nature.isEmpty() && !GoldMessage.NATURES.contains(nature)) {
      throw new BadRowException(
          Kind.UNKNOWN_NATURE, shorten(nature), field, String.join(", ", GoldMessage.NATURES));
    }
    return nature;
  }

  private static boolean urgent(String value, String field) throws BadRowException {
    String folded = value.toLowerCase(Locale.ROOT);
    if (YES.contains(folded)) {
      return true;
    }
    if (folded.isEmpty() || NO.contains(folded)) {
      return false;
    }
    throw new BadRowException(Kind.BAD_URGENCY, shorten(value), field);
  }

  private static List<String> known(List<String> codes, String field, Taxonomy taxonomy)
      throws BadRowException {
    List<String> result = new ArrayList<>();
    for (String raw : codes) {
      String code = known(raw, field, taxonomy);
      if (!code.isEmpty()) {
        result.add(code);
      }
    }
    return result;
  }

  private static String known(String raw, String field, Taxonomy taxonomy) throws BadRowException {
    String code = raw.strip();
    if (taxonomy.find(code).isPresent()) {
      return code;
    }
    if (code.equals(NO_MATTER)) {
      return "";
    }
    // Spreadsheets drop the zero of 01010101: the most likely cause of an unknown code.
    Kind kind = taxonomy.find("0" + code).isPresent() ? Kind.LOST_ZERO : Kind.UNKNOWN_CODE;
    throw new BadRowException(kind, shorten(code), field, taxonomy.version());
  }

  private static String shorten(String code) {
    return code.length() <= SHOWN_CHARS ? code : code.substring(0, SHOWN_CHARS) + "…";
  }
}
