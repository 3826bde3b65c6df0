package org.minyi.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.text.Message;
import org.minyi.text.TextSettings;

class FeatureExtractorTest {
  private static final FeatureSettings CHARACTERS =
      new FeatureSettings(new TextSettings(1, 1, false, 1000), 2, 0);

  private static FeatureExtractor extractor(FeatureSettings settings, String... bodies) {
    VocabularyBuilder builder = new VocabularyBuilder(settings);
    List.of(bodies).forEach(body -> builder.add(new Message("", body)));
    return new FeatureExtractor(settings, builder.build(1, Integer.MAX_VALUE));
  }

  private static double length(SparseVector vector) {
    return Math.sqrt(
        IntStream.range(0, vector.size())
            .mapToDouble(i -> vector.weights()[i] * vector.weights()[i])
            .sum());
  }

  private record Located(boolean inTitle, String text) {}

  private static List<Located> located(FeatureExtractor extractor, Message message) {
    List<Located> located = new ArrayList<>();
    extractor.locate(
        message,
        (feature, inTitle, start, end) ->
            located.add(
                new Located(
                    inTitle, (inTitle ? message.title() : message.body()).substring(start, end))));
    return located;
  }

  @Test
  void aWordIsAnotherFeatureThanTheNgramOfTheSameCharacters() {
    Message message = new Message("", "政府");
    FeatureSettings withWords = new FeatureSettings(new TextSettings(1, 2, true, 1000), 2, 0);
    FeatureSettings without = new FeatureSettings(new TextSettings(1, 2, false, 1000), 2, 0);
    assertEquals(4, extractor(withWords, "政府").extract(message).known());
    assertEquals(3, extractor(without, "政府").extract(message).known());
    assertEquals(
        3, new FeatureExtractor(withWords, builtBy(without, "政府")).extract(message).known());
  }

  private static Vocabulary builtBy(FeatureSettings settings, String body) {
    return new VocabularyBuilder(settings).add(new Message("", body)).build(1, 100);
  }

  @Test
  void weightsFollowTermFrequencyAndIdfAndHaveUnitLength() {
    // Of four messages 水 is in two and 电 in one: idf ln(5/3) and ln(5/2).
    FeatureExtractor extractor = extractor(CHARACTERS, "水", "水电", "甲", "乙");
    SparseVector text = extractor.extract(new Message("", "水水水电")).text();
    double water = (1 + Math.log(3)) * Math.log(5 / 3.0);
    double power = Math.log(5 / 2.0);
    double norm = Math.hypot(water, power);
    assertEquals(2, text.size());
    assertArrayEquals(
        new float[] {(float) (water / norm), (float) (power / norm)},
        Arrays.copyOf(text.weights(), 2),
        1e-6f);
  }

  @Test
  void aTokenOfTheTitleCountsAsOftenAsTheSettingsSay() {
    for (int titleWeight : new int[] {1, 2, 5}) {
      FeatureSettings settings = new FeatureSettings(CHARACTERS.text(), titleWeight, 0);
      Features features = extractor(settings, "水", "电", "丙").extract(new Message("水", "电"));
      float[] weights = features.text().weights();
      assertEquals(1 + Math.log(titleWeight), weights[0] / weights[1], 1e-5);
    }
  }

  @Test
  void aTokenFurtherBackInTheBodyCountsLess() {
    FeatureSettings settings = new FeatureSettings(CHARACTERS.text(), 1, 100);
    FeatureExtractor extractor = extractor(settings, "水", "电", "丙");
    String gap = " ".repeat(99);
    float[] once = extractor.extract(new Message("", "水" + gap + "电")).text().weights();
    assertEquals(0.5, once[1] / once[0], 1e-5);
    float[] twice = extractor.extract(new Message("", "水水" + gap + "电")).text().weights();
    double firstTwo = 1 + Math.log((64 + 63) / 64.0);
    assertEquals(31.5 / 64 / firstTwo, twice[1] / twice[0], 0.01);
    float[] inTitle = extractor.extract(new Message("水", gap + " 电")).text().weights();
    assertEquals(0.5, inTitle[1] / inTitle[0], 1e-5);
  }

  @Test
  void howFarBackNeverMakesATokenVanish() {
    FeatureSettings settings = new FeatureSettings(CHARACTERS.text(), 1, 1);
    String body = "水" + " ".repeat(900) + "电";
    float[] weights =
        extractor(settings, "水", "电", "丙").extract(new Message("", body)).text().weights();
    assertEquals(1 / 64.0, weights[1] / weights[0], 1e-5);
  }

  @Test
  void titleAndBodyAddUp() {
    FeatureExtractor extractor = extractor(CHARACTERS, "水", "电", "丙");
    float[] weights = extractor.extract(new Message("水", "水水电")).text().weights();
    assertEquals(1 + Math.log(4), weights[0] / weights[1], 1e-5);
  }

  @Test
  void countsDistinctTokensAndThoseThatAreKnown() {
    Features features = extractor(CHARACTERS, "水电").extract(new Message("水", "水费 water water 12"));
    assertEquals(4, features.tokens());
    assertEquals(1, features.known());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t\r\n　", "，。！？……", "😀🎉", "\uD800", "\u0000\u200B"})
  void textWithoutTokensHasNoFeatures(String text) {
    Features features = extractor(FeatureSettings.DEFAULT, "水").extract(new Message(text, text));
    assertEquals(0, features.tokens());
    assertEquals(0, features.known());
    assertEquals(0, features.text().size());
  }

  @Test
  void locatesKnownTokensInTheOriginalTheTitlesFirst() {
    FeatureExtractor extractor = extractor(CHARACTERS, "水电abc");
    assertEquals(
        List.of(),
        located(extractor, new Message("", "水电abd")).stream()
            .filter(token -> token.text().length() > 1)
            .toList());
    assertEquals(
        List.of(new Located(true, "電"), new Located(false, "水"), new Located(false, "電")),
        located(extractor, new Message("电話電".substring(2), "😀 水\u200B，電")));
    FeatureExtractor latin = extractor(CHARACTERS, "abc");
    assertEquals(
        List.of(new Located(false, "ＡＢＣ"), new Located(false, "Abc")),
        located(latin, new Message("", "费ＡＢＣ。\uD83D\uDE00Abc \uDC00")));
  }

  @Test
  void aMaskedSpanIsLocatedAsAWhole() {
    FeatureExtractor extractor = extractor(CHARACTERS, "电话13800138000");
    assertTrue(
        located(extractor, new Message("", "请打13900139000谢谢"))
            .contains(new Located(false, "13900139000")));
  }

  @Test
  void scratchTablesGrowAndKeepNothingOfTheMessageBefore() {
    FeatureExtractor extractor =
        extractor(new FeatureSettings(TextSettings.DEFAULT, 2, 250), "停水三天");
    Features before = extractor.extract(new Message("", "停水"));
    Random random = new Random(1);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 15_000; i++) {
      many.append((char) (0x4E00 + random.nextInt(20_000)));
    }
    Features large = extractor.extract(new Message("", many.toString()));
    assertTrue(large.tokens() > 30_000, large.tokens() + " tokens");
    assertSame(before, extractor.extract(new Message("", "停水")));
  }

  private static void assertSame(Features expected, Features actual) {
    assertEquals(expected.tokens(), actual.tokens());
    assertEquals(expected.known(), actual.known());
    assertSame(expected.text(), actual.text());
  }

  private static void assertSame(SparseVector expected, SparseVector actual) {
    int size = expected.size();
    assertEquals(size, actual.size());
    assertArrayEquals(Arrays.copyOf(expected.ids(), size), Arrays.copyOf(actual.ids(), size));
    assertArrayEquals(
        Arrays.copyOf(expected.weights(), size), Arrays.copyOf(actual.weights(), size));
  }

  static List<String> hostileTexts() {
    Random random = new Random(2);
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      noise.append((char) random.nextInt(1 << 16));
    }
    return List.of(
        "水".repeat(1 << 20),
        "a".repeat(1 << 20),
        "1".repeat(1 << 20),
        "\uD83D\uDE00水".repeat(1 << 18),
        "水\uD800费\uDC00\uDC00\uD83D",
        "水\u0000费\u0000",
        "\u0301".repeat(5000) + "水",
        "﷽ﷺ水".repeat(1000),
        noise.toString());
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void copesWithHostileTexts(String text) {
    FeatureExtractor extractor = extractor(FeatureSettings.DEFAULT, "停水了怎么办", "水费a太高", "路灯不亮");
    Message message = new Message(text, text);
    Features features = extractor.extract(message);
    SparseVector vector = features.text();
    assertEquals(vector.size() == 0 ? 0 : 1, length(vector), 1e-5);
    assertEquals(
        vector.size(), Arrays.stream(vector.ids()).limit(vector.size()).distinct().count());
    extractor.locate(
        message,
        (feature, inTitle, start, end) ->
            assertTrue(0 <= start && start < end && end <= text.length()));
  }

  @Test
  void readsOnlyAsMuchAsTheSettingsSay() {
    FeatureExtractor extractor = extractor(CHARACTERS, "水电");
    String text = "水".repeat(1000) + "电";
    assertEquals(1, extractor.extract(new Message("", text)).known());
    assertEquals(2, extractor.extract(new Message("", text.substring(1))).known());
  }

  @Test
  void manyThreadsGetWhatOneGets() throws Exception {
    FeatureExtractor extractor = extractor(FeatureSettings.DEFAULT, "停水了怎么办", "水费太高", "路灯不亮");
    List<Message> messages = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      messages.add(
          new Message("路灯".repeat(random.nextInt(3)), "停水水费不亮".substring(random.nextInt(5))));
    }
    List<Features> expected = messages.stream().map(extractor::extract).toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<List<Features>> task =
          () -> {
            List<Features> all = new ArrayList<>();
            for (int round = 0; round < 10; round++) {
              messages.forEach(message -> all.add(extractor.extract(message)));
            }
            return all;
          };
      for (Future<List<Features>> future :
          threads.invokeAll(java.util.Collections.nCopies(8, task))) {
        List<Features> actual = future.get();
        for (int i = 0; i < actual.size(); i++) {
          assertSame(expected.get(i % messages.size()), actual.get(i));
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertFalse(expected.stream().allMatch(features -> features.known() == 0));
  }

  @Test
  void refusesTitleWeightsOutOfRange() {
    for (int bad : new int[] {0, -1, 101}) {
      assertThrows(
          IllegalArgumentException.class, () -> new FeatureSettings(TextSettings.DEFAULT, bad, 0));
    }
  }

  @Test
  void refusesPlacesOfHalfWeightOutOfRange() {
    for (int bad : new int[] {-1, 10_001}) {
      assertThrows(
          IllegalArgumentException.class, () -> new FeatureSettings(TextSettings.DEFAULT, 1, bad));
    }
  }
}
