package org.minyi.cli.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of columns that are added to a table. */
public final class ColumnNames {
  private ColumnNames() {}

  /**
   * The names as they are, or all with the same number behind them where one of them is taken, as
   * when a result is handled again.
   *
   * @param taken the names in the table
   */
  public static List<String> free(List<String> names, List<String> taken) {
    Set<String> there = new HashSet<>(taken);
    List<String> free = names;
    for (int copy = 2; free.stream().anyMatch(there::contains); copy++) {
      String suffix = "_" + copy;
      free = names.stream().map(name -> name + suffix).toList();
    }
    return free;
  }
}
