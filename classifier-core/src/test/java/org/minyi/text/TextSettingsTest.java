package org.minyi.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextSettingsTest {

  @Test
  void valuesOutOfRangeAreRefusedByName() {
    assertEquals(
        "expected 1 <= minGram <= maxGram <= 8, found minGram 3 and maxGram 2",
        refused(3, 2, 100).getMessage());
    assertEquals(
        "expected 1 <= minGram <= maxGram <= 8, found minGram 0 and maxGram 9",
        refused(0, 9, 100).getMessage());
    assertEquals("expected 1 <= maxCharacters <= 16000000, found 0", refused(1, 2, 0).getMessage());
  }

  private static IllegalArgumentException refused(int minGram, int maxGram, int maxCharacters) {
    return assertThrows(
        IllegalArgumentException.class,
        () -> new TextSettings(minGram, maxGram, true, maxCharacters));
  }
}
