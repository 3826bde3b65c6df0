package org.minyi.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void controlCharactersNeverReachTheTerminal() {
    assertEquals("a\uFFFD[31mb c \uFFFD\uFFFD", Printable.line("a\u001B[31mb\nc\t\u202E\uD800"));
  }

  @Test
  void textIsCutByColumns() {
    assertEquals("留言…", Printable.line("留言详情", 6));
    assertEquals("留言详情", Printable.line("留言详情", 8));
    assertEquals("abcde…", Printable.line("abcdefgh", 6));
  }

  @Test
  void emojiStay() {
    assertEquals("👨‍👩‍👧", Printable.line("👨‍👩‍👧"));
  }
}
