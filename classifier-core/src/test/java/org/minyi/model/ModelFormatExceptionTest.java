package org.minyi.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Missing, foreign, damaged and forged files: each is refused with an exact message. */
class ModelFormatExceptionTest {
  private static final byte[] NO_DATA = {};

  @TempDir Path folder;

  @Test
  void aMissingFileAndAFolderAreNamed() {
    Path missing = folder.resolve("model.minyi");

    assertEquals(
        missing + ": there is no such file. Check the path, or train a model first.",
        assertThrows(ModelFormatException.class, () -> ModelFile.read(missing)).getMessage());
    assertEquals(
        folder + ": expected a model file, found a folder. Give the path of the model file itself.",
        assertThrows(ModelFormatException.class, () -> ModelFile.read(folder)).getMessage());
  }

  @Test
  void theUsersLanguageIsSpoken() throws IOException {
    byte[] model = model();
    byte[] data = {1, 2, 3, 4};
    String entry = ForgedModel.entry("a", "int32", "[2]", 0, data);

    toldInChinese(NO_DATA, "文件是空的。请重新下载或复制模型（以二进制方式），或重新训练。");
    toldInChinese(
        new byte[] {'P', 'K', 3, 4, 20, 0, 8, 0},
        "应为 Minyi 模型（开头是 4D 49 4E 59 49 0D 0A 1A），实际开头是 50 4B 03 04 14 00 08 00"
            + "（ZIP 压缩包、JAR 或 XLSX 文件；压缩的模型须先解压）。请给出模型文件的路径，文件名通常以 .minyi 结尾。");
    toldInChinese(
        Arrays.copyOf(model, model.length - 1),
        "文件不完整：在第 " + (model.length - 1) + " 字节处结束，文件尾还缺 1 字节。请重新下载");
    toldInChinese(
        changed(model, indexOf(model, new byte[] {11, 22, 33})),
        "数组“bytes”（int8，3）已损坏：CRC-32C 应为 ");
    toldInChinese(ForgedModel.header(2, data), "格式版本应为 1，实际是 2。这个模型需要更新的 Minyi：请更新 Minyi");
    toldInChinese(ForgedModel.listing(entry, data), "清单的 arrays[0]：数组“a”（int32，2）：长度应为 8，实际是 4。");
    toldInChinese(
        ForgedModel.listing(entry.replace("[2]", "[-1]"), data),
        "清单的 arrays[0]：数组“a”的形状：维度 -1 是负数。");
  }

  @Test
  void everyProblemIsToldInBothLanguages() {
    for (ModelProblem problem : ModelProblem.values()) {
      ModelFormatException e = new ModelFormatException("file", problem, "1st", "2nd", "3rd");
      assertEquals(problem, e.problem());
      String chinese = e.message(Locale.SIMPLIFIED_CHINESE);
      assertTrue(chinese.matches("(?s)file：.*\\p{IsHan}.*。.*\\p{IsHan}.*。"), chinese);
      assertEquals(e.getMessage(), e.message(Locale.FRENCH));
      assertTrue(e.getMessage().matches("(?s)file: \\P{IsHan}+\\. \\P{IsHan}+\\."), e.getMessage());
      for (String detail : new String[] {"1st", "2nd", "3rd"}) {
        boolean told = e.getMessage().contains(detail);
        assertEquals(told, chinese.contains(detail), chinese + " / " + e.getMessage());
      }
    }
  }

  @Test
  void otherKindsOfFilesAreRecognised() {
    refused(NO_DATA, "the file is empty");
    refused("标题,内容\n路灯不亮,".getBytes(StandardCharsets.UTF_8), "a text file");
    refused("标题,内容\n路灯不亮,".getBytes(Charset.forName("GBK")), "a text file");
    refused("<!DOCTYPE html>".getBytes(StandardCharsets.US_ASCII), "a text file");
    refused(new byte[] {'P', 'K', 3, 4, 20, 0, 8, 0}, "50 4B 03 04 14 00 08 00 (a ZIP archive");
    refused(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0}, "a gzip file");
    refused(new byte[] {0, 1, 2}, "an unknown kind of file");
  }

  @Test
  void aTransferInTextModeIsRecognised() throws IOException {
    String latin1 = new String(model(), StandardCharsets.ISO_8859_1);

    for (String changed :
        new String[] {
          latin1.replace("\n", "\r\n"), latin1.replace("\r\n", "\n"), latin1.replace("\r", "\n")
        }) {
      refused(changed.getBytes(StandardCharsets.ISO_8859_1), "text mode");
    }
  }

  @Test
  void aNewerVersionAsksForANewerMinyi() {
    byte[] manifest = "{\"arrays\":[]}".getBytes(StandardCharsets.UTF_8);

    refused(
        ForgedModel.header(2, manifest),
        "expected format version 1, found 2. This model needs a newer Minyi: update Minyi");
    refused(ForgedModel.header(-1, manifest), "found 4294967295. This model needs a newer Minyi");
    refused(ForgedModel.header(0, manifest), "expected format version 1, found 0. Download");
  }

  @Test
  void everyTruncationIsFound() throws IOException {
    byte[] model = model();
    Path path = folder.resolve("model.minyi");

    for (int length = 0; length < model.length; length++) {
      byte[] cut = Arrays.copyOf(model, length);
      refused(cut, length == 0 ? "empty" : "cut off");
      Files.write(path, cut);
      assertThrows(ModelFormatException.class, () -> ModelFile.read(path), "length " + length);
    }
  }

  @Test
  void everyChangeOfOneByteIsFound() throws IOException {
    byte[] model = model();
    for (int i = 0; i < model.length; i++) {
      byte original = model[i];
      for (int difference : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
        model[i] = (byte) (original ^ difference);
        byte[] damaged = model;
        assertThrows(
            ModelFormatException.class, () -> read(damaged), "byte " + i + " xor " + difference);
      }
      model[i] = original;
    }
    read(model);
  }

  @Test
  void bytesAfterTheEndAreFound() throws IOException {
    byte[] longer = Arrays.copyOf(model(), model().length + 1);
    Path path = Files.write(folder.resolve("model.minyi"), longer);

    refused(longer, "something follows the model, which ends at byte " + model().length);
    ModelFormatException e = assertThrows(ModelFormatException.class, () -> ModelFile.read(path));
    assertTrue(e.getMessage().startsWith(path + ": something follows the model"), e.getMessage());
  }

  @Test
  void theDamagedPartIsNamed() throws IOException {
    byte[] model = model();
    int data = indexOf(model, new byte[] {11, 22, 33});

    refused(changed(model, 30), "the manifest is damaged: expected CRC-32C");
    refused(changed(model, data), "array 'bytes' (int8, 3) is damaged: expected CRC-32C");
    refused(
        changed(model, data + 63),
        "byte " + (data + 63) + ", in the padding after array 'bytes' (int8, 3), is 0x01");
    refused(changed(model, model.length - 10), "the SHA-256 checksum is damaged");
  }

  @Test
  void manifestsThatAreNotSoundJsonAreRefused() {
    refused(ForgedModel.file("[1, 2]"), "not a JSON object");
    refused(ForgedModel.file("{}"), "no list 'arrays'");
    refused(ForgedModel.file("{\"arrays\":{}}"), "no list 'arrays'");
    refused(ForgedModel.file("{\"arrays\":[]} {}"), "no valid JSON");
    refused(ForgedModel.file("{\"arrays\":[]"), "no valid JSON");
    refused(ForgedModel.file("{\"arrays\":[],\"arrays\":[]}"), "Duplicate");
    refused(ForgedModel.file("{\"arrays\":[],\"a\":{\"b\":1,\"b\":2}}"), "Duplicate");
    refused(ForgedModel.file("{\"arrays\":[],\"a\":NaN}"), "no valid JSON");
    refused(ForgedModel.file("{\"arrays\":[],\"a\":" + "[".repeat(100_000)), "no valid JSON");
    refused(ForgedModel.file(new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}), "UTF-8");
    refused(ForgedModel.file("{\"arrays\":[]}".getBytes(StandardCharsets.UTF_16LE)), "JSON");
    refused(ForgedModel.file("  "), "not a JSON object");
    refused(ForgedModel.file(new byte[] {'7'}), "byte 12: expected a manifest length of 2 to");
  }

  @Test
  void everyFieldOfAnEntryIsChecked() {
    byte[] data = {1, 2, 3, 4};
    long crc = ForgedModel.crc(data);
    String good = ForgedModel.entry("a", "int32", "[1]", 0, data);

    refusedEntry("7", "expected an object with the keys");
    refusedEntry("{}", "expected an object with the keys");
    refusedEntry(good.replace("}", ",\"more\":1}"), "expected an object with the keys");
    refusedEntry(good.replace("\"a\"", "7"), "arrays[0] of the manifest: expected a name");
    refusedEntry(good.replace("\"a\"", "\"\\u001b[31m\""), "expected a name");
    refusedEntry(good.replace("int32", "object"), "array 'a': unknown type \"object\"; known are");
    refusedEntry(good.replace("\"int32\"", "null"), "unknown type null");
    refusedEntry(good.replace("[1]", "1"), "shape: expected a list of 1 to 8");
    refusedEntry(good.replace("[1]", "[]"), "shape: expected 1 to 8 dimensions, found 0");
    refusedEntry(good.replace("[1]", "[1,1,1,1,1,1,1,1,1]"), "expected a list of 1 to 8");
    refusedEntry(good.replace("[1]", "[1.0]"), "shape: expected an integer");
    refusedEntry(good.replace("[1]", "[-1]"), "is negative");
    refusedEntry(good.replace("[1]", "[2147483648]"), "shape: expected an integer");
    refusedEntry(good.replace("[1]", "[65536,65536]"), "65536x65536 has more than");
    refusedEntry(good.replace("[1]", "[2147483647,2147483647,4]"), "has more than");
    refusedEntry(good.replace("[1]", "[2147483583]"), "takes 8589934332 bytes");
    refusedEntry(good.replace("[1]", "[2147483583,0]"), "0 only if the first is 0");
    refusedEntry(good.replace("[1]", "[2]"), "array 'a' (int32, 2): expected length 8, found 4");
    refusedEntry(good.replace("\"length\":4", "\"length\":-4"), "length: expected an integer");
    refusedEntry(good.replace("\"length\":4", "\"length\":1e1"), "length: expected an integer");
    refusedEntry(good.replace("\"offset\":0", "\"offset\":64"), "expected offset 0");
    refusedEntry(good.replace("\"offset\":0", "\"offset\":-64"), "offset: expected an integer");
    refusedEntry(
        good.replace("\"offset\":0", "\"offset\":18446744073709551616"),
        "offset: expected an integer");
    refusedEntry(good.replace("" + crc, "4294967296"), "crc32c: expected an integer");
    refusedEntry(good.replace("" + crc, "\"" + crc + "\""), "crc32c: expected an integer");
    refusedEntry(
        ForgedModel.entry("a", "utf8", "[2,2]", 0, data), "array 'a': text has one dimension");
  }

  @Test
  void overlapsAndRepeatedNamesAreRefused() {
    byte[] data = {1, 2, 3, 4};
    String first = ForgedModel.entry("a", "int8", "[4]", 0, data);

    refused(
        ForgedModel.listing(
            first + "," + ForgedModel.entry("b", "int8", "[4]", 0, data), data, data),
        "arrays[1] of the manifest: array 'b' (int8, 4): expected offset 64");
    refused(
        ForgedModel.listing(
            first + "," + ForgedModel.entry("a", "int8", "[4]", 64, data), data, data),
        "arrays[1] of the manifest: the name 'a' was used before");
  }

  @Test
  void contentThatIsNoFiniteNumberOrNoTextIsRefused() {
    byte[] nan = {0, 0, 0, 0, 0, 0, (byte) 0xC0, 0x7F};
    byte[] infinite = {0, 0, (byte) 0x80, (byte) 0xFF};
    byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};

    refused(
        ForgedModel.listing(ForgedModel.entry("a", "float32", "[2]", 0, nan), nan),
        "array 'a' (float32, 2): value 1 is NaN, expected a finite number");
    refused(
        ForgedModel.listing(ForgedModel.entry("a", "float32", "[1]", 0, infinite), infinite),
        "value 0 is -Infinity");
    refused(
        ForgedModel.listing(ForgedModel.entry("a", "utf8", "[3]", 0, surrogate), surrogate),
        "array 'a' (utf8, 3) is not UTF-8");
  }

  @Test
  void moreArraysThanAllowedAreRefused() {
    StringBuilder entries = new StringBuilder("7");
    entries.append(",7".repeat(4096));

    refused(ForgedModel.listing(entries.toString()), "lists 4097 arrays, expected at most 4096");
  }

  @Test
  void messagesCarryNoControlCharactersOfTheFile() {
    ModelFormatException e =
        refused(
            ForgedModel.listing("{\"\\u001b[2J\\u202E\\n\":\"" + "x".repeat(100_000) + "\"}"),
            "expected an object with the keys");

    assertTrue(e.getMessage().length() < 700, e.getMessage());
    assertTrue(e.getMessage().chars().noneMatch(c -> c < ' ' || c == 0x202E), e.getMessage());
  }

  @Test
  void claimsOfHugeSizesTakeNoMemory() throws IOException {
    byte[] huge =
        ForgedModel.listing(
            ForgedModel.entry("a", "int8", "[2000000000]", 0, 2000000000L, 0), new byte[100]);
    byte[] beyond =
        ForgedModel.listing(
            ForgedModel.entry("a", "int8", "[2147483583]", 0, 2147483583L, 0)
                + ","
                + ForgedModel.entry("b", "int8", "[2147483583]", 2147483584L, 2147483583L, 0));
    byte[] manifest = Arrays.copyOf(model(), 1000);
    manifest[12] = manifest[13] = manifest[14] = 0;
    manifest[15] = 1;
    byte[] tooLong = manifest.clone();
    tooLong[15] = 127;
    Path path = Files.write(folder.resolve("model.minyi"), huge);

    long allocated =
        allocatedBytes(
            () -> {
              refused(huge, "the file is cut off");
              refused(beyond, "the limit is 2147483648");
              refused(manifest, "the file is cut off");
              refused(tooLong, "expected a manifest length of 2 to 16777216, found 21");
              ModelFormatException e =
                  assertThrows(ModelFormatException.class, () -> ModelFile.read(path));
              assertTrue(e.getMessage().contains("the file is cut off"), e.getMessage());
            });

    assertTrue(allocated < 4 << 20, allocated + " bytes");
  }

  @Test
  void manifestsThatUnfoldInMemoryAreStopped() throws IOException {
    int size = (16 << 20) - 100;
    byte[] objects = ("{\"arrays\":[" + "{},".repeat(size / 3) + "{}]}").getBytes();
    byte[] keys = ("{\"arrays\":[],\"" + "k".repeat(size) + "\":1}").getBytes();
    byte[] text = ("{\"arrays\":[],\"k\":\"" + "t".repeat(size) + "\"}").getBytes();
    byte[] digits = ("{\"arrays\":[],\"k\":" + "9".repeat(size) + "}").getBytes();
    byte[] deep = ("{\"arrays\":[],\"k\":" + "[".repeat(size)).getBytes();
    for (byte[] manifest : new byte[][] {objects, keys, text, digits, deep}) {
      byte[] file = ForgedModel.file(manifest);

      long allocated = allocatedBytes(() -> refused(file, "no valid JSON"));

      // The manifest itself takes 32 MiB while it arrives from a stream of unknown length.
      assertTrue(allocated < 64 << 20, allocated + " bytes");
    }
  }

  @Test
  void anEndlessStreamIsLeftAtTheEndOfTheModel() throws IOException {
    InputStream zeros =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }
        };
    InputStream endless = new SequenceInputStream(new ByteArrayInputStream(model()), zeros);

    ModelFormatException e =
        assertThrows(ModelFormatException.class, () -> ModelFile.read(endless, "endless", 1 << 20));
    assertTrue(e.getMessage().contains("something follows"), e.getMessage());
  }

  @Property(seed = "20266", tries = 500)
  void randomBytesAreRefused(@ForAll byte[] bytes) {
    assertThrows(ModelFormatException.class, () -> read(bytes));
  }

  @Property(seed = "20267", tries = 500)
  void randomManifestsWithRightChecksumsAreRefusedOrRead(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] data = {1, 2, 3, 4};
    byte[] manifest =
        ("{\"k\":[1,{}],\"arrays\":["
                + ForgedModel.entry("a", "int32", "[1]", 0, data)
                + ","
                + ForgedModel.entry("b", "int8", "[2,2]", 64, data)
                + "]}")
            .getBytes(StandardCharsets.UTF_8);
    String alphabet = "{}[],:\"-0123456789.eaintufl \\\u007f";
    for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
      manifest[random.nextInt(manifest.length)] =
          (byte) alphabet.charAt(random.nextInt(alphabet.length()));
    }
    byte[] file = ForgedModel.file(manifest, data, data);
    try {
      ModelFile model = read(file);
      assertEquals(2, model.names().size());
      model.verify();
    } catch (ModelFormatException e) {
      assertTrue(e.getMessage().startsWith("test model: "), e.getMessage());
    }
  }

  private static void refusedEntry(String entry, String expected) {
    refused(ForgedModel.listing(entry, new byte[] {1, 2, 3, 4}), expected);
  }

  private static ModelFormatException refused(byte[] file, String expected) {
    ModelFormatException e = assertThrows(ModelFormatException.class, () -> read(file), expected);
    assertTrue(e.getMessage().startsWith("test model: "), e.getMessage());
    assertTrue(e.getMessage().contains(expected), expected + " in " + e.getMessage());
    return e;
  }

  private static void toldInChinese(byte[] file, String expected) {
    String told =
        assertThrows(ModelFormatException.class, () -> read(file), expected)
            .message(Locale.CHINESE);
    assertTrue(told.startsWith("test model：" + expected), told);
  }

  private static ModelFile read(byte[] bytes) throws IOException {
    return ModelFile.read(new ByteArrayInputStream(bytes), "test model", ModelFile.MAX_BYTES);
  }

  private static byte[] model() throws IOException {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("note", "民意");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFileWriter.create(manifest)
        .add("bytes", new byte[] {11, 22, 33})
        .add("floats", new float[][] {{1, 2}, {3, 4}})
        .add("text", "路灯")
        .writeTo(out);
    return out.toByteArray();
  }

  private static byte[] changed(byte[] bytes, int index) {
    byte[] changed = bytes.clone();
    changed[index] ^= 1;
    return changed;
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i <= bytes.length - part.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  private static long allocatedBytes(Runnable action) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
