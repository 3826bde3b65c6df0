package org.minyi.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minyi.text.Message;
import org.minyi.text.TextSettings;

class VocabularyTest {
  private static final FeatureSettings CHARACTERS =
      new FeatureSettings(new TextSettings(1, 1, false, 1000), 2, 0);

  private static VocabularyBuilder builder(String... bodies) {
    VocabularyBuilder builder = new VocabularyBuilder(CHARACTERS);
    List.of(bodies).forEach(body -> builder.add(new Message("", body)));
    return builder;
  }

  private static float[] idf(VocabularyBuilder builder, int minDocuments, int maxFeatures) {
    float[] idf = builder.build(minDocuments, maxFeatures).idf();
    Arrays.sort(idf);
    return idf;
  }

  @Test
  void countsMessagesAndNotOccurrences() {
    // 水 in three messages, 停 in two, 电 in one, though four times.
    VocabularyBuilder builder = builder("停水", "水水停", "水电电电电");
    float[] expected = {(float) Math.log(4 / 4.0), (float) Math.log(4 / 3.0), (float) Math.log(2)};
    assertArrayEquals(expected, idf(builder, 1, 100));
    assertArrayEquals(Arrays.copyOf(expected, 2), idf(builder, 2, 100));
    assertArrayEquals(Arrays.copyOf(expected, 1), idf(builder, 1, 1));
    assertEquals(0, builder.build(4, 100).size());
  }

  @Test
  void countsATokenOfTitleAndBodyOnce() {
    VocabularyBuilder builder = new VocabularyBuilder(CHARACTERS);
    builder.add(new Message("水", "水")).add(new Message("", "电"));
    float equal = (float) Math.log(3 / 2.0);
    assertArrayEquals(new float[] {equal, equal}, idf(builder, 1, 100));
  }

  @Test
  void numbersFeaturesByFrequencyAndHashWhateverTheOrderOfMessages() {
    Vocabulary one = builder("停水", "路灯坏了", "水费").build(1, 100);
    Vocabulary other = builder("水费", "停水", "路灯坏了").build(1, 100);
    float[] sorted = one.idf();
    Arrays.sort(sorted);
    assertArrayEquals(sorted, one.idf());
    long[] rare = Arrays.copyOfRange(one.hashes(), 1, 7);
    Arrays.sort(rare);
    assertArrayEquals(rare, Arrays.copyOfRange(one.hashes(), 1, 7));
    assertArrayEquals(one.hashes(), other.hashes());
    assertArrayEquals(one.idf(), other.idf());
    assertEquals(7, one.size());
  }

  @Test
  void findsEveryHashAloneAndAmongOthers() {
    Random random = new Random(1);
    long[] hashes = random.longs(3000).distinct().toArray();
    Vocabulary vocabulary = new Vocabulary(hashes, new float[hashes.length]);
    long[] wanted = random.longs(4000).toArray();
    for (int i = 0; i < wanted.length; i += 2) {
      wanted[i] = hashes[random.nextInt(hashes.length)];
    }
    int[] found = new int[wanted.length];
    vocabulary.find(wanted, wanted.length, found);
    List<Long> list = Arrays.stream(hashes).boxed().toList();
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(list.indexOf(wanted[i]), found[i]);
      assertEquals(found[i], vocabulary.find(wanted[i]));
    }
  }

  @Test
  void refusesHashesThatWereForgedToMakeSearchesLong() {
    long[] alike = new long[2000];
    Arrays.setAll(alike, i -> (i + 1L) << 40);
    assertTrue(refusal(alike, new float[2000]).contains("too like others"));
  }

  @Test
  void keepsTheSameOnesOfEquallyFrequentTokens() {
    Vocabulary all = builder("甲乙丙丁").build(1, 4);
    assertArrayEquals(Arrays.copyOf(all.hashes(), 2), builder("丁丙乙甲").build(1, 2).hashes());
  }

  @Test
  void accessorsGiveCopies() {
    Vocabulary vocabulary = builder("停水").build(1, 100);
    long first = vocabulary.hashes()[0];
    vocabulary.hashes()[0] = 7;
    vocabulary.idf()[0] = -7;
    assertEquals(first, vocabulary.hashes()[0]);
    assertTrue(vocabulary.idf(0) >= 0);
  }

  @Test
  void mayBeEmpty() {
    Vocabulary empty = new Vocabulary(new long[0], new float[0]);
    Features features = new FeatureExtractor(CHARACTERS, empty).extract(new Message("水", "电"));
    assertEquals(0, features.known());
    assertEquals(2, features.tokens());
    assertEquals(0, features.text().size());
  }

  private static String refusal(long[] hashes, float... idf) {
    return assertThrows(IllegalArgumentException.class, () -> new Vocabulary(hashes, idf))
        .getMessage();
  }

  @Test
  void refusesArraysThatAreNoVocabulary() {
    assertEquals("vocabulary has 2 hashes but 1 weights", refusal(new long[] {1, 2}, 1));
    assertTrue(
        refusal(new long[] {2, 1, 2}, 1, 1, 1).startsWith("vocabulary hash 2 is there twice"));
    assertEquals("vocabulary hash 1 is 0", refusal(new long[] {-2, 0}, 1, 1));
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -0.5f}) {
      assertTrue(refusal(new long[] {1, 2}, 1, bad).contains("vocabulary weight 1 is " + bad));
    }
  }
}
