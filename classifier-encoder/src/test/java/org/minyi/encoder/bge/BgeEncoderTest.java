package org.minyi.encoder.bge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minyi.encoder.MessageEncoder;
import org.minyi.text.Message;

class BgeEncoderTest {
  private static BgeEncoder encoder;

  @BeforeAll
  static void open() throws IOException {
    try {
      encoder = BgeEncoder.open();
    } catch (EncoderUnavailableException e) {
      abort(e.getMessage());
    }
  }

  private static float[] encode(String title, String body) {
    return encoder.encode(new Message(title, body));
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    for (int j = 0; j < a.length; j++) {
      product += (double) a[j] * b[j];
    }
    // Four parts of length 1.
    return product / 4;
  }

  @Test
  void likeMeaningsLieNearerThanOthers() {
    float[] lamp = encode("路灯不亮", "小区门口的路灯坏了，晚上一片漆黑。");
    float[] dark = encode("没有照明", "巷子里夜里看不见，灯都不亮，请来维修。");
    float[] school = encode("入学问题", "孩子今年上小学，想问学区怎么划分。");
    assertTrue(cosine(lamp, dark) > cosine(lamp, school) + 0.05);
  }

  @Test
  void aVectorHasFourPartsOfLengthOne() {
    float[] vector = encode("停水", "家里停水三天了。");
    assertEquals(encoder.width(), vector.length);
    for (int part = 0; part < 4; part++) {
      double squares = 0;
      for (int j = 0; j < 512; j++) {
        squares += Math.pow(vector[part * 512 + j], 2);
      }
      assertEquals(1, squares, 1e-4);
    }
  }

  @Test
  void traditionalCharactersAndCapitalsAreReadLikeSimplifiedAndSmallOnes() {
    assertArrayEquals(encode("路灯坏了", "WIFI信号差，请尽快维修。"), encode("路燈壞了", "wifi信號差，請盡快維修。"));
  }

  @Test
  void personalNumbersAreNotRead() {
    assertArrayEquals(encode("停水", "请联系我13912345678谢谢"), encode("停水", "请联系我13800000001谢谢"));
  }

  @Test
  void punctuationStaysAsItWasWritten() {
    assertEquals("停水，怎么办？（急）", BgeEncoder.read("停水，怎麼辦？（急）"));
    assertEquals("电话，谢谢", BgeEncoder.read("電話13912345678，謝謝"));
    assertEquals("𠀀a", BgeEncoder.read("𠀀A"));
  }

  @Test
  void everyTextGivesFiniteNumbers() {
    for (String text :
        List.of(
            "", "。", "a", "\u0000\uFFFD\uD800", "👍👍👍", "停".repeat(100_000), "x".repeat(9_000))) {
      for (Message message : List.of(new Message("", text), new Message(text, ""))) {
        for (float value : encoder.encode(message)) {
          assertTrue(Float.isFinite(value));
        }
      }
    }
  }

  @Test
  void givesTheSameFromManyThreads() {
    List<Message> messages =
        IntStream.range(0, 24).mapToObj(i -> new Message("第" + i + "次反映", "停水".repeat(i))).toList();
    List<float[]> single = messages.stream().map(encoder::encode).toList();
    List<float[]> parallel = messages.parallelStream().map(encoder::encode).toList();
    for (int i = 0; i < messages.size(); i++) {
      assertArrayEquals(single.get(i), parallel.get(i));
    }
  }

  @Test
  void isFoundAsAService() {
    assertInstanceOf(
        BgeEncoderProvider.class,
        ServiceLoader.load(MessageEncoder.Provider.class).findFirst().orElseThrow());
  }
}
