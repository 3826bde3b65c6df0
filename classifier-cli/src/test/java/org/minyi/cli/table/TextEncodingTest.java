package org.minyi.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.cli.table.TextEncoding.Basis;

class TextEncodingTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void charactersMayLieAcrossBlocks(int offset) throws IOException {
    String text = "x".repeat(offset) + "民意😀㐀".repeat(20_000);

    assertEquals(
        new TextEncoding(StandardCharsets.UTF_8, 0, 0, Basis.VALID, 100),
        detect(text, StandardCharsets.UTF_8));
    TextEncoding gb18030 = detect(text, GB18030);
    assertEquals(GB18030, gb18030.charset());
    assertEquals(0, gb18030.unreadable());
  }

  @Test
  void aByteOrderMarkDecides() throws IOException {
    assertEquals(
        new TextEncoding(StandardCharsets.UTF_8, 3, 0, Basis.MARK, 100),
        detect("\uFEFF民意", StandardCharsets.UTF_8));
    assertEquals(
        new TextEncoding(StandardCharsets.UTF_16LE, 2, 0, Basis.MARK, 100),
        detect("\uFEFF民意", StandardCharsets.UTF_16LE));
    assertEquals(
        new TextEncoding(StandardCharsets.UTF_16BE, 2, 0, Basis.MARK, 100),
        detect("\uFEFF民意", StandardCharsets.UTF_16BE));
  }

  @Test
  void utf16NeedsNoMark() throws IOException {
    String text = "编号,内容\r\n1,路灯不亮，请派人来修\r\n2,公交车太少\r\n";

    assertEquals(StandardCharsets.UTF_16LE, detect(text, StandardCharsets.UTF_16LE).charset());
    assertEquals(StandardCharsets.UTF_16BE, detect(text, StandardCharsets.UTF_16BE).charset());
    assertEquals(StandardCharsets.UTF_8, detect(text + "\0\0\0", StandardCharsets.UTF_8).charset());
  }

  @Test
  void simplifiedAndTraditionalChineseAreToldApart() throws IOException {
    String simplified = "编号,内容\n1,小区门口的路灯坏了半个月，晚上一片漆黑，请有关部门尽快派人来修理，谢谢。\n";
    String traditional = "編號,內容\n1,社區門口的路燈壞了半個月，晚上一片漆黑，請有關部門盡快派人來修理，謝謝。\n";

    TextEncoding gb18030 = detect(simplified.repeat(20), GB18030);
    TextEncoding big5 = detect(traditional.repeat(20), BIG5);

    assertEquals(GB18030, gb18030.charset());
    assertEquals(TextEncoding.BIG5, big5.charset());
    assertEquals(Basis.LIKELY, big5.basis());
    assertTrue(gb18030.sureness() >= 80, gb18030.toString());
    assertTrue(big5.sureness() >= 80, big5.toString());
  }

  @Test
  void fewChineseCharactersAreEnough() throws IOException {
    TextEncoding few = detect("id,name\n1,".repeat(99) + "王", GB18030);

    assertEquals(GB18030, few.charset());
    assertTrue(few.sureness() < 50, few.toString());
    assertEquals(
        new TextEncoding(StandardCharsets.UTF_8, 0, 0, Basis.VALID, 100),
        detect("", StandardCharsets.UTF_8));
  }

  @Test
  void anExportThatSaysGbkMayHoldAllOfGb18030() throws IOException {
    Path file = Files.write(folder.resolve("f"), "民意㐀".getBytes(GB18030));

    assertEquals(
        new TextEncoding(GB18030, 0, 0, Basis.TOLD, 100),
        TextEncoding.of(file, Optional.of(Charset.forName("GBK"))));
  }

  @Test
  void aDamagedUtf8FileStaysUtf8() throws IOException {
    byte[] bytes = "民意".repeat(1000).getBytes(StandardCharsets.UTF_8);
    bytes[600] = (byte) 0xFF;

    TextEncoding encoding = TextEncoding.detect(Files.write(folder.resolve("f"), bytes));

    assertEquals(StandardCharsets.UTF_8, encoding.charset());
    assertTrue(encoding.unreadable() > 0);
    assertTrue(encoding.sureness() < 100);
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

    assertEquals(new TextEncoding(StandardCharsets.UTF_8, 0, 1, Basis.VALID, 90), encoding);
  }

  private TextEncoding detect(String text, Charset charset) throws IOException {
    return TextEncoding.detect(Files.write(folder.resolve("f"), text.getBytes(charset)));
  }
}
