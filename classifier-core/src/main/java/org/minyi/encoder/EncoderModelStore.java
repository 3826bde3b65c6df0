package org.minyi.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minyi.model.Calibration;
import org.minyi.model.ModelFile;
import org.minyi.model.ModelFileWriter;
import org.minyi.model.ModelFormatException;
import org.minyi.model.ModelProblem;
import org.minyi.model.Network;
import org.minyi.model.StopTable;

/**
 * Lays an {@link EncoderModel} out in a model file and takes it out again. Weights are rounded to
 * eight bits a row, as those of the sparse layer are.
 */
public final class EncoderModelStore {
  private static final int LARGEST = 127;

  private EncoderModelStore() {}

  /** The file of an encoder model beside a fast model's file. */
  public static Path beside(Path fastModel) {
    String name = fastModel.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return fastModel.resolveSibling(stem + ".encoder.minyi");
  }

  /**
   * Writes a model. Equal models give equal bytes.
   *
   * @return the SHA-256 of the content in lower-case hexadecimal: the model's identity
   * @throws IOException if writing fails; an existing file is then unchanged
   */
  public static String write(EncoderModel model, Path file) throws IOException {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest
        .put("name", model.name())
        .put("encoder", model.encoder())
        .put("fastModel", model.fastModel())
        .put("levels", model.calibration().levels())
        .put("topScores", model.network().topScores());
    manifest.set("provenance", model.provenance());
    Network network = model.network();
    ModelFileWriter writer = ModelFileWriter.create(manifest);
    writer.add("ask-below", new float[] {(float) model.askBelow()});
    writer.add("score-weight", new float[] {network.scoreWeight()});
    writer.add("level-weights", network.levelWeights());
    addRounded(writer, "hidden", network.hiddenWeights());
    writer.add("hidden/bias", network.hiddenBias());
    for (int level = 0; level < model.calibration().levels(); level++) {
      String head = "head-" + (level + 1);
      String calibration = "calibration-" + (level + 1);
      addRounded(writer, head, network.headWeights().get(level));
      writer.add(head + "/bias", network.headBiases().get(level));
      writer.add(calibration + "/raw", model.calibration().raw(level));
      writer.add(calibration + "/calibrated", model.calibration().calibrated(level));
      writer.add("stops-" + (level + 1), model.stops().thresholds(level));
    }
    return writer.writeTo(file);
  }

  private static void addRounded(ModelFileWriter writer, String name, float[][] rows) {
    byte[][] values = new byte[rows.length][];
    float[] scales = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scales[i] = scale(rows[i]);
      values[i] = new byte[rows[i].length];
      for (int j = 0; j < rows[i].length; j++) {
        values[i][j] = (byte) (scales[i] > 0 ? Math.round(rows[i][j] / scales[i]) : 0);
      }
    }
    writer.add(name + "/values", values);
    writer.add(name + "/scales", scales);
  }

  private static float scale(float[] row) {
    float largest = 0;
    for (float value : row) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest / LARGEST;
  }

  /**
   * Takes the model out of a file.
   *
   * @param file what was read
   * @param source the file's name, for error messages
   * @throws ModelFormatException if it is no encoder model, or parts are missing or do not fit
   *     together
   */
  public static EncoderModel read(ModelFile file, String source) throws ModelFormatException {
    ObjectNode manifest = file.manifest();
    if (!manifest.path("encoder").isTextual()) {
      throw new ModelFormatException(source, ModelProblem.NO_ENCODER_MODEL);
    }
    try {
      List<float[][]> headWeights = new ArrayList<>();
      List<float[]> headBiases = new ArrayList<>();
      List<float[]> raw = new ArrayList<>();
      List<float[]> calibrated = new ArrayList<>();
      List<float[]> stops = new ArrayList<>();
      int levels = manifest.path("levels").asInt();
      for (int level = 1; level <= levels; level++) {
        headWeights.add(rounded(file, "head-" + level));
        headBiases.add(file.floats("head-%d/bias".formatted(level)));
        raw.add(file.floats("calibration-%d/raw".formatted(level)));
        calibrated.add(file.floats("calibration-%d/calibrated".formatted(level)));
        stops.add(file.floats("stops-%d".formatted(level)));
      }
      JsonNode provenance = manifest.path("provenance");
      return new EncoderModel(
          manifest.path("name").asText(),
          manifest.path("encoder").asText(),
          manifest.path("fastModel").asText(),
          single(file, "ask-below"),
          new Network(
              single(file, "score-weight"),
              manifest.path("topScores").asInt(-1),
              rounded(file, "hidden"),
              file.floats("hidden/bias"),
              headWeights,
              headBiases,
              file.floats("level-weights")),
          new Calibration(raw, calibrated),
          new StopTable(stops.toArray(float[][]::new)),
          provenance instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(source, ModelProblem.MISFIT, e.getMessage());
    }
  }

  private static float single(ModelFile file, String name) throws ModelFormatException {
    float[] values = file.floats(name);
    if (values.length != 1) {
      throw new IllegalArgumentException(
          "array \"%s\" has %d entries, not 1".formatted(name, values.length));
    }
    return values[0];
  }

  private static float[][] rounded(ModelFile file, String name) throws ModelFormatException {
    byte[][] values = file.byteRows(name + "/values");
    float[] scales = file.floats(name + "/scales");
    if (values.length != scales.length) {
      throw new IllegalArgumentException("rows and scales of \"%s\" differ".formatted(name));
    }
    float[][] rows = new float[values.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[values[i].length];
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = scales[i] * values[i][j];
      }
    }
    return rows;
  }
}
