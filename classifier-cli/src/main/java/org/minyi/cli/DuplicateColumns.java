package org.minyi.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.minyi.cli.console.Messages;
import org.minyi.cli.table.Cell;
import org.minyi.cli.table.ColumnNames;
import org.minyi.cli.table.TableRow;
import org.minyi.duplicates.DuplicateGroups;

/**
 * The columns that grouping adds to a table. Asked for the rows one by one, in the order in which
 * their messages were grouped. Not thread-safe.
 */
final class DuplicateColumns {
  private static final int DECIMALS = 3;

  private final DuplicateGroups groups;
  private final Messages messages;
  private final OptionalInt id;
  private final long[] firstRows;
  private final Map<Integer, Cell> firstIds = new HashMap<>();
  private int rows;

  /**
   * Columns for groups.
   *
   * @param messages the language of the names
   * @param id the column with the ids of the messages, from 0, if they are wanted
   */
  DuplicateColumns(DuplicateGroups groups, Messages messages, OptionalInt id) {
    this.groups = groups;
    this.messages = messages;
    this.id = id;
    this.firstRows = new long[groups.count()];
  }

  /** The names of the columns; numbered together where one of them is taken. */
  List<String> header(List<String> taken) {
    List<String> names = new ArrayList<>();
    names.add(messages.get("column.group"));
    names.add(messages.get("column.group.size"));
    names.add(messages.get("column.group.first"));
    if (id.isPresent()) {
      names.add(messages.get("column.group.first.id"));
    }
    names.add(messages.get("column.group.similarity"));
    return ColumnNames.free(names, taken);
  }

  /** Whether all messages that were grouped had their row. */
  boolean complete() {
    return rows == groups.messages();
  }

  /** Whether the next row is the first of its group. */
  boolean firstIsNext() {
    return groups.first(groups.group(rows)) == rows;
  }

  /**
   * The cells of the next row, as many as the header has.
   *
   * @param number where it is in the result, as a spreadsheet numbers its rows
   */
  List<Cell> next(TableRow row, long number) {
    int group = groups.group(rows);
    if (firstIsNext()) {
      firstRows[group] = number;
      if (id.isPresent() && groups.size(group) > 1) {
        firstIds.put(group, row.cells().get(id.getAsInt()));
      }
    }
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.number(group + 1L));
    cells.add(Cell.number(groups.size(group)));
    cells.add(Cell.number(firstRows[group]));
    if (id.isPresent()) {
      cells.add(safe(firstIds.getOrDefault(group, row.cells().get(id.getAsInt()))));
    }
    BigDecimal similarity = BigDecimal.valueOf(groups.similarity(rows));
    cells.add(Cell.number(similarity.setScale(DECIMALS, RoundingMode.HALF_UP)));
    rows++;
    return cells;
  }

  /** Where in the result the first row of a group is, once that was asked for. */
  long firstRow(int group) {
    return firstRows[group];
  }

  private static Cell safe(Cell id) {
    return id.kind() == Cell.Kind.TEXT ? Cell.label(id.text()) : id;
  }
}
