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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ModelFileWriterTest {
  @TempDir Path folder;

  @Test
  void theFormatIsExactlyAsDocumented() throws IOException {
    byte[] rows = {1, 2, 3, 4, 5, 6};
    byte[] text = {(byte) 0xE6, (byte) 0xB0, (byte) 0x91};
    byte[] expected =
        ForgedModel.file(
            "{\"a\":[1.5,null],\"arrays\":[%s,%s],\"b\":{\"y\":true,\"z\":\"民\"}}"
                .formatted(
                    sorted("rows", "int8", "[2,3]", 0, rows),
                    sorted("text", "utf8", "[3]", 64, text)),
            rows,
            text);
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.putObject("b").put("z", "民").put("y", true);
    manifest.putArray("a").add(1.5).addNull();

    byte[] actual =
        bytes(
            ModelFileWriter.create(manifest)
                .add("rows", new byte[][] {{1, 2, 3}, {4, 5, 6}})
                .add("text", "民"));

    assertArrayEquals(expected, actual);
  }

  @Property(seed = "20265", tries = 100)
  void equalContentGivesEqualBytes(
      @ForAll List<Integer> keys, @ForAll double number, @ForAll float[] floats)
      throws IOException {
    List<Integer> reversed = new ArrayList<>(keys);
    Collections.reverse(reversed);
    ModelFileWriter once = ModelFileWriter.create(nested(keys, number)).add("a", floats);
    ModelFileWriter again = ModelFileWriter.create(nested(reversed, number)).add("a", floats);

    assertArrayEquals(bytes(once), bytes(again));
    assertArrayEquals(bytes(once), bytes(once));
  }

  @Test
  void aModelThatWasReadIsWrittenBackByteForByte() throws IOException {
    byte[] bytes =
        bytes(
            ModelFileWriter.create(nested(List.of(2, 1), 0.1))
                .add("f", new float[][] {{0.1f, -0.0f}})
                .add("t", "字"));
    ModelFile file = ModelFile.read(new ByteArrayInputStream(bytes), "model", 10_000);

    byte[] again =
        bytes(
            ModelFileWriter.create(file.manifest())
                .add("f", file.floatRows("f"))
                .add("t", file.text("t")));

    assertArrayEquals(bytes, again);
  }

  @Test
  void whatIsGivenIsCopied() throws IOException {
    ObjectNode manifest = empty().put("key", "before");
    byte[] data = {1};
    ModelFileWriter writer = ModelFileWriter.create(manifest).add("a", data);
    byte[] before = bytes(writer);

    manifest.put("key", "after");
    data[0] = 2;

    assertArrayEquals(before, bytes(writer));
  }

  @Test
  void aFileIsReplacedAndNothingElseIsLeftInTheFolder() throws IOException {
    Path path = folder.resolve("model.minyi");
    Files.writeString(path, "an older model");

    String checksum = ModelFileWriter.create(empty()).add("a", new byte[9]).writeTo(path);

    assertEquals(checksum, ModelFile.read(path).checksum());
    assertEquals(List.of(path), contents());
  }

  @Test
  void aFailureLeavesTheTargetAsItWas() throws IOException {
    Path target = Files.createDirectory(folder.resolve("model.minyi"));
    Path inside = Files.writeString(target.resolve("file"), "content");

    assertThrows(IOException.class, () -> ModelFileWriter.create(empty()).writeTo(target));

    assertEquals("content", Files.readString(inside));
    assertEquals(List.of(target), contents());
  }

  @Test
  void aMissingFolderIsNamed() {
    Path path = folder.resolve("no").resolve("model.minyi");

    NoSuchFileException e =
        assertThrows(
            NoSuchFileException.class, () -> ModelFileWriter.create(empty()).writeTo(path));
    assertEquals(
        path + ": the folder of the model file does not exist: create it first", e.getMessage());
  }

  @Test
  void aFailingStreamFailsTheWriting() {
    IOException full = new IOException("disk full");
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw full;
          }
        };

    IOException e =
        assertThrows(IOException.class, () -> ModelFileWriter.create(empty()).writeTo(out));
    assertEquals(full, e);
  }

  @Test
  void manifestsThatCannotBeReadAgainAreRefusedAtOnce() {
    ObjectNode deep = empty();
    ObjectNode node = deep;
    for (int i = 0; i < 70; i++) {
      node = node.putObject("k");
    }
    ObjectNode many = empty();
    for (int i = 0; i < 130_000; i++) {
      many.put("k" + i, i);
    }
    refused("reserved", empty().put("arrays", 1));
    refused("read again", empty().put("loss", Double.NaN));
    refused("read again", empty().put("loss", Double.NEGATIVE_INFINITY));
    refused("read again", deep);
    refused("read again", many);
    refused("read again", empty().put("long", "字".repeat((1 << 20) + 1)));
  }

  @Test
  void namesAreCheckedAndUnique() {
    ModelFileWriter writer = ModelFileWriter.create(empty()).add("a", new byte[1]);

    refused("'a'", () -> writer.add("a", "text"));
    refused("128 characters", () -> writer.add("", new byte[1]));
    refused("128 characters", () -> writer.add("名", new byte[1]));
    refused("128 characters", () -> writer.add("line\n", new byte[1]));
    refused("128 characters", () -> writer.add("a".repeat(129), new byte[1]));
    assertEquals(writer, writer.add("a".repeat(128), new byte[1]));
  }

  @Test
  void shapesMustFitTheData() {
    ModelFileWriter writer = ModelFileWriter.create(empty());

    refused("2x3 has 6 elements, found 5", () -> writer.add("a", new byte[5], 2, 3));
    refused("negative", () -> writer.add("a", new int[4], -2, -2));
    refused("more than", () -> writer.add("a", new long[0], 1 << 16, 1 << 16));
    refused("first is 0", () -> writer.add("a", new short[0], 5, 0));
    refused("1 to 8", () -> writer.add("a", new float[1], 1, 1, 1, 1, 1, 1, 1, 1, 1));
  }

  @Test
  void raggedAndEmptyRowsAreRefused() {
    ModelFileWriter writer = ModelFileWriter.create(empty());

    refused("row 1 has 1 columns, expected 2", () -> writer.add("a", new byte[][] {{1, 2}, {3}}));
    refused("row 1 has 2 columns, expected 1", () -> writer.add("a", new float[][] {{1}, {2, 3}}));
    refused("row 0 has 0 columns", () -> writer.add("a", new float[2][0]));
  }

  @Test
  void valuesThatAreNotFiniteAreNamed() {
    ModelFileWriter writer = ModelFileWriter.create(empty());

    refused("array 'a': value 1 is NaN", () -> writer.add("a", new float[] {0, Float.NaN}));
    refused(
        "array 'a': value 3 is -Infinity",
        () -> writer.add("a", new float[][] {{0, 1}, {2, Float.NEGATIVE_INFINITY}}));
  }

  @Test
  void aTextWithALoneSurrogateIsRefused() {
    ModelFileWriter writer = ModelFileWriter.create(empty());

    refused("array 'a': the text has a lone surrogate", () -> writer.add("a", "x\uDC00"));
  }

  @Test
  void thereIsALimitOfArrays() {
    ModelFileWriter writer = ModelFileWriter.create(empty());
    for (int i = 0; i < 4096; i++) {
      writer.add("a" + i, new byte[0]);
    }

    refused("at most 4096 arrays", () -> writer.add("more", new byte[0]));
  }

  @Test
  void asManyArraysAsAllowedCanBeRead() throws IOException {
    ModelFileWriter writer = ModelFileWriter.create(empty());
    for (int i = 0; i < 4096; i++) {
      writer.add("a" + i, new byte[] {(byte) i}, 1, 1, 1, 1, 1, 1, 1, 1);
    }

    ModelFile file =
        ModelFile.read(new ByteArrayInputStream(bytes(writer)), "model", ModelFile.MAX_BYTES);

    assertArrayEquals(new byte[] {(byte) 4095}, file.bytes("a4095"));
  }

  private static void refused(String expected, ObjectNode manifest) {
    refused(expected, () -> ModelFileWriter.create(manifest));
  }

  private static void refused(String expected, Executable action) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, action, expected);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  private List<Path> contents() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    }
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode nested(List<Integer> keys, double number) {
    ObjectNode manifest = empty();
    ObjectNode inner = manifest.putObject("inner");
    for (Integer key : keys) {
      manifest.put("k" + key, key);
      inner.put("k" + key, number);
    }
    return manifest;
  }

  private static String sorted(String name, String type, String shape, long offset, byte[] data) {
    return """
        {"crc32c":%d,"length":%d,"name":"%s","offset":%d,"shape":%s,"type":"%s"}"""
        .formatted(ForgedModel.crc(data), data.length, name, offset, shape, type);
  }

  private static byte[] bytes(ModelFileWriter writer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.writeTo(out);
    return out.toByteArray();
  }
}
