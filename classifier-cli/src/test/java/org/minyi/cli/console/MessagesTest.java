package org.minyi.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  @Test
  void everyChineseLocaleSpeaksChinese() {
    assertEquals("一级", Messages.in(Locale.forLanguageTag("zh-Hans-CN")).get("level.1"));
    assertEquals("一级", Messages.in(Locale.TRADITIONAL_CHINESE).get("level.1"));
    assertEquals("level 1", Messages.in(Locale.GERMAN).get("level.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "help", "report.page"})
  void bothLanguagesSayTheSameThings(String name) {
    String bundle = "org.minyi.cli." + name;

    assertEquals(
        new TreeSet<>(ResourceBundle.getBundle(bundle, Locale.ENGLISH).keySet()),
        new TreeSet<>(ResourceBundle.getBundle(bundle, Locale.CHINESE).keySet()));
  }
}
