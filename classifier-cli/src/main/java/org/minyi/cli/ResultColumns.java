package org.minyi.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minyi.classify.Classification;
import org.minyi.classify.Confidence;
import org.minyi.classify.Nature;
import org.minyi.classify.Stop;
import org.minyi.classify.Urgency;
import org.minyi.cli.MessageTagger.Beside;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Messages;
import org.minyi.cli.console.Printable;
import org.minyi.cli.table.Cell;
import org.minyi.cli.table.NearestName;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/** The columns that tagging adds to a table. Immutable. */
final class ResultColumns {
  static final int ALTERNATIVES = 3;
  private static final int SHOWN_CHECKSUM = 12;
  private static final int SHOWN_NAME = 60;

  /**
   * A column.
   *
   * @param group the name by which {@code --columns} chooses it together with its likes
   * @param name its header
   * @param cell what it says of a message
   */
  private record Column(String group, String name, Function<Classification, Cell> cell) {}

  private final Taxonomy taxonomy;
  private final Messages messages;
  private final List<Column> columns;

  /** All columns. */
  ResultColumns(Taxonomy taxonomy, Set<Beside> beside, Messages messages) {
    this.taxonomy = taxonomy;
    this.messages = messages;
    this.columns = all(beside);
  }

  private ResultColumns(ResultColumns other, List<Column> columns) {
    this.taxonomy = other.taxonomy;
    this.messages = other.messages;
    this.columns = columns;
  }

  /** A new column is a line here. */
  private List<Column> all(Set<Beside> beside) {
    List<Column> all = new ArrayList<>();
    all.add(new Column("code", text("column.code"), result -> Cell.code(result.code())));
    for (int level = 1; level <= taxonomy.depth(); level++) {
      int at = level;
      all.add(new Column("name", text("column.name", numeral(at)), result -> name(result, at)));
    }
    for (int level = 1; level <= taxonomy.depth(); level++) {
      int at = level;
      all.add(
          new Column(
              "confidence",
              text("column.confidence", numeral(at)),
              result -> confidence(result, at)));
    }
    all.add(new Column("stop", text("column.stop"), this::stop));
    for (int rank = 1; rank <= ALTERNATIVES; rank++) {
      int at = rank;
      all.add(
          new Column(
              "alternative", text("column.alternative", at), result -> alternative(result, at)));
    }
    if (beside.contains(Beside.NATURE)) {
      all.add(column("nature", ResultColumns::nature));
      all.add(column("nature-confidence", ResultColumns::natureConfidence));
    }
    if (beside.contains(Beside.URGENCY)) {
      all.add(column("urgent", this::urgent));
      all.add(column("urgent-probability", ResultColumns::urgentProbability));
    }
    if (beside.contains(Beside.FURTHER)) {
      all.add(column("further", ResultColumns::further));
    }
    if (beside.contains(Beside.VERSION)) {
      all.add(column("model", ResultColumns::model));
      all.add(column("taxonomy-version", r -> Cell.label(r.model().taxonomyVersion())));
    }
    return all;
  }

  private Column column(String group, Function<Classification, Cell> cell) {
    return new Column(group, text("column." + group), cell);
  }

  private static Cell nature(Classification result) {
    return Cell.label(result.nature().map(Nature::name).orElse(""));
  }

  private static Cell natureConfidence(Classification result) {
    return number(result.nature().map(Nature::confidence));
  }

  private Cell urgent(Classification result) {
    return Cell.label(
        result.urgency().map(u -> text(u.urgent() ? "cell.yes" : "cell.no")).orElse(""));
  }

  private static Cell urgentProbability(Classification result) {
    return number(result.urgency().map(Urgency::probability));
  }

  private static Cell number(Optional<Double> probability) {
    return new Cell(probability.map(ResultColumns::number).orElse(""), Cell.Kind.NUMBER);
  }

  /** The name and the beginning of the checksum, as {@code minyi evaluate} prints them. */
  private static Cell model(Classification result) {
    String checksum = result.model().checksum();
    String start = checksum.substring(0, Math.min(SHOWN_CHECKSUM, checksum.length()));
    return Cell.label(result.model().name() + (start.isEmpty() ? "" : " (" + start + ")"));
  }

  private static Cell further(Classification result) {
    return Cell.code(
        result.further().stream().map(Confidence::code).collect(Collectors.joining(";")));
  }

  /**
   * Some of the columns, in the order of the names.
   *
   * @param names groups ({@code code}, {@code name}, {@code confidence}, {@code stop}, {@code
   *     alternative}, {@code nature} …) or headers of single columns
   * @throws CliException for a name that is neither
   */
  ResultColumns only(List<String> names) {
    Set<Column> chosen = new LinkedHashSet<>();
    for (String name : names) {
      String plain = name.strip().toLowerCase(Locale.ROOT);
      List<Column> found =
          columns.stream()
              .filter(
                  column ->
                      column.group.equals(plain)
                          || column.name.toLowerCase(Locale.ROOT).equals(plain))
              .toList();
      if (found.isEmpty()) {
        throw unknown(name);
      }
      chosen.addAll(found);
    }
    return new ResultColumns(this, List.copyOf(chosen));
  }

  private CliException unknown(String name) {
    List<String> groups = columns.stream().map(Column::group).distinct().toList();
    List<String> headers = columns.stream().map(Column::name).toList();
    String wanted = Printable.line(name, SHOWN_NAME);
    String shownGroups = String.join(", ", groups);
    String shownHeaders = String.join(", ", headers);
    return NearestName.of(List.of(name), Stream.concat(groups.stream(), headers.stream()).toList())
        .map(n -> unknown("columns.unknown.similar", wanted, shownGroups, shownHeaders, n))
        .orElseGet(() -> unknown("columns.unknown", wanted, shownGroups, shownHeaders));
  }

  private static CliException unknown(String key, Object... arguments) {
    return new CliException(ExitCode.USAGE, key, arguments).by("--columns");
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
    return columns.stream().map(column -> column.name + suffix).toList();
  }

  /** A message's cells, as many as the header has. */
  List<Cell> cells(Classification result) {
    return columns.stream().map(column -> column.cell.apply(result)).toList();
  }

  private Cell name(Classification result, int level) {
    return level <= result.level()
        ? Cell.label(name(result.path().get(level - 1).code()))
        : Cell.label("");
  }

  private static Cell confidence(Classification result, int level) {
    String number =
        level <= result.level() ? number(result.path().get(level - 1).confidence()) : "";
    return new Cell(number, Cell.Kind.NUMBER);
  }

  private Cell stop(Classification result) {
    return result.stop() == Stop.LEAF ? Cell.label("") : Cell.label(text("stop." + result.stop()));
  }

  private Cell alternative(Classification result, int rank) {
    List<Confidence> alternatives = alternatives(result);
    return rank <= alternatives.size()
        ? Cell.label(path(alternatives.get(rank - 1)))
        : Cell.label("");
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
    return text("level." + level);
  }

  private String text(String key, Object... arguments) {
    return messages.get(key, arguments);
  }

  /** A confidence with three decimals, whatever the locale's decimal sign. */
  static String number(double confidence) {
    // String.format would take longer than the rest of the row.
    long thousandths = Math.round(1000 * confidence);
    String decimals = Long.toString(1000 + thousandths % 1000).substring(1);
    return thousandths / 1000 + "." + decimals;
  }
}
