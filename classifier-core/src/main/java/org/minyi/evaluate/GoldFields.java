package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** Turns the fields of one row into a labelled message: the checks that all formats share. */
final class GoldFields {
  /** The code for a message that is no citizen matter. */
  private static final String NO_MATTER = "00";

  private static final Set<String> YES = Set.of("1", "true", "yes", "是");
  private static final Set<String> NO = Set.of("0", "false", "no", "否");

  private GoldFields() {}

  /** The raw fields of a row; text fields are empty, never null, where the row has none. */
  record Row(
      String id,
      String group,
      String title,
      String body,
      String code,
      List<String> alt,
      List<String> also,
      String nature,
      String urgent,
      String source) {

    /** The same message, labelled as another row says. */
    Row withLabelOf(Row label) {
      return new Row(
          id,
          group,
          title,
          body,
          label.code,
          label.alt,
          label.also,
          label.nature,
          label.urgent,
          source);
    }
  }

  static GoldMessage toMessage(long line, Row row, Taxonomy taxonomy) throws BadRowException {
    if (row.code().isBlank()) {
      throw new BadRowException("no code: expected a code of the taxonomy, or 00 for no matter");
    }
    return new GoldMessage(
        row.id().isEmpty() ? Long.toString(line) : row.id(),
        row.group(),
        new Message(row.title(), row.body()),
        known(row.code(), "code", taxonomy),
        known(row.alt(), "alt", taxonomy),
        known(row.also(), "also", taxonomy),
        nature(row.nature().strip()),
        urgent(row.urgent().strip()),
        row.source());
  }

  private static String nature(String nature) throws BadRowException {
    if (!nature.isEmpty() && !GoldMessage.NATURES.contains(nature)) {
      throw new BadRowException(
          "unknown nature '"
              + shorten(nature)
              + "' in field 'nature': expected one of "
              + String.join(", ", GoldMessage.NATURES)
              + ", or nothing");
    }
    return nature;
  }

  private static boolean urgent(String value) throws BadRowException {
    String folded = value.toLowerCase(Locale.ROOT);
    if (YES.contains(folded)) {
      return true;
    }
    if (folded.isEmpty() || NO.contains(folded)) {
      return false;
    }
    throw new BadRowException(
        "field 'urgent': expected 1 or 0 (or true, yes, 是; false, no, 否), found '"
            + shorten(value)
            + "'");
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
    throw new BadRowException(
        "unknown code '"
            + shorten(code)
            + "' in field '"
            + field
            + "': not in taxonomy version "
            + taxonomy.version()
            + leadingZeroHint(code, taxonomy));
  }

  /** Spreadsheets drop the zero of 01010101: the most likely cause of an unknown code. */
  private static String leadingZeroHint(String code, Taxonomy taxonomy) {
    return taxonomy.find("0" + code).isPresent()
        ? "; '0" + code + "' is: did a spreadsheet drop the leading zero?"
        : "";
  }

  private static String shorten(String code) {
    return code.length() <= 16 ? code : code.substring(0, 16) + "…";
  }
}
