package org.minyi.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minyi.model.Levels;
import org.minyi.model.ModelFile;
import org.minyi.model.ModelFileWriter;
import org.minyi.model.ModelFormatException;
import org.minyi.model.ModelStore;
import org.minyi.model.SmallModels;

class EncoderModelStoreTest {
  private static final Levels LEVELS = Levels.of(SmallModels.ragged());

  @TempDir Path folder;

  private EncoderModel readBack(EncoderModel model) throws IOException {
    Path file = folder.resolve("model.encoder.minyi");
    String checksum = EncoderModelStore.write(model, file);
    ModelFile read = ModelFile.read(file);
    assertEquals(checksum, read.checksum());
    return EncoderModelStore.read(read, "model");
  }

  @Test
  void whatIsWrittenIsReadWithWeightsRoundedByRow() throws IOException {
    EncoderModel model = SmallEncoderModels.random(LEVELS, "abc", 0.75);

    EncoderModel read = readBack(model);

    assertEquals(model.name(), read.name());
    assertEquals(model.encoder(), read.encoder());
    assertEquals(model.fastModel(), read.fastModel());
    assertEquals(model.askBelow(), read.askBelow());
    assertEquals(model.provenance(), read.provenance());
    assertEquals(model.network().scoreWeight(), read.network().scoreWeight());
    assertArrayEquals(model.network().hiddenBias(), read.network().hiddenBias());
    assertArrayEquals(model.network().levelWeights(), read.network().levelWeights());
    assertRounded(model.network().hiddenWeights(), read.network().hiddenWeights());
    for (int level = 0; level < LEVELS.depth(); level++) {
      assertRounded(
          model.network().headWeights().get(level), read.network().headWeights().get(level));
      assertArrayEquals(
          model.network().headBiases().get(level), read.network().headBiases().get(level));
      assertArrayEquals(model.calibration().raw(level), read.calibration().raw(level));
      assertArrayEquals(model.stops().thresholds(level), read.stops().thresholds(level));
    }
  }

  private static void assertRounded(float[][] expected, float[][] found) {
    assertEquals(expected.length, found.length);
    for (int i = 0; i < expected.length; i++) {
      float largest = 0;
      for (float value : expected[i]) {
        largest = Math.max(largest, Math.abs(value));
      }
      assertArrayEquals(expected[i], found[i], largest / 127 / 2 * 1.001f);
    }
  }

  @Test
  void roundedModelsStayAsTheyAre() throws IOException {
    EncoderModel once = readBack(SmallEncoderModels.random(LEVELS, "abc", 0.75));
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    assertEquals(
        EncoderModelStore.write(once, first), EncoderModelStore.write(readBack(once), second));
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @ParameterizedTest
  @CsvSource({
    "models/our.minyi,models/our.encoder.minyi",
    "our,our.encoder.minyi",
    "我们的.2.minyi,我们的.2.encoder.minyi",
    ".minyi,.minyi.encoder.minyi"
  })
  void liesBesideTheFastModel(String model, String beside) {
    assertEquals(Path.of(beside), EncoderModelStore.beside(Path.of(model)));
  }

  @Test
  void aFastModelIsNoEncoderModel() throws IOException {
    Path file = folder.resolve("fast.minyi");
    ModelStore.write(SmallModels.ofKeywords(), file);
    ModelFile fast = ModelFile.read(file);
    ModelFormatException e =
        assertThrows(ModelFormatException.class, () -> EncoderModelStore.read(fast, "fast.minyi"));
    assertTrue(e.getMessage().contains("it is not the model of an encoder"), e.getMessage());
  }

  @Test
  void anEncoderModelIsNoFastModel() throws IOException {
    Path file = folder.resolve("our.encoder.minyi");
    EncoderModelStore.write(SmallEncoderModels.random(LEVELS, "abc", 0.5), file);
    ModelFile encoder = ModelFile.read(file);
    assertThrows(ModelFormatException.class, () -> ModelStore.read(encoder, "our.encoder.minyi"));
  }

  @Test
  void partsThatDoNotFitAreRefused() throws IOException {
    var manifest =
        JsonNodeFactory.instance
            .objectNode()
            .put("encoder", "counter")
            .put("levels", 0)
            .put("topScores", 1);
    Path file = folder.resolve("forged");
    ModelFileWriter.create(manifest)
        .add("ask-below", new float[] {2})
        .add("score-weight", new float[] {1})
        .add("level-weights", new float[0])
        .add("hidden/values", new byte[][] {{1, 2}})
        .add("hidden/scales", new float[] {1})
        .add("hidden/bias", new float[] {0, 0})
        .writeTo(file);
    ModelFile forged = ModelFile.read(file);
    ModelFormatException e =
        assertThrows(ModelFormatException.class, () -> EncoderModelStore.read(forged, "forged"));
    assertTrue(e.getMessage().contains("askBelow is 2.0"), e.getMessage());
  }

  @Test
  void missingPartsAreNamed() throws IOException {
    var manifest =
        JsonNodeFactory.instance.objectNode().put("encoder", "counter").put("levels", 1_000_000);
    Path file = folder.resolve("forged");
    ModelFileWriter.create(manifest).add("ask-below", new float[] {1}).writeTo(file);
    ModelFile forged = ModelFile.read(file);
    ModelFormatException e =
        assertThrows(ModelFormatException.class, () -> EncoderModelStore.read(forged, "forged"));
    assertTrue(e.getMessage().contains("head-1/values"), e.getMessage());
  }
}
