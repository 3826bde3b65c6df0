package org.minyi.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minyi.classify.Classification;
import org.minyi.classify.Confidence;
import org.minyi.classify.Stop;
import org.minyi.cli.console.Messages;
import org.minyi.cli.table.SafeCell;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/** The columns that tagging adds to a table. Immutable. */
final class ResultColumns {
  static final int ALTERNATIVES = 3;

  private final Taxonomy taxonomy;
  private final Messages messages;

  ResultColumns(Taxonomy taxonomy, Messages messages) {
    this.taxonomy = taxonomy;
    this.messages = messages;
  }

  /**
   * The names of the columns; numbered together where one of them is taken, as when a result is
   * tagged again.
   */
  List<String> header(List<String> taken) {
    Set<String> names = new HashSet<>(taken);
    List<String> header = header("");
    for (int copy = 2; header.stream().anyMatch(names::contains); copy++) {
      header = header("_" + copy);
    }
    return header;
  }

  private List<String> header(String suffix) {
    List<String> header = new ArrayList<>();
    header.add(messages.get("column.code"));
    for (int level = 1; level <= taxonomy.depth(); level++) {
      header.add(messages.get("column.name", numeral(level)));
    }
    for (int level = 1; level <= taxonomy.depth(); level++) {
      header.add(messages.get("column.confidence", numeral(level)));
    }
    header.add(messages.get("column.stop"));
    for (int rank = 1; rank <= ALTERNATIVES; rank++) {
      header.add(messages.get("column.alternative", rank));
    }
    return header.stream().map(name -> name + suffix).toList();
  }

  /** A message's cells, as many as the header has. */
  List<String> cells(Classification result) {
    List<String> cells = new ArrayList<>();
    cells.add(SafeCell.code(result.code()));
    for (int level = 1; level <= taxonomy.depth(); level++) {
      cells.add(
          level <= result.level() ? SafeCell.text(name(result.path().get(level - 1).code())) : "");
    }
    for (int level = 1; level <= taxonomy.depth(); level++) {
      cells.add(level <= result.level() ? number(result.path().get(level - 1).confidence()) : "");
    }
    cells.add(result.stop() == Stop.LEAF ? "" : messages.get("stop." + result.stop()));
    List<Confidence> alternatives = alternatives(result);
    for (int rank = 0; rank < ALTERNATIVES; rank++) {
      cells.add(rank < alternatives.size() ? SafeCell.text(path(alternatives.get(rank))) : "");
    }
    return cells;
  }

  /** The best candidates other than the chosen path. */
  static List<Confidence> alternatives(Classification result) {
    return result.candidates().stream()
        .filter(candidate -> !candidate.code().equals(result.code()))
        .limit(ALTERNATIVES)
        .toList();
  }

  /** A code with the names on its path and its confidence. */
  String path(Confidence candidate) {
    List<String> names = taxonomy.path(candidate.code()).stream().map(Tag::name).toList();
    return candidate.code()
        + " "
        + String.join("/", names)
        + " ("
        + number(candidate.confidence())
        + ")";
  }

  private String name(String code) {
    return taxonomy.find(code).map(Tag::name).orElse("");
  }

  private String numeral(int level) {
    return messages.get("level." + level);
  }

  /** A confidence with three decimals, whatever the locale's decimal sign. */
  static String number(double confidence) {
    // String.format would take longer than the rest of the row.
    long thousandths = Math.round(1000 * confidence);
    String decimals = Long.toString(1000 + thousandths % 1000).substring(1);
    return thousandths / 1000 + "." + decimals;
  }
}
