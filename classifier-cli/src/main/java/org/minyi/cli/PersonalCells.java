package org.minyi.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.minyi.cli.table.Cell;
import org.minyi.text.PersonalData;

/**
 * Masks the personal data in the cells of a row. Columns of identifiers stay as they are: work
 * order numbers look like bank cards, and without them nobody finds the case again. Immutable.
 */
final class PersonalCells {
  private static final Set<PersonalData.Kind> MASKED =
      EnumSet.of(
          PersonalData.Kind.MOBILE,
          PersonalData.Kind.LANDLINE,
          PersonalData.Kind.ID_CARD,
          PersonalData.Kind.BANK_CARD,
          PersonalData.Kind.PLATE,
          PersonalData.Kind.EMAIL);

  private static final Pattern IDENTIFIER =
      Pattern.compile("编号|編號|编码|单号|序号|流水号|(^|[^a-z])(id|no|number|code)($|[^a-z])");

  private final boolean[] kept;

  /** For a table with these columns. */
  PersonalCells(List<String> header) {
    kept = new boolean[header.size()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = IDENTIFIER.matcher(header.get(i).toLowerCase(Locale.ROOT)).find();
    }
  }

  /** The names of the columns that stay as they are. */
  List<String> kept(List<String> header) {
    return IntStream.range(0, kept.length).filter(i -> kept[i]).mapToObj(header::get).toList();
  }

  /** A row whose cells need not be as many as the columns. */
  List<Cell> mask(List<Cell> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> i < kept.length && kept[i] ? cells.get(i) : mask(cells.get(i)))
        .toList();
  }

  private static Cell mask(Cell cell) {
    if (cell.text().isEmpty() || cell.kind() == Cell.Kind.TIME) {
      return cell;
    }
    String text = cell.text();
    StringBuilder masked = new StringBuilder();
    int copied = 0;
    for (PersonalData.Span span : PersonalData.find(text)) {
      if (MASKED.contains(span.kind())) {
        masked.append(text, copied, span.start());
        masked.append('[').append(span.kind().label()).append(']');
        copied = span.end();
      }
    }
    return copied == 0 ? cell : Cell.text(masked.append(text, copied, text.length()).toString());
  }
}
