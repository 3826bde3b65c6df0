package org.minyi.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.minyi.features.FeatureSettings;
import org.minyi.features.Vocabulary;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.taxonomy.TaxonomyException;
import org.minyi.taxonomy.TaxonomyReader;
import org.minyi.taxonomy.TaxonomyWriter;
import org.minyi.text.TextSettings;

/** Lays a {@link Model} out in a model file, taxonomy included, and takes it out again. */
public final class ModelStore {
  private static final Clause LIST = new Clause("列表", "a list");
  private static final Clause LIST_OF_TEXTS = new Clause("文字的列表", "a list of texts");
  private static final Clause TEXT = new Clause("文字", "a text");
  private static final Clause NUMBER = new Clause("数", "a number");
  private static final Clause INTEGER = new Clause("整数", "an integer");
  private static final Clause FLAG = new Clause("true 或 false", "true or false");

  private ModelStore() {}

  /**
   * Writes a model. Equal models give equal bytes.
   *
   * @return the SHA-256 of the content in lower-case hexadecimal: the model's identity
   * @throws IOException if writing fails; an existing file is then unchanged
   */
  public static String write(Model model, Path file) throws IOException {
    ModelFileWriter writer = ModelFileWriter.create(manifest(model));
    StringWriter taxonomy = new StringWriter();
    TaxonomyWriter.write(model.taxonomy(), TaxonomyWriter.Format.JSON_LINES, taxonomy);
    writer.add("taxonomy", taxonomy.toString());
    writer.add("vocabulary/hashes", model.vocabulary().hashes());
    writer.add("vocabulary/idf", model.vocabulary().idf());
    writer.add("sparse/starts", model.sparseLayer().starts());
    writer.add("sparse/classes", model.sparseLayer().classes());
    writer.add("sparse/values", model.sparseLayer().values());
    writer.add("sparse/row-scales", model.sparseLayer().rowScales());
    writer.add("score-weight", new float[] {model.network().scoreWeight()});
    writer.add("level-weights", model.network().levelWeights());
    writer.add("hidden/weights", model.network().hiddenWeights());
    writer.add("hidden/bias", model.network().hiddenBias());
    for (int head = 0; head < model.network().headWeights().size(); head++) {
      writer.add("head-%d/weights".formatted(head + 1), model.network().headWeights().get(head));
      writer.add("head-%d/bias".formatted(head + 1), model.network().headBiases().get(head));
    }
    add(writer, "calibration", model.calibration());
    add(writer, "facet-calibration", model.facetCalibration());
    for (int level = 0; level < model.stops().levels(); level++) {
      writer.add("stops-%d".formatted(level + 1), model.stops().thresholds(level));
    }
    writer.add("further/weights", model.further().weights());
    writer.add("further/threshold", new float[] {model.further().threshold()});
    return writer.writeTo(file);
  }

  private static void add(ModelFileWriter writer, String name, Calibration calibration) {
    for (int level = 0; level < calibration.levels(); level++) {
      writer.add("%s-%d/raw".formatted(name, level + 1), calibration.raw(level));
      writer.add("%s-%d/calibrated".formatted(name, level + 1), calibration.calibrated(level));
    }
  }

  private static ObjectNode manifest(Model model) {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("name", model.name());
    manifest
        .putObject("taxonomy")
        .put("version", model.taxonomy().version())
        .put("checksum", model.taxonomy().checksum());
    TextSettings text = model.features().text();
    manifest
        .putObject("features")
        .put("minGram", text.minGram())
        .put("maxGram", text.maxGram())
        .put("words", text.words())
        .put("maxCharacters", text.maxCharacters())
        .put("titleWeight", model.features().titleWeight())
        .put("halfWeightAt", model.features().halfWeightAt());
    manifest
        .putObject("network")
        .put("topScores", model.network().topScores())
        .put("sense", model.columns().sense());
    ArrayNode facets = manifest.putArray("facets");
    for (Facet facet : model.columns().facets()) {
      ObjectNode node = facets.addObject();
      node.put("name", facet.name()).put("threshold", facet.threshold());
      facet.values().forEach(node.putArray("values")::add);
    }
    manifest.set("provenance", model.provenance());
    return manifest;
  }

  /**
   * Takes the model out of a file.
   *
   * @param file what was read
   * @param source the file's name, for error messages
   * @throws ModelFormatException if parts are missing or do not fit together, or the taxonomy is
   *     not the one that the manifest names
   */
  public static Model read(ModelFile file, String source) throws ModelFormatException {
    ObjectNode manifest = file.manifest();
    try {
      Taxonomy taxonomy = taxonomy(file, manifest, source);
      JsonNode settings = required(manifest, "network", source);
      Columns columns =
          new Columns(
              Levels.of(taxonomy), facets(manifest, source), integer(settings, "sense", source));
      List<float[][]> headWeights = new ArrayList<>();
      List<float[]> headBiases = new ArrayList<>();
      for (int head = 1; head <= columns.heads(); head++) {
        headWeights.add(file.floatRows("head-%d/weights".formatted(head)));
        headBiases.add(file.floats("head-%d/bias".formatted(head)));
      }
      float[][] stops = new float[taxonomy.depth()][];
      for (int level = 0; level < stops.length; level++) {
        stops[level] = file.floats("stops-%d".formatted(level + 1));
      }
      return new Model(
          text(manifest, "name", source),
          taxonomy,
          columns,
          features(required(manifest, "features", source), source),
          new Vocabulary(file.longs("vocabulary/hashes"), file.floats("vocabulary/idf")),
          new SparseLayer(
              file.ints("sparse/starts"),
              file.shorts("sparse/classes"),
              file.bytes("sparse/values"),
              file.floats("sparse/row-scales"),
              columns.width()),
          new Network(
              single(file, "score-weight", source),
              integer(settings, "topScores", source),
              file.floatRows("hidden/weights"),
              file.floats("hidden/bias"),
              headWeights,
              headBiases,
              file.floats("level-weights")),
          calibration(file, "calibration", taxonomy.depth()),
          calibration(file, "facet-calibration", columns.facets().size()),
          new StopTable(stops),
          new FurtherTags(
              file.floats("further/weights"), single(file, "further/threshold", source)),
          required(manifest, "provenance", source) instanceof ObjectNode provenance
              ? provenance
              : JsonNodeFactory.instance.objectNode());
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(source, ModelProblem.MISFIT, e.getMessage());
    } catch (TaxonomyException e) {
      throw new ModelFormatException(
          source, ModelProblem.BAD_TAXONOMY, new Clause(e.message(Locale.CHINESE), e.getMessage()));
    }
  }

  private static Calibration calibration(ModelFile file, String name, int levels)
      throws ModelFormatException {
    List<float[]> raw = new ArrayList<>();
    List<float[]> calibrated = new ArrayList<>();
    for (int level = 1; level <= levels; level++) {
      raw.add(file.floats("%s-%d/raw".formatted(name, level)));
      calibrated.add(file.floats("%s-%d/calibrated".formatted(name, level)));
    }
    return new Calibration(raw, calibrated);
  }

  private static List<Facet> facets(ObjectNode manifest, String source)
      throws ModelFormatException {
    JsonNode nodes = required(manifest, "facets", source);
    requireType(nodes.isArray(), "facets", LIST, source);
    List<Facet> facets = new ArrayList<>();
    for (JsonNode node : nodes) {
      JsonNode threshold = required(node, "threshold", source);
      requireType(threshold.isNumber(), "threshold", NUMBER, source);
      JsonNode values = required(node, "values", source);
      requireType(values.isArray(), "values", LIST, source);
      List<String> names = new ArrayList<>();
      for (JsonNode value : values) {
        requireType(value.isTextual(), "values", LIST_OF_TEXTS, source);
        names.add(value.textValue());
      }
      facets.add(new Facet(text(node, "name", source), names, threshold.floatValue()));
    }
    return facets;
  }

  private static Taxonomy taxonomy(ModelFile file, ObjectNode manifest, String source)
      throws ModelFormatException {
    JsonNode expected = required(manifest, "taxonomy", source);
    Taxonomy taxonomy;
    try {
      taxonomy =
          TaxonomyReader.read(
              new ByteArrayInputStream(file.text("taxonomy").getBytes(StandardCharsets.UTF_8)),
              text(expected, "version", source));
    } catch (ModelFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new ModelFormatException(source, ModelProblem.NO_TAXONOMY);
    }
    String checksum = text(expected, "checksum", source);
    if (!taxonomy.checksum().equals(checksum)) {
      throw new ModelFormatException(
          source, ModelProblem.OTHER_TAXONOMY, checksum, taxonomy.checksum());
    }
    return taxonomy;
  }

  private static FeatureSettings features(JsonNode settings, String source)
      throws ModelFormatException {
    return new FeatureSettings(
        new TextSettings(
            integer(settings, "minGram", source),
            integer(settings, "maxGram", source),
            flag(settings, "words", source),
            integer(settings, "maxCharacters", source)),
        integer(settings, "titleWeight", source),
        integer(settings, "halfWeightAt", source));
  }

  private static float single(ModelFile file, String name, String source)
      throws ModelFormatException {
    float[] values = file.floats(name);
    if (values.length != 1) {
      throw new ModelFormatException(source, ModelProblem.NOT_SINGLE, name, values.length);
    }
    return values[0];
  }

  private static String text(JsonNode object, String key, String source)
      throws ModelFormatException {
    JsonNode value = required(object, key, source);
    requireType(value.isTextual(), key, TEXT, source);
    return value.textValue();
  }

  private static int integer(JsonNode object, String key, String source)
      throws ModelFormatException {
    JsonNode value = required(object, key, source);
    requireType(value.isIntegralNumber() && value.canConvertToInt(), key, INTEGER, source);
    return value.intValue();
  }

  private static boolean flag(JsonNode object, String key, String source)
      throws ModelFormatException {
    JsonNode value = required(object, key, source);
    requireType(value.isBoolean(), key, FLAG, source);
    return value.booleanValue();
  }

  private static void requireType(boolean right, String key, Clause expected, String source)
      throws ModelFormatException {
    if (!right) {
      throw new ModelFormatException(source, ModelProblem.WRONG_TYPE, key, expected);
    }
  }

  private static JsonNode required(JsonNode object, String key, String source)
      throws ModelFormatException {
    JsonNode value = object.get(key);
    if (value == null) {
      throw new ModelFormatException(source, ModelProblem.NO_KEY, key);
    }
    return value;
  }
}
