package org.minyi.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labels kept apart from the messages that they belong to, by the messages' ids: for texts that may
 * not be passed on together with what somebody made of them.
 *
 * <p>A file of labels is JSON Lines or, with the ending {@code .csv}, CSV with a header, in UTF-8:
 * {@code id}, {@code code} and, where wanted, {@code alt}, {@code also}, {@code nature} and {@code
 * urgent}, named as {@link GoldFile} describes. Codes and natures are checked when the labels meet
 * their messages. Immutable.
 */
public final class GoldLabels {
  /** No labels: messages keep their own. */
  public static final GoldLabels NONE = new GoldLabels("", "", Map.of());

  private final String name;
  private final String sha256;
  private final Map<String, GoldFields.Row> rows;

  private GoldLabels(String name, String sha256, Map<String, GoldFields.Row> rows) {
    this.name = name;
    this.sha256 = sha256;
    this.rows = rows;
  }

  /**
   * Reads a file of labels.
   *
   * @throws GoldFormatException if it is a workbook, is not UTF-8, a line is not a JSON object or
   *     has not as many fields as the header, lacks its id or code, or has the id of another
   * @throws IOException if it cannot be read
   */
  public static GoldLabels read(Path file) throws IOException {
    String name = file.getFileName().toString();
    Map<String, GoldFields.Row> rows = new HashMap<>();
    try (InputStream in = Files.newInputStream(file)) {
      Utf8Text text = new Utf8Text(name, in);
      text.read(reader -> readRows(name, reader, rows));
      return new GoldLabels(name, text.sha256(), Map.copyOf(rows));
    }
  }

  private static void readRows(String name, BufferedReader reader, Map<String, GoldFields.Row> rows)
      throws IOException {
    List<BadRow> bad = new ArrayList<>();
    GoldRowHandler handler =
        (line, row) -> {
          if (row.id().isEmpty() || row.label().code().isBlank()) {
            bad.add(new BadRow(line, GoldProblem.of(GoldProblem.Kind.NO_ID_OR_CODE)));
          } else if (rows.put(row.id(), row) != null) {
            bad.add(new BadRow(line, GoldProblem.of(GoldProblem.Kind.SAME_IDS)));
          }
        };
    if (CsvGold.isNamedBy(name)) {
      CsvGold.readLabels(name, reader, handler, bad::add);
    } else {
      JsonLinesGold.readLabels(reader, handler, bad::add);
    }
    if (!bad.isEmpty()) {
      throw new GoldFormatException(name, bad.get(0));
    }
  }

  /** The file's name without its folder. */
  public String name() {
    return name;
  }

  /** SHA-256 of the file's bytes, lower-case hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** How many messages have a label. */
  public int size() {
    return rows.size();
  }

  /** A row with the label that its id has here, which takes the place of its own. */
  GoldFields.Row label(GoldFields.Row row) {
    return Optional.ofNullable(rows.get(row.id())).map(row::withLabelOf).orElse(row);
  }
}
