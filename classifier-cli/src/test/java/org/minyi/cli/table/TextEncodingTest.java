package org.minyi.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncodingTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void charactersMayLieAcrossBlocks(int offset) throws IOException {
    String text = "x".repeat(offset) + "民意😀㐀".repeat(20_000);

    assertEquals(
        new TextEncoding(StandardCharsets.UTF_8, 0, 0), detect(text, StandardCharsets.UTF_8));
    assertEquals(new TextEncoding(GB18030, 0, 0), detect(text, GB18030));
  }

  @Test
  void aByteOrderMarkDecides() throws IOException {
    assertEquals(
        new TextEncoding(StandardCharsets.UTF_8, 3, 0), detect("\uFEFF民意", StandardCharsets.UTF_8));
    assertEquals(
        new TextEncoding(StandardCharsets.UTF_16LE, 2, 0),
        detect("\uFEFF民意", StandardCharsets.UTF_16LE));
    assertEquals(
        new TextEncoding(StandardCharsets.UTF_16BE, 2, 0),
        detect("\uFEFF民意", StandardCharsets.UTF_16BE));
  }

  @Test
  void fewChineseCharactersAreEnough() throws IOException {
    assertEquals(new TextEncoding(GB18030, 0, 0), detect("id,name\n1,".repeat(99) + "王", GB18030));
    assertEquals(
        new TextEncoding(StandardCharsets.UTF_8, 0, 0), detect("", StandardCharsets.UTF_8));
  }

  @Test
  void aDamagedUtf8FileStaysUtf8() throws IOException {
    byte[] bytes = "民意".repeat(1000).getBytes(StandardCharsets.UTF_8);
    bytes[600] = (byte) 0xFF;

    TextEncoding encoding = TextEncoding.detect(Files.write(folder.resolve("f"), bytes));

    assertEquals(StandardCharsets.UTF_8, encoding.charset());
    assertEquals(true, encoding.unreadable() > 0);
  }

  @Test
  void aShortDamagedUtf8FileStaysUtf8() throws IOException {
    byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
    byte[] bytes = "标题,内容\n路灯,路灯坏了???没人修\n公交,公交车太少\n".getBytes(StandardCharsets.UTF_8);
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    latin = latin.replace("???", new String(surrogate, StandardCharsets.ISO_8859_1));

    TextEncoding encoding =
        TextEncoding.detect(
            Files.write(folder.resolve("f"), latin.getBytes(StandardCharsets.ISO_8859_1)));

    assertEquals(new TextEncoding(StandardCharsets.UTF_8, 0, 1), encoding);
  }

  private TextEncoding detect(String text, Charset charset) throws IOException {
    return TextEncoding.detect(Files.write(folder.resolve("f"), text.getBytes(charset)));
  }
}
