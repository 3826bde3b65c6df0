package org.minyi.evaluate;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the names above a table, or in a JSON object, stands for which field. Immutable. */
final class GoldColumns {
  /** By a column that {@code minyi tag} writes, the one that says how sure the model was. */
  private static final Map<String, String> SURENESS =
      Map.of(
          "性质", "性质置信度",
          "nature", "nature confidence",
          "紧急", "紧急概率",
          "urgent", "urgent probability");

  /** The columns of codes that {@code minyi tag} writes. */
  private static final Set<String> TAGGERS_CODES = Set.of("标签代码", "tag code");

  private final List<String> header;
  private final Map<GoldField, Integer> places;

  private GoldColumns(List<String> header, Map<GoldField, Integer> places) {
    this.header = header;
    this.places = places;
  }

  /**
   * Finds the fields, whatever the case of their names.
   *
   * @throws BadRowException if two columns have the same name for a field, either of which might be
   *     the one that people filled
   */
  static GoldColumns of(List<String> header) throws BadRowException {
    List<String> plain =
        header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    Map<GoldField, Integer> places = new EnumMap<>(GoldField.class);
    for (GoldField field : GoldField.values()) {
      for (String name : field.names()) {
        int place = plain.indexOf(name);
        if (place >= 0 && !isTaggers(plain, name)) {
          if (plain.lastIndexOf(name) != place) {
            throw new BadRowException(GoldProblem.Kind.SAME_COLUMNS, header.get(place).strip());
          }
          places.put(field, place);
          break;
        }
      }
    }
    return new GoldColumns(List.copyOf(header), places);
  }

  /**
   * Whether a column is what {@code minyi tag} wrote, which nobody checked: it stands beside how
   * sure the model was. Where the tagged file had a column of that name, both got other names.
   */
  private static boolean isTaggers(List<String> header, String name) {
    String sureness = SURENESS.get(name);
    return sureness != null && header.contains(sureness);
  }

  boolean has(GoldField field) {
    return places.containsKey(field);
  }

  /** Where a field is in the header, which must have it. */
  int place(GoldField field) {
    return places.get(field);
  }

  /** What the file calls a field, or its usual name where it has none. */
  String name(GoldField field) {
    return has(field) ? header.get(place(field)).strip() : field.names().get(0);
  }

  /** Whether the codes are in the column to which {@code minyi tag} writes them. */
  boolean hasTaggersCodes() {
    return TAGGERS_CODES.contains(name(GoldField.CODE).toLowerCase(Locale.ROOT));
  }

  /** The header as it was given. */
  List<String> header() {
    return header;
  }

  /** All names, for people to read. */
  String shown() {
    return header.stream().map(String::strip).collect(Collectors.joining(", "));
  }
}
