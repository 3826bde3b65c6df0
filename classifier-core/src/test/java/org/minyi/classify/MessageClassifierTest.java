package org.minyi.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.model.Calibration;
import org.minyi.model.Model;
import org.minyi.model.ModelFormatException;
import org.minyi.model.ModelStore;
import org.minyi.model.SmallModels;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;
import org.minyi.text.WordSpans;

class MessageClassifierTest {
  private static final Model MODEL = SmallModels.ofKeywords();
  private static final Taxonomy TREE = MODEL.taxonomy();
  private static final MessageClassifier DEFAULT = MessageClassifier.of(MODEL, "checksum");
  private static final MessageClassifier NEVER = DEFAULT.withStopRule(StopRule.NEVER);

  private static Message body(String text) {
    return new Message("", text);
  }

  private static List<String> codes(List<Confidence> tags) {
    return tags.stream().map(Confidence::code).toList();
  }

  /** Messages that mix keywords of several leaves with words that nobody knows. */
  private static List<Message> mixed(int count) {
    List<String> words = new ArrayList<>(List.of("我家", "请尽快", "小区", "昨天", "，", "。", "abc"));
    TREE.leaves().forEach(leaf -> words.addAll(leaf.keywords()));
    Random random = new Random(9);
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder title = new StringBuilder();
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(3); word > 0; word--) {
        title.append(words.get(random.nextInt(words.size())));
      }
      for (int word = random.nextInt(8); word > 0; word--) {
        text.append(words.get(random.nextInt(words.size())));
      }
      messages.add(new Message(title.toString(), text.toString()));
    }
    return messages;
  }

  private static void assertSound(Message message, Classification result) {
    double ceiling = 1;
    String parent = "";
    for (Confidence tag : result.path()) {
      assertEquals(parent, TREE.tag(tag.code()).parent());
      assertTrue(tag.confidence() >= 0 && tag.confidence() <= ceiling, result.toString());
      ceiling = tag.confidence();
      parent = tag.code();
    }
    assertEquals(parent, result.code());
    assertEquals(result.path().size(), result.level());
    assertEquals(result.stop() == Stop.LEAF, TREE.isLeaf(result.code()));
    ceiling = 1;
    for (Confidence candidate : result.candidates()) {
      assertTrue(TREE.isLeaf(candidate.code()));
      assertTrue(candidate.confidence() >= 0 && candidate.confidence() <= ceiling);
      ceiling = candidate.confidence();
    }
    assertEquals(
        result.candidates().size(), codes(result.candidates()).stream().distinct().count());
    double shares = 0;
    double before = 1;
    for (Evidence evidence : result.evidence()) {
      String field = evidence.field() == Evidence.Field.TITLE ? message.title() : message.body();
      assertTrue(0 <= evidence.start() && evidence.start() < evidence.end());
      assertTrue(evidence.end() <= field.length());
      WordSpans words = WordSpans.of(field);
      assertEquals(-1, words.around(evidence.start()), () -> "cut word in " + evidence);
      assertEquals(-1, words.around(evidence.end()), () -> "cut word in " + evidence);
      assertTrue(evidence.weight() > 0 && evidence.weight() <= before);
      before = evidence.weight();
      shares += evidence.weight();
    }
    assertTrue(shares <= 1 + 1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    "半夜断水了,A111",
    "白天没水,A112",
    "高层的水压,A121",
    "水费账单不对,A2",
    "送锦旗表示感谢,B",
    "路燈壞了一片漆黑,C11",
    "灯光刺眼照进卧室,C121"
  })
  void tagsAMessageWithThePathToItsLeaf(String text, String code) {
    Classification result = DEFAULT.classify(body(text));
    assertEquals(TREE.path(code).stream().map(Tag::code).toList(), codes(result.path()));
    assertEquals(Stop.LEAF, result.stop());
    assertEquals(code, result.code());
    assertSound(body(text), result);
  }

  @Test
  void everyResultIsSound() {
    int deepest = 0;
    for (Message message : mixed(300)) {
      for (double bar : new double[] {0, 0.2, 0.6, 0.9, 1}) {
        Classification result = DEFAULT.withStopRule(StopRule.atConfidence(bar)).classify(message);
        assertSound(message, result);
        result.path().forEach(tag -> assertTrue(tag.confidence() >= bar));
        deepest = Math.max(deepest, result.level());
      }
    }
    assertEquals(4, deepest);
  }

  @Test
  void withoutAStopRuleEveryPathEndsAtALeafAndIsTheFirstCandidate() {
    int classified = 0;
    for (Message message : mixed(200)) {
      Classification result = NEVER.classify(message);
      if (!result.candidates().isEmpty()) {
        classified++;
        assertEquals(Stop.LEAF, result.stop());
        assertEquals(result.path().get(result.level() - 1), result.candidates().get(0));
        assertTrue(result.candidates().size() >= 3);
        assertEquals(result.candidates(), DEFAULT.classify(message).candidates());
      }
    }
    assertTrue(classified > 100);
  }

  @Test
  void aHighStopRuleEndsThePathAboveTheFirstLevelThatItDoubts() {
    // As much for A111 as for A112: sure down to A11, undecided below.
    Message message = body("半夜，白天");
    Classification all = NEVER.classify(message);
    assertEquals(4, all.level());
    assertTrue(all.path().get(3).confidence() < 0.7 && all.path().get(2).confidence() > 0.75);
    Classification stopped = DEFAULT.withStopRule(StopRule.atConfidence(0.72)).classify(message);
    assertEquals(List.of("A", "A1", "A11"), codes(stopped.path()));
    assertEquals(Stop.CLOSE_SIBLINGS, stopped.stop());
    assertEquals(List.of("A111", "A112"), stopped.close().stream().sorted().toList());
    assertEquals(all.path().subList(0, 3), stopped.path());
    assertEquals(all.candidates(), stopped.candidates());
    Classification nothing = DEFAULT.withStopRule(StopRule.atConfidence(1)).classify(message);
    assertEquals(Stop.TOO_SHORT, nothing.stop());
    assertEquals("", nothing.code());
    assertEquals(List.of(), nothing.evidence());
    assertEquals(all.candidates(), nothing.candidates());
  }

  @Test
  void aLeafAboveTheLastLevelIsALeafWhateverTheLevelsBelowItAreCalibratedTo() {
    float[] raw = {0, 1};
    float[] high = {0, 1};
    float[] low = {0, 0.1f};
    Calibration doubtsBelow =
        new Calibration(List.of(raw, raw, raw, raw), List.of(high, high, low, low));
    Model model = SmallModels.ofKeywords(TREE, doubtsBelow);
    Classification result = MessageClassifier.of(model, "").classify(body("水费账单不对"));
    assertEquals(List.of("A", "A2"), codes(result.path()));
    assertEquals(Stop.LEAF, result.stop());
    assertTrue(result.path().get(1).confidence() > 0.2);
    assertEquals(result.path().get(1), result.candidates().get(0));
  }

  @Test
  void aPathIsNeverSurerThanItsBeginningThoughCalibrationsCross() {
    float[] raw = {0, 1};
    Calibration crossing =
        new Calibration(
            List.of(raw, raw, raw, raw),
            List.of(
                new float[] {0, 0.4f},
                new float[] {0.8f, 0.9f},
                new float[] {0.3f, 0.35f},
                new float[] {0.9f, 1}));
    MessageClassifier classifier =
        MessageClassifier.of(SmallModels.ofKeywords(TREE, crossing), "")
            .withStopRule(StopRule.NEVER);
    for (Message message : mixed(100)) {
      Classification result = classifier.classify(message);
      assertSound(message, result);
      if (result.level() > 0) {
        assertEquals(result.path().get(result.level() - 1), result.candidates().get(0));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \t\r\n　", "，。！？", "?!...", "😀🎉", "\u0000", "\uD83D"})
  void nothingToReadIsNoText(String text) {
    for (Message message : List.of(body(text), new Message(text, text))) {
      Classification result = DEFAULT.classify(message);
      assertEquals(Stop.NO_TEXT, result.stop());
      assertEquals(List.of(), result.path());
      assertEquals(List.of(), result.candidates());
      assertEquals(List.of(), result.evidence());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The street lamp has been broken for three days",
        "Уличный фонарь не работает",
        "街灯が壊れています",
        "مصباح الشارع معطل",
        "가로등이 고장났어요"
      })
  void aForeignLanguageIsUnknownVocabulary(String text) {
    Classification result = NEVER.classify(body(text));
    assertEquals(Stop.UNKNOWN_VOCABULARY, result.stop());
    assertEquals("", result.code());
    assertEquals(List.of(), result.candidates());
  }

  @Test
  void aTitleAloneIsEnough() {
    Message message = new Message("高层水压", "");
    Classification result = DEFAULT.classify(message);
    assertEquals("A121", result.code());
    assertTrue(result.evidence().stream().allMatch(e -> e.field() == Evidence.Field.TITLE));
    assertSound(message, result);
  }

  @Test
  void evidenceIsThePartThatSpokeForTheTag() {
    String text = "您好😀，我住在河边，路燈壞了，請處理";
    List<Evidence> evidence = DEFAULT.classify(new Message("投诉", text)).evidence();
    assertFalse(evidence.isEmpty());
    Evidence first = evidence.get(0);
    assertEquals(Evidence.Field.BODY, first.field());
    assertEquals("路燈", text.substring(first.start(), first.end()));
    assertTrue(first.weight() > 0.5);
  }

  @Test
  void withoutEvidenceEverythingElseIsTheSame() {
    MessageClassifier plain = DEFAULT.withoutEvidence();
    for (Message message : mixed(50)) {
      Classification full = DEFAULT.classify(message);
      assertEquals(
          new Classification(
              full.path(),
              full.stop(),
              full.close(),
              full.candidates(),
              full.further(),
              full.nature(),
              full.urgency(),
              List.of(),
              full.model()),
          plain.classify(message));
    }
    assertEquals(List.of(), plain.withStopRule(StopRule.NEVER).classify(body("路灯漆黑")).evidence());
  }

  @Test
  void batchesAndStreamsGiveWhatSingleMessagesGiveInOrder() {
    List<Message> messages = mixed(300);
    List<Classification> single = messages.stream().map(DEFAULT::classify).toList();
    assertEquals(single, DEFAULT.classifyAll(messages));
    assertEquals(single, DEFAULT.classify(messages.stream()).toList());
    assertEquals(List.of(), DEFAULT.classifyAll(List.of()));
    // A stream is read as it is asked for.
    assertEquals(
        2, DEFAULT.classify(java.util.stream.Stream.generate(() -> body("路灯"))).limit(2).count());
  }

  @Test
  void manyThreadsGetWhatOneGets() throws Exception {
    List<Message> messages = mixed(80);
    List<Classification> expected = messages.stream().map(DEFAULT::classify).toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<List<Classification>> task = () -> messages.stream().map(DEFAULT::classify).toList();
      for (Future<List<Classification>> future : threads.invokeAll(Collections.nCopies(24, task))) {
        assertEquals(expected, future.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void hostileTextsAreClassifiedLikeAnyOther() {
    Random random = new Random(4);
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      noise.append((char) random.nextInt(1 << 16));
    }
    for (String text :
        List.of(
            "路灯".repeat(1 << 19),
            "x".repeat(1 << 20),
            "路\uD800灯漆黑\uDC00",
            "路\u0000灯\u0000漆黑\u0000",
            "\u202E路灯\u202D漆黑\u200B\uFEFF",
            "路灯" + "\u0301".repeat(10_000),
            "路灯漆黑\uFFFE\uFFFF\uFDD0\uFDD1",
            noise.toString(),
            noise + "路灯漆黑")) {
      Message message = new Message(text, text);
      assertSound(message, NEVER.classify(message));
    }
    assertEquals("C11", NEVER.classify(body("路\u0000灯\u0000漆黑\u0000")).code());
  }

  @Test
  void aTaxonomyOfTwoTagsGivesTwoCandidates() {
    Taxonomy two =
        Taxonomy.of(
            "two",
            List.of(SmallModels.tag("A", "", "停水", "停水"), SmallModels.tag("B", "", "路灯", "路灯")));
    Classification result =
        MessageClassifier.of(SmallModels.ofKeywords(two, Calibration.none(1)), "")
            .withStopRule(StopRule.NEVER)
            .classify(body("路灯"));
    assertEquals(List.of("B", "A"), codes(result.candidates()));
    assertEquals(1, result.level());
  }

  @Test
  void identityNamesModelAndTaxonomy() {
    assertEquals(new ModelIdentity("keywords", "checksum", "ragged"), DEFAULT.identity());
    assertEquals(DEFAULT.identity(), DEFAULT.classify(body("路灯")).model());
    assertEquals(TREE, DEFAULT.taxonomy());
  }

  @Test
  void aLoadedModelClassifiesAsBeforeAndCarriesItsChecksum(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("模型.minyi");
    String checksum = ModelStore.write(MODEL, file);
    MessageClassifier loaded = MessageClassifier.load(file);
    assertEquals(checksum, loaded.identity().checksum());
    for (Message message : mixed(50)) {
      Classification expected = DEFAULT.classify(message);
      Classification actual = loaded.classify(message);
      assertEquals(expected.path(), actual.path());
      assertEquals(expected.candidates(), actual.candidates());
      assertEquals(expected.evidence(), actual.evidence());
    }
  }

  private static void assertRefused(String expected, Path file) {
    String message =
        assertThrows(ModelFormatException.class, () -> MessageClassifier.load(file)).getMessage();
    assertTrue(message.startsWith(file.toString()) && message.contains(expected), message);
  }

  @Test
  void filesThatAreNoModelAreRefusedByName(@TempDir Path folder) throws IOException {
    assertRefused("no such file", folder.resolve("missing.minyi"));
    assertRefused("found a folder", folder);
    Path other = folder.resolve("other.csv");
    Files.writeString(other, "标题,内容\n路灯,不亮\n");
    assertRefused("", other);
    Path model = folder.resolve("model.minyi");
    ModelStore.write(MODEL, model);
    byte[] bytes = Files.readAllBytes(model);
    for (int length : new int[] {0, 5, 19, 100, bytes.length / 2, bytes.length - 1}) {
      Path truncated = folder.resolve("truncated" + length);
      Files.write(truncated, Arrays.copyOf(bytes, length));
      assertRefused("", truncated);
    }
    bytes[bytes.length / 2] ^= 1;
    Path damaged = folder.resolve("damaged");
    Files.write(damaged, bytes);
    assertRefused("damaged", damaged);
  }

  @Test
  void stopRulesLieBetweenZeroAndOne() {
    for (double bad : new double[] {-0.01, 1.01, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> StopRule.atConfidence(bad));
    }
    assertThrows(NullPointerException.class, () -> DEFAULT.withStopRule(null));
  }
}
