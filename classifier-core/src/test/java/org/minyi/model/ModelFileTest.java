package org.minyi.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  @TempDir Path folder;

  @Test
  void everyTypeComesBackAsItWasGiven() throws IOException {
    ModelFile file =
        read(
            ModelFileWriter.create(manifest())
                .add("bytes", new byte[] {Byte.MIN_VALUE, -1, 0, Byte.MAX_VALUE}, 2, 2)
                .add("shorts", new short[] {Short.MIN_VALUE, -1, Short.MAX_VALUE})
                .add("ints", new int[] {Integer.MIN_VALUE, -1, Integer.MAX_VALUE}, 1, 3, 1)
                .add("longs", new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE})
                .add("floats", new float[] {-0.0f, Float.MIN_VALUE, -Float.MAX_VALUE})
                .add("byteRows", new byte[][] {{1, 2, 3}, {4, 5, 6}})
                .add("floatRows", new float[][] {{1.5f}, {-2.5f}, {3.25f}})
                .add("text", "路灯不亮\0😀"));

    assertEquals(
        List.of("bytes", "shorts", "ints", "longs", "floats", "byteRows", "floatRows", "text"),
        file.names());
    assertArrayEquals(new byte[] {-128, -1, 0, 127}, file.bytes("bytes"));
    assertArrayEquals(new byte[][] {{-128, -1}, {0, 127}}, file.byteRows("bytes"));
    assertArrayEquals(new short[] {Short.MIN_VALUE, -1, Short.MAX_VALUE}, file.shorts("shorts"));
    assertArrayEquals(new int[] {Integer.MIN_VALUE, -1, Integer.MAX_VALUE}, file.ints("ints"));
    assertArrayEquals(new int[] {1, 3, 1}, file.shape("ints"));
    assertArrayEquals(new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE}, file.longs("longs"));
    assertArrayEquals(
        new float[] {-0.0f, Float.MIN_VALUE, -Float.MAX_VALUE}, file.floats("floats"));
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, file.bytes("byteRows"));
    assertArrayEquals(new byte[][] {{1, 2, 3}, {4, 5, 6}}, file.byteRows("byteRows"));
    assertArrayEquals(new float[][] {{1.5f}, {-2.5f}, {3.25f}}, file.floatRows("floatRows"));
    assertArrayEquals(new int[] {3, 1}, file.shape("floatRows"));
    assertEquals("路灯不亮\0😀", file.text("text"));
    assertArrayEquals(new int[] {17}, file.shape("text"));
  }

  @Test
  void emptyArraysAndNoArraysComeBack() throws IOException {
    ModelFile file =
        read(
            ModelFileWriter.create(manifest())
                .add("none", new byte[0])
                .add("noRows", new float[0][])
                .add("noText", "")
                .add("after", new int[] {7}));

    assertEquals(0, file.bytes("none").length);
    assertEquals(0, file.floatRows("noRows").length);
    assertEquals("", file.text("noText"));
    assertArrayEquals(new int[] {7}, file.ints("after"));
    assertEquals(List.of(), read(ModelFileWriter.create(manifest())).names());
  }

  @Test
  void theManifestComesBackWithoutTheListOfArrays() throws IOException {
    ModelFile file = read(ModelFileWriter.create(manifest()).add("a", new byte[1]));

    assertEquals(manifest(), file.manifest());
  }

  @Test
  void whatIsHandedOutIsACopy() throws IOException {
    ModelFile file =
        read(
            ModelFileWriter.create(manifest())
                .add("bytes", new byte[] {1})
                .add("rows", new byte[][] {{1}}));

    file.manifest().put("taxonomy", "changed");
    file.bytes("bytes")[0] = 2;
    file.byteRows("rows")[0][0] = 2;
    file.shape("bytes")[0] = 2;

    assertEquals(manifest(), file.manifest());
    assertArrayEquals(new byte[] {1}, file.bytes("bytes"));
    assertArrayEquals(new byte[][] {{1}}, file.byteRows("rows"));
    assertArrayEquals(new int[] {1}, file.shape("bytes"));
  }

  @Test
  void aPathAndAStreamGiveTheSame() throws IOException {
    ModelFileWriter writer = ModelFileWriter.create(manifest()).add("a", new byte[300_000]);
    Path path = folder.resolve("模型.minyi");
    String checksum = writer.writeTo(path);

    ModelFile file = ModelFile.read(path);
    ModelFile streamed = read(writer);

    assertEquals(checksum, file.checksum());
    assertEquals(checksum, streamed.checksum());
    assertArrayEquals(file.bytes("a"), streamed.bytes("a"));
  }

  @Test
  void aStreamMayDeliverOneByteAtATime() throws IOException {
    byte[] bytes = bytes(ModelFileWriter.create(manifest()).add("a", new int[] {1, 2, 3}));
    InputStream slow =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] target, int start, int length) {
            return super.read(target, start, Math.min(length, 1));
          }
        };

    assertArrayEquals(new int[] {1, 2, 3}, ModelFile.read(slow, "slow", 10_000).ints("a"));
  }

  @Test
  void aFileWrittenFromTheDocumentationIsRead() throws IOException {
    byte[] data = {0, 0, -128, 63, 0, 0, 0, -64};
    byte[] bytes =
        ForgedModel.file(
            "{ \"note\": \"民意\",\n\"arrays\": [ %s ] }"
                .formatted(ForgedModel.entry("weights", "float32", "[1, 2]", 0, data)),
            data);

    ModelFile file = read(bytes);

    assertEquals("民意", file.manifest().get("note").textValue());
    assertArrayEquals(new float[][] {{1f, -2f}}, file.floatRows("weights"));
    file.verify();
  }

  @Test
  void theChecksumIsTheSha256OfAllButTheTrailer() throws IOException {
    byte[] bytes = bytes(ModelFileWriter.create(manifest()).add("a", new byte[] {1, 2}));
    byte[] content = Arrays.copyOf(bytes, bytes.length - 36);

    ModelFile file = read(bytes);

    assertEquals(HexFormat.of().formatHex(ForgedModel.sha256(content)), file.checksum());
    file.verify();
  }

  @Test
  void verifyFindsContentChangedUnderAnOldIdentity() throws IOException {
    byte[] data = {1, 2, 3};
    byte[] changed = {1, 2, 4};
    byte[] original = ForgedModel.listing(ForgedModel.entry("a", "int8", "[3]", 0, data), data);
    byte[] forged = ForgedModel.listing(ForgedModel.entry("a", "int8", "[3]", 0, changed), changed);
    System.arraycopy(original, original.length - 36, forged, forged.length - 36, 36);

    ModelFile file = read(forged);

    ModelFormatException e = assertThrows(ModelFormatException.class, file::verify);
    assertTrue(e.getMessage().contains(file.checksum()), e.getMessage());
  }

  @Test
  void aMissingArrayIsNamedWithThoseThatExist() throws IOException {
    ModelFile file = read(ModelFileWriter.create(manifest()).add("bias", new float[] {1}));

    ModelFormatException e =
        assertThrows(ModelFormatException.class, () -> file.floatRows("weights"));
    assertTrue(e.getMessage().startsWith("test model: there is no array 'weights'; the file has"));
    assertTrue(e.getMessage().contains("[bias]"));
    assertTrue(e.getMessage().contains("Retrain"));
  }

  @Test
  void anArrayOfAnotherTypeOrRankIsRefused() throws IOException {
    ModelFile file = read(ModelFileWriter.create(manifest()).add("bias", new float[] {1}));

    for (var accessor :
        Map.<String, Executable>of(
                "type int8", () -> file.bytes("bias"),
                "type int16", () -> file.shorts("bias"),
                "type int32", () -> file.ints("bias"),
                "type int64", () -> file.longs("bias"),
                "type utf8", () -> file.text("bias"),
                "two dimensions", () -> file.floatRows("bias"))
            .entrySet()) {
      ModelFormatException e =
          assertThrows(ModelFormatException.class, accessor.getValue(), accessor.getKey());
      assertTrue(
          e.getMessage()
              .contains("expected " + accessor.getKey() + ", found array 'bias' (float32, 1)"),
          e.getMessage());
    }
  }

  @Test
  void theLimitOfAStreamIsItsLastByte() throws IOException {
    byte[] bytes = bytes(ModelFileWriter.create(manifest()).add("a", new byte[100]));

    ModelFile.read(new ByteArrayInputStream(bytes), "test model", bytes.length);
    ModelFormatException e =
        assertThrows(
            ModelFormatException.class,
            () -> ModelFile.read(new ByteArrayInputStream(bytes), "test model", bytes.length - 1));
    assertTrue(e.getMessage().contains("the limit is " + (bytes.length - 1)), e.getMessage());
  }

  @Test
  void aLimitOutOfRangeIsTheCallersMistake() {
    for (long limit : new long[] {0, -1, ModelFile.MAX_BYTES + 1}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> ModelFile.read(InputStream.nullInputStream(), "none", limit));
    }
  }

  @Property(seed = "20261", tries = 200)
  void bytesComeBack(@ForAll byte[] data) throws IOException {
    assertArrayEquals(data, read(ModelFileWriter.create(manifest()).add("a", data)).bytes("a"));
  }

  @Property(seed = "20262", tries = 200)
  void numbersComeBack(
      @ForAll short[] shorts, @ForAll int[] ints, @ForAll long[] longs, @ForAll float[] floats)
      throws IOException {
    ModelFile file =
        read(
            ModelFileWriter.create(manifest())
                .add("shorts", shorts)
                .add("ints", ints)
                .add("longs", longs)
                .add("floats", floats));

    assertArrayEquals(shorts, file.shorts("shorts"));
    assertArrayEquals(ints, file.ints("ints"));
    assertArrayEquals(longs, file.longs("longs"));
    assertArrayEquals(floats, file.floats("floats"));
  }

  @Property(seed = "20263", tries = 200)
  void rowsComeBack(@ForAll("matrices") float[][] rows) throws IOException {
    byte[][] bytes = new byte[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      bytes[i] = new byte[rows[i].length];
      for (int j = 0; j < rows[i].length; j++) {
        bytes[i][j] = (byte) Float.floatToIntBits(rows[i][j]);
      }
    }
    ModelFile file = read(ModelFileWriter.create(manifest()).add("f", rows).add("b", bytes));

    assertArrayEquals(rows, file.floatRows("f"));
    assertArrayEquals(bytes, file.byteRows("b"));
  }

  @Property(seed = "20264", tries = 200)
  void textsAndManifestsComeBack(
      @ForAll("texts") String text, @ForAll Map<String, Integer> numbers, @ForAll double number)
      throws IOException {
    ObjectNode manifest = manifest();
    manifest.put("text", text);
    manifest.put("number", number);
    ObjectNode inner = manifest.putObject("inner");
    numbers.forEach((key, value) -> inner.put(text + key.length(), value));

    ModelFile file = read(ModelFileWriter.create(manifest).add("text", text));

    assertEquals(text, file.text("text"));
    assertEquals(manifest, file.manifest());
  }

  @Provide
  Arbitrary<float[][]> matrices() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 12), Arbitraries.integers().between(1, 12))
        .as(
            (rows, columns) ->
                Arbitraries.floats()
                    .array(float[].class)
                    .ofSize(columns)
                    .array(float[][].class)
                    .ofSize(rows))
        .flatMap(a -> a);
  }

  /** Any text that is text: no lone surrogates. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .ofMaxLength(50)
        .map(s -> new String(s.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  private static ObjectNode manifest() {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("taxonomy", "1");
    manifest.putObject("training").put("seed", 42).put("level1", 0.83);
    return manifest;
  }

  private static byte[] bytes(ModelFileWriter writer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.writeTo(out);
    return out.toByteArray();
  }

  private static ModelFile read(ModelFileWriter writer) throws IOException {
    return read(bytes(writer));
  }

  private static ModelFile read(byte[] bytes) throws IOException {
    return ModelFile.read(new ByteArrayInputStream(bytes), "test model", ModelFile.MAX_BYTES);
  }
}
