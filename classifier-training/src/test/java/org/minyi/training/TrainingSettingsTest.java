package org.minyi.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minyi.features.FeatureSettings;

class TrainingSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "minDocuments,  0,  1, 0.5, 1, 1, 1, 1, 1, 0.1, 0",
    "mostEntries,   1, -1, 0.5, 1, 1, 1, 1, 1, 0.1, 0",
    "penalty,       1,  1,   0, 1, 1, 1, 1, 1, 0.1, 0",
    "penalty,       1,  1,  -1, 1, 1, 1, 1, 1, 0.1, 0",
    "penalty,       1,  1, NaN, 1, 1, 1, 1, 1, 0.1, 0",
    "topScores,     1,  1, 0.5, 0, 1, 1, 1, 1, 0.1, 0",
    "networks,      1,  1, 0.5, 1, 0, 1, 1, 1, 0.1, 0",
    "hiddenUnits,   1,  1, 0.5, 1, 1, 0, 1, 1, 0.1, 0",
    "mostEpochs,    1,  1, 0.5, 1, 1, 1,-1, 1, 0.1, 0",
    "batchSize,     1,  1, 0.5, 1, 1, 1, 1, 0, 0.1, 0",
    "learningRate,  1,  1, 0.5, 1, 1, 1, 1, 1,   0, 0",
    "alternativeShare, 1, 1, 0.5, 1, 1, 1, 1, 1, 0.1, 1.1"
  })
  void refusesValuesOutOfRange(
      String name,
      int minDocuments,
      int mostEntries,
      double penalty,
      int topScores,
      int networks,
      int hidden,
      int epochs,
      int batch,
      double rate,
      double alternatives) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new TrainingSettings(
                        1,
                        FeatureSettings.DEFAULT,
                        minDocuments,
                        mostEntries,
                        penalty,
                        topScores,
                        networks,
                        hidden,
                        epochs,
                        batch,
                        rate,
                        alternatives))
            .getMessage();
    assertTrue(message.contains(name), message);
  }

  @Test
  void copiesChangeOneValue() {
    TrainingSettings settings = TrainingSettings.DEFAULT.withSeed(3).withMostEpochs(0);
    assertEquals(3, settings.seed());
    assertEquals(0, settings.mostEpochs());
    assertEquals(
        TrainingSettings.DEFAULT,
        settings
            .withSeed(TrainingSettings.DEFAULT.seed())
            .withMostEpochs(TrainingSettings.DEFAULT.mostEpochs()));
  }
}
