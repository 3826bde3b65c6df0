package org.minyi.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.classify.StopRule;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

class ModelStoreTest {
  private static final Model MODEL = SmallModels.ofKeywords();

  @TempDir Path folder;

  private Path written(Model model) throws IOException {
    Path file = folder.resolve("model.minyi");
    ModelStore.write(model, file);
    return file;
  }

  private static Model read(Path file) throws IOException {
    return ModelStore.read(ModelFile.read(file), file.toString());
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Model copy = read(written(MODEL));
    assertEquals(MODEL.name(), copy.name());
    assertEquals(MODEL.taxonomy().checksum(), copy.taxonomy().checksum());
    assertEquals(MODEL.taxonomy().version(), copy.taxonomy().version());
    assertEquals(MODEL.taxonomy().tags(), copy.taxonomy().tags());
    assertEquals(MODEL.features(), copy.features());
    assertEquals(MODEL.provenance(), copy.provenance());
    assertArrayEquals(MODEL.vocabulary().hashes(), copy.vocabulary().hashes());
    assertArrayEquals(MODEL.vocabulary().idf(), copy.vocabulary().idf());
    assertArrayEquals(MODEL.sparseLayer().starts(), copy.sparseLayer().starts());
    assertArrayEquals(MODEL.sparseLayer().classes(), copy.sparseLayer().classes());
    assertArrayEquals(MODEL.sparseLayer().values(), copy.sparseLayer().values());
    assertArrayEquals(MODEL.sparseLayer().rowScales(), copy.sparseLayer().rowScales());
    assertEquals(MODEL.sparseLayer().width(), copy.sparseLayer().width());
    assertEquals(MODEL.network().scoreWeight(), copy.network().scoreWeight());
    assertArrayEquals(MODEL.network().hiddenWeights(), copy.network().hiddenWeights());
    assertArrayEquals(MODEL.network().hiddenBias(), copy.network().hiddenBias());
    for (int level = 0; level < 4; level++) {
      assertArrayEquals(
          MODEL.network().headWeights().get(level), copy.network().headWeights().get(level));
      assertArrayEquals(
          MODEL.network().headBiases().get(level), copy.network().headBiases().get(level));
      assertArrayEquals(MODEL.calibration().raw(level), copy.calibration().raw(level));
      assertArrayEquals(
          MODEL.calibration().calibrated(level), copy.calibration().calibrated(level));
    }
  }

  @Test
  void equalModelsGiveEqualBytesAndTheChecksumIsTheIdentity() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    String checksum = ModelStore.write(MODEL, one);
    assertEquals(checksum, ModelStore.write(SmallModels.ofKeywords(), two));
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    assertEquals(checksum, ModelFile.read(one).checksum());
    Path three = folder.resolve("three");
    assertEquals(checksum, ModelStore.write(read(one), three));
    Model renamed = with(MODEL, "another");
    assertNotEquals(checksum, ModelStore.write(renamed, three));
  }

  private static Model with(Model model, String name) {
    return new Model(
        name,
        model.taxonomy(),
        model.columns(),
        model.features(),
        model.vocabulary(),
        model.sparseLayer(),
        model.network(),
        model.calibration(),
        model.facetCalibration(),
        model.stops(),
        model.further(),
        model.provenance());
  }

  @Test
  void aTaxonomyOfOneLevelSurvives() throws IOException {
    Taxonomy flat =
        Taxonomy.of(
            "flat",
            List.of(SmallModels.tag("A", "", "停水", "停水"), SmallModels.tag("B", "", "路灯", "路灯")));
    Path file = written(SmallModels.ofKeywords(flat, Calibration.none(1)));
    assertEquals(
        "B",
        MessageClassifier.load(file)
            .withStopRule(StopRule.NEVER)
            .classify(new Message("", "路灯"))
            .code());
  }

  private ModelFile sound;

  private ModelFile sound() throws IOException {
    if (sound == null) {
      sound = ModelFile.read(written(MODEL));
    }
    return sound;
  }

  /** A valid model's content, to be forged part by part. */
  private final class Forgery {
    final ObjectNode manifest;
    final Map<String, Object> parts = new LinkedHashMap<>();

    Forgery() throws IOException {
      ModelFile file = sound();
      manifest = file.manifest();
      for (String name : file.names()) {
        parts.put(name, part(file, name));
      }
    }

    private Object part(ModelFile file, String name) throws IOException {
      return switch (name) {
        case "taxonomy" -> file.text(name);
        case "vocabulary/hashes" -> file.longs(name);
        case "sparse/starts" -> file.ints(name);
        case "sparse/classes" -> file.shorts(name);
        case "sparse/values" -> file.bytes(name);
        default -> file.shape(name).length == 2 ? file.floatRows(name) : file.floats(name);
      };
    }

    Path write() throws IOException {
      ModelFileWriter writer = ModelFileWriter.create(manifest);
      parts.forEach((name, part) -> add(writer, name, part));
      Path file = folder.resolve("forged.minyi");
      writer.writeTo(file);
      return file;
    }

    private void add(ModelFileWriter writer, String name, Object part) {
      if (part instanceof String text) {
        writer.add(name, text);
      } else if (part instanceof long[] longs) {
        writer.add(name, longs);
      } else if (part instanceof int[] ints) {
        writer.add(name, ints);
      } else if (part instanceof short[] shorts) {
        writer.add(name, shorts);
      } else if (part instanceof byte[] bytes) {
        writer.add(name, bytes);
      } else if (part instanceof float[] floats) {
        writer.add(name, floats);
      } else {
        writer.add(name, (float[][]) part);
      }
    }
  }

  private String refusal(Consumer<Forgery> change) throws IOException {
    Forgery forgery = new Forgery();
    change.accept(forgery);
    Path file = forgery.write();
    String message = assertThrows(ModelFormatException.class, () -> read(file)).getMessage();
    assertTrue(message.startsWith(file + ": "), message);
    return message;
  }

  private void assertRefused(String expected, String name, Object part) throws IOException {
    String message = refusal(forgery -> forgery.parts.put(name, part));
    assertTrue(message.contains(expected), message);
  }

  @Test
  void theForgeriesAreOtherwiseSound() throws IOException {
    assertEquals(MODEL.name(), read(new Forgery().write()).name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "taxonomy",
        "vocabulary/hashes",
        "vocabulary/idf",
        "sparse/starts",
        "sparse/classes",
        "sparse/values",
        "sparse/row-scales",
        "score-weight",
        "hidden/weights",
        "hidden/bias",
        "head-4/weights",
        "head-4/bias",
        "calibration-4/raw",
        "calibration-4/calibrated"
      })
  void everyPartIsRequiredAndOfItsType(String name) throws IOException {
    String missing = refusal(forgery -> forgery.parts.remove(name));
    assertTrue(missing.contains("no array '" + name + "'"), missing);
    Object other = name.equals("taxonomy") ? new byte[] {1} : "text";
    String mistyped = refusal(forgery -> forgery.parts.put(name, other));
    assertTrue(mistyped.contains("expected type"), mistyped);
    if (!name.equals("taxonomy")) {
      String empty = refusal(forgery -> forgery.parts.put(name, emptied(forgery.parts.get(name))));
      assertTrue(empty.contains("Train the model again"), empty);
    }
  }

  private static Object emptied(Object part) {
    if (part instanceof long[]) {
      return new long[0];
    } else if (part instanceof int[]) {
      return new int[0];
    } else if (part instanceof short[]) {
      return new short[0];
    } else if (part instanceof byte[]) {
      return new byte[0];
    }
    return part instanceof float[] ? new float[0] : new float[][] {{1}};
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "taxonomy", "features", "provenance"})
  void everyManifestKeyIsRequired(String key) throws IOException {
    String message = refusal(forgery -> forgery.manifest.remove(key));
    assertTrue(message.contains("its manifest has no \"" + key + "\""), message);
  }

  @ParameterizedTest
  @CsvSource({
    "taxonomy,version",
    "taxonomy,checksum",
    "features,minGram",
    "features,maxGram",
    "features,words",
    "features,maxCharacters",
    "features,titleWeight",
    "features,halfWeightAt"
  })
  void everyInnerManifestKeyIsRequiredAndOfItsType(String object, String key) throws IOException {
    String missing = refusal(forgery -> ((ObjectNode) forgery.manifest.get(object)).remove(key));
    assertTrue(missing.contains("its manifest has no \"" + key + "\""), missing);
    String mistyped = refusal(forgery -> ((ObjectNode) forgery.manifest.get(object)).put(key, 1.5));
    assertTrue(mistyped.contains("its manifest's \"" + key + "\" is not"), mistyped);
    String flat = refusal(forgery -> forgery.manifest.put(object, "text"));
    assertTrue(flat.contains("its manifest has no"), flat);
  }

  @Test
  void settingsOutOfRangeAreRefused() throws IOException {
    String message =
        refusal(
            forgery -> ((ObjectNode) forgery.manifest.get("features")).put("titleWeight", 1000));
    assertTrue(message.contains("titleWeight"), message);
    String huge =
        refusal(
            forgery ->
                ((ObjectNode) forgery.manifest.get("features")).put("maxCharacters", 1L << 40));
    assertTrue(huge.contains("maxCharacters"), huge);
  }

  @Test
  void anotherTaxonomyThanTheManifestNamesIsRefused() throws IOException {
    String renamed = ((String) new Forgery().parts.get("taxonomy")).replace("停水", "断水");
    assertRefused("names the taxonomy with checksum", "taxonomy", renamed);
    assertRefused("its parts do not fit together", "taxonomy", "no taxonomy");
    assertRefused("its parts do not fit together", "taxonomy", "");
    assertRefused("its parts do not fit together", "taxonomy", "{\"code\":\"A\"}\n");
  }

  @Test
  void anotherTaxonomyWithItsRightChecksumDoesNotFitTheLayers() throws IOException {
    Taxonomy smaller = Taxonomy.of("small", List.of(SmallModels.tag("A", "", "停水")));
    String message =
        refusal(
            forgery -> {
              forgery.parts.put("taxonomy", "{\"code\":\"A\",\"name\":\"停水\",\"parent\":\"\"}\n");
              ((ObjectNode) forgery.manifest.get("taxonomy")).put("checksum", smaller.checksum());
            });
    assertTrue(message.contains("there is no class"), message);
  }

  @Test
  void sparseRowsThatLeadOutOfTheArraysAreRefused() throws IOException {
    int[] starts = MODEL.sparseLayer().starts();
    int last = starts[starts.length - 1];
    int[] decreasing = starts.clone();
    decreasing[2] = last;
    assertRefused("ends before it starts", "sparse/starts", decreasing);
    int[] negative = starts.clone();
    negative[1] = -5;
    assertRefused("ends before it starts", "sparse/starts", negative);
    int[] beyond = starts.clone();
    beyond[beyond.length - 1] = last + 1;
    assertRefused("do not cover", "sparse/starts", beyond);
    int[] overflow = starts.clone();
    overflow[1] = Integer.MAX_VALUE;
    overflow[2] = Integer.MIN_VALUE;
    assertRefused("ends before it starts", "sparse/starts", overflow);
    short[] classes = MODEL.sparseLayer().classes();
    classes = classes.clone();
    classes[3] = 20;
    assertRefused("there is no class 20", "sparse/classes", classes);
    classes[3] = -1;
    assertRefused("there is no class 65535", "sparse/classes", classes);
  }

  @Test
  void denseLayersOfOtherShapesAreRefused() throws IOException {
    assertRefused("hiddenWeights does not fit", "hidden/bias", new float[4]);
    assertRefused("expected 20 hidden rows", "hidden/weights", new float[21][3]);
    assertRefused("headWeights does not fit at head 2", "head-2/weights", new float[4][2]);
    assertRefused("classes of headWeights", "head-2/weights", new float[5][3]);
    assertRefused("expected two dimensions", "head-2/weights", new float[12]);
    assertRefused("has 2 entries, not 1", "score-weight", new float[2]);
    String message =
        refusal(
            forgery -> {
              forgery.parts.put("head-2/weights", new float[5][3]);
              forgery.parts.put("head-2/bias", new float[5]);
            });
    assertTrue(message.contains("expected 4 classes of head 2"), message);
  }

  @Test
  void vocabulariesAndCalibrationsThatAreNoneAreRefused() throws IOException {
    long[] hashes = MODEL.vocabulary().hashes();
    hashes[1] = hashes[0];
    assertRefused("hash 1 is there twice", "vocabulary/hashes", hashes);
    float[] idf = MODEL.vocabulary().idf();
    idf[2] = -1;
    assertRefused("vocabulary weight 2 is -1.0", "vocabulary/idf", idf);
    assertRefused("level 3 is not rising", "calibration-3/raw", new float[] {1, 0});
    assertRefused("level 3 is not rising", "calibration-3/calibrated", new float[] {0, 2});
  }

  @Test
  void valuesThatAreNotFiniteAreRefused() throws IOException {
    byte[] nan = {0, 0, (byte) 0xC0, 0x7F};
    Path file = folder.resolve("nan.minyi");
    Files.write(
        file,
        ForgedModel.listing(ForgedModel.entry("score-weight", "float32", "[1]", 0, nan), nan));
    String message = assertThrows(ModelFormatException.class, () -> read(file)).getMessage();
    assertTrue(message.contains("value 0 is NaN, expected a finite number"), message);
  }

  /** Whatever stands in the parts: the model is refused, or it classifies without an error. */
  @Test
  void randomForgeriesAreRefusedOrClassify() throws IOException {
    Random random = new Random(17);
    Forgery sound = new Forgery();
    List<String> names = List.copyOf(sound.parts.keySet());
    int refused = 0;
    for (int run = 0; run < 150; run++) {
      Forgery forgery = new Forgery();
      for (int change = 0; change <= random.nextInt(2); change++) {
        String name = names.get(1 + random.nextInt(names.size() - 1));
        forgery.parts.put(name, changed(forgery.parts.get(name), random));
      }
      Path file = forgery.write();
      MessageClassifier classifier;
      try {
        classifier = MessageClassifier.load(file);
      } catch (ModelFormatException e) {
        refused++;
        continue;
      }
      Classification result = classifier.classify(new Message("半夜停水", "高层水压太低，路灯漆黑"));
      result.path().forEach(tag -> assertTrue(tag.confidence() >= 0 && tag.confidence() <= 1));
    }
    assertTrue(refused > 30 && refused < 150, refused + " refused");
  }

  private static final float[] ODD_FLOATS = {
    0, -1, 1e-45f, Float.MAX_VALUE, -Float.MAX_VALUE, 0.5f, 2
  };
  private static final int[] ODD_INTS = {
    0, -1, 1, 7, 20, 127, -128, 32_767, -32_768, Integer.MAX_VALUE, Integer.MIN_VALUE
  };

  private static Object changed(Object part, Random random) {
    float odd = ODD_FLOATS[random.nextInt(ODD_FLOATS.length)];
    int whole = ODD_INTS[random.nextInt(ODD_INTS.length)];
    boolean resize = random.nextInt(3) == 0;
    int more = random.nextInt(3) - 1;
    if (part instanceof long[] a) {
      long[] b = java.util.Arrays.copyOf(a, a.length + (resize ? more : 0));
      b[random.nextInt(b.length)] = random.nextBoolean() ? whole : random.nextLong();
      return b;
    } else if (part instanceof int[] a) {
      int[] b = java.util.Arrays.copyOf(a, a.length + (resize ? more : 0));
      b[random.nextInt(b.length)] = whole;
      return b;
    } else if (part instanceof short[] a) {
      short[] b = java.util.Arrays.copyOf(a, a.length + (resize ? more : 0));
      b[random.nextInt(b.length)] = (short) whole;
      return b;
    } else if (part instanceof byte[] a) {
      byte[] b = java.util.Arrays.copyOf(a, a.length + (resize ? more : 0));
      b[random.nextInt(b.length)] = (byte) whole;
      return b;
    } else if (part instanceof float[] a) {
      float[] b = java.util.Arrays.copyOf(a, Math.max(1, a.length + (resize ? more : 0)));
      b[random.nextInt(b.length)] = odd;
      return b;
    }
    float[][] a = (float[][]) part;
    if (resize) {
      return new float[Math.max(1, a.length + more)][a[0].length + random.nextInt(2)];
    }
    a[random.nextInt(a.length)][random.nextInt(a[0].length)] = odd;
    return a;
  }
}
