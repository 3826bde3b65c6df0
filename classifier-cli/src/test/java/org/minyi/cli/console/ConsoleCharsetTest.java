package org.minyi.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConsoleCharsetTest {
  @Test
  void aChineseWindowsConsoleIsGbk() {
    assertEquals(Charset.forName("ms936"), of("sun.stdout.encoding", "ms936"));
    assertEquals(Charset.forName("GBK"), of("stdout.encoding", "GBK", "native.encoding", "UTF-8"));
  }

  @Test
  void anEncodingWithoutChineseGivesWayToUtf8() {
    assertEquals(StandardCharsets.UTF_8, of("native.encoding", "ANSI_X3.4-1968"));
    assertEquals(StandardCharsets.UTF_8, of("stdout.encoding", "windows-1252"));
    assertEquals(StandardCharsets.UTF_8, of("stdout.encoding", "no such charset"));
    assertEquals(StandardCharsets.UTF_8, of());
  }

  private static Charset of(String... properties) {
    Properties system = new Properties();
    for (int i = 0; i < properties.length; i += 2) {
      system.setProperty(properties[i], properties[i + 1]);
    }
    return ConsoleCharset.of(system);
  }
}
