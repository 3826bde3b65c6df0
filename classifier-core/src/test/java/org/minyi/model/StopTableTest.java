package org.minyi.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StopTableTest {
  private static float[] rising() {
    float[] level = new float[StopTable.TARGETS];
    for (int i = 0; i < level.length; i++) {
      level[i] = i < 45 ? 0.3f + i / 100f : StopTable.NEVER;
    }
    return level;
  }

  @Test
  void looksUpTheNextTargetThatIsNotBelowTheWantedOne() {
    StopTable table = new StopTable(new float[][] {rising()});
    assertEquals(0.3, table.threshold(0, 0.5), 1e-6);
    assertEquals(0.3, table.threshold(0, 0.1), 1e-6);
    assertEquals(0.7, table.threshold(0, 0.9), 1e-6);
    assertEquals(0.71, table.threshold(0, 0.901), 1e-6);
    assertEquals(StopTable.NEVER, table.threshold(0, 0.99));
    assertEquals(StopTable.NEVER, table.threshold(0, 1));
  }

  @Test
  void trustsConfidencesWhereNothingWasMeasured() {
    StopTable table = StopTable.trusting(2);
    assertEquals(2, table.levels());
    assertEquals(0.9, table.threshold(1, 0.9), 1e-6);
  }

  @Test
  void aTableThatFallsOrIsTooShortIsRefused() {
    float[] falling = rising();
    falling[7] = 0.1f;
    assertThrows(IllegalArgumentException.class, () -> new StopTable(new float[][] {falling}));
    assertThrows(IllegalArgumentException.class, () -> new StopTable(new float[][] {new float[3]}));
    float[] notANumber = rising();
    notANumber[0] = Float.NaN;
    assertThrows(IllegalArgumentException.class, () -> new StopTable(new float[][] {notANumber}));
  }
}
