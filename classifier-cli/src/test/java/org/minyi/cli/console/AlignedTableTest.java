package org.minyi.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minyi.cli.console.AlignedTable.Align;

class AlignedTableTest {
  @Test
  void chineseCharactersTakeTwoColumns() {
    AlignedTable table =
        new AlignedTable(Align.LEFT, Align.RIGHT)
            .row("住房", "1")
            .row("ab", "1,000")
            .row("（全角）", "23");

    assertEquals(
        List.of(
            "> 住房          1", //
            "> ab        1,000",
            "> （全角）     23"),
        table.lines("> "));
  }

  @Test
  void rowsMustFitTheColumns() {
    AlignedTable table = new AlignedTable(Align.LEFT);

    assertThrows(IllegalArgumentException.class, () -> table.row("a", "b"));
  }
}
