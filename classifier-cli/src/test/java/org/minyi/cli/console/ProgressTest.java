package org.minyi.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter err = new StringWriter();

  @Test
  void aTerminalShowsOneLineThatIsDrawnOver() throws Exception {
    AtomicLong clock = new AtomicLong();
    try (Progress progress = new BarProgress(console(true), 8_000_000, clock::get)) {
      progress.update(1_000_000, 250_000, 1);
      clock.addAndGet(100_000_000_000L);
      progress.update(8_000_000, 2_000_000, 1234);
    }

    String[] lines = err.toString().split("\r");
    String last = lines[lines.length - 1];
    assertTrue(last.contains("100%"), last);
    assertTrue(last.contains("2000000/2000000行"), last);
    assertTrue(last.contains("20,000 行/秒 剔除 1,234"), last);
    assertTrue(DisplayWidth.of(last.stripTrailing()) <= 80, last);
    assertEquals(
        err.toString().length() - System.lineSeparator().length(),
        err.toString().indexOf(System.lineSeparator()),
        err.toString());
  }

  @Test
  void elsewhereALineIsPrintedEveryTenSeconds() {
    AtomicLong clock = new AtomicLong(-5);
    Progress progress = new LineProgress(console(false), 1000, clock::get);

    for (int second = 1; second <= 25; second++) {
      clock.addAndGet(1_000_000_000L);
      progress.update(second * 40, second * 100, 2);
    }

    assertEquals(
        """
        已处理 1,000 行（40%），100 行/秒，约剩 15 秒，剔除 2 行
        已处理 2,000 行（80%），100 行/秒，约剩 5 秒，剔除 2 行
        """,
        err.toString());
  }

  private Console console(boolean terminal) {
    PrintWriter writer = new PrintWriter(err);
    return new Console(
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        writer,
        writer,
        writer,
        Messages.in(Locale.CHINESE),
        terminal);
  }
}
