package org.minyi.duplicates;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.minyi.text.Message;

class NearDuplicatesTest {

  private static Message body(String body) {
    return new Message("", body);
  }

  private static int[] groups(Message... messages) {
    return NearDuplicates.of(List.of(messages)).toArray();
  }

  @Test
  void nearDuplicatesShareAGroupAndOthersDoNot() {
    assertArrayEquals(
        new int[] {0, 1, 0, 2, 0},
        groups(
            body("小区门口的路灯坏了三个多月一直没有人来修理，晚上出门很不方便。"),
            body("自来水公司停水不提前通知，全楼老人都没有水用，请问什么时候恢复？"),
            body("小区门口的路灯坏了三个多月一直没有人来修理，晚上出门很不安全。"),
            body("感谢社区工作人员"),
            new Message("小区门口的路灯坏了", "三个多月一直没有人来修理，\n晚上出门很不方便。")));
  }

  @Test
  void theThresholdItselfIsANearDuplicate() {
    // Shared 4-grams: 3 of 5, then 3 of 6.
    assertArrayEquals(new int[] {0, 0}, groups(body("abcdefgh"), body("abcdef")));
    assertArrayEquals(new int[] {0, 1}, groups(body("abcdefghi"), body("abcdef")));
  }

  @Test
  void shortTextsAreComparedWholeAndEmptyOnesAreAlone() {
    assertArrayEquals(
        new int[] {0, 0, 1, 2, 3}, groups(body("停水"), body("停 水"), body("停电"), body(""), body("")));
  }

  @Test
  void whatDoesNotChangeTheMeaningIsLeftOut() {
    assertArrayEquals(
        new int[] {0, 0, 0, 0, 1},
        groups(
            body("路灯坏了，请尽快维修！电话13800000001"),
            body("路燈壞了 請盡快維修"),
            new Message("路灯坏了", "请尽快维修。。。 👍"),
            body("路灯坏了，请尽快维修。电话 138-0000-0002"),
            body("水管坏了，请尽快维修。")));
  }

  @Test
  void aGroupTellsItsSizeItsFirstMessageAndHowAlikeTheOthersAre() {
    DuplicateGroups groups =
        NearDuplicates.of(
            List.of(body("别的"), body("abcdefgh"), body("abcdef"), body("ABCDEFGH"), body("")));

    assertEquals(5, groups.messages());
    assertEquals(3, groups.count());
    assertEquals(1, groups.group(3));
    assertEquals(3, groups.size(1));
    assertEquals(1, groups.size(2));
    assertEquals(1, groups.first(1));
    assertEquals(4, groups.first(2));
    assertEquals(1, groups.similarity(1));
    assertEquals(0.6, groups.similarity(2), 1e-9);
    assertEquals(1, groups.similarity(3));
    assertEquals(1, groups.similarity(4));
    assertThrows(IndexOutOfBoundsException.class, () -> groups.group(5));
    assertThrows(IndexOutOfBoundsException.class, () -> groups.size(3));
    assertThrows(IndexOutOfBoundsException.class, () -> groups.first(-1));
  }

  @Test
  void aChainOfSimilarMessagesIsOneGroup() {
    DuplicateGroups groups =
        NearDuplicates.of(List.of(body("abcdefgh"), body("bcdefghi"), body("cdefghij")));

    assertArrayEquals(new int[] {0, 0, 0}, groups.toArray());
    assertEquals(3 / 7.0, groups.similarity(2), 1e-9);
  }

  @Test
  void messagesCanBeJoinedWhateverTheySay() {
    NearDuplicates duplicates = new NearDuplicates();
    List.of(body("停水"), body("噪声"), body(""), body("停水")).forEach(duplicates::add);
    duplicates.join(1, 2);
    assertArrayEquals(new int[] {0, 1, 1, 0}, duplicates.groups().toArray());

    duplicates.join(2, 3);
    assertArrayEquals(new int[] {0, 0, 0, 0}, duplicates.groups().toArray());
    assertThrows(IndexOutOfBoundsException.class, () -> duplicates.join(0, 4));
  }

  @Test
  void thereMayBeNoMessages() {
    assertEquals(0, NearDuplicates.of(List.of()).count());
  }

  /** Each letter has a part of its own, so that none of them is the same word for word. */
  @Test
  void manySendersOfOneLetterAreOneGroup() {
    String letter = "我们小区的电梯已经停运两个多星期，老人上下楼非常困难，请有关部门督促物业公司尽快维修，恢复正常使用。";
    List<Message> messages =
        IntStream.range(0, 3_000)
            .mapToObj(i -> body(letter + (char) ('一' + i) + "号业主" + (char) ('一' + 7 * i)))
            .toList();

    DuplicateGroups groups = NearDuplicates.of(messages);

    assertEquals(1, groups.count());
    assertEquals(3_000, groups.size(0));
  }

  @Test
  void thePhrasesOfAFormDoNotMakeMessagesAlike() {
    String form = "市民来电反映以下问题，请相关职能部门核实处理，并在规定时间内将处理结果回复市民。";
    Random random = new Random(17);
    List<Message> messages =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    body(
                        form
                            + random
                                .ints(30, 0x4E00, 0x9000)
                                .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)))
            .toList();

    List<Message> twice = new ArrayList<>(messages);
    twice.add(body(messages.get(0).body() + "谢谢"));

    assertEquals(1_000, NearDuplicates.of(messages).count());
    assertEquals(2, NearDuplicates.of(twice).size(0));
  }

  @Property(tries = 300, seed = "17")
  void everyTextIsTakenAndIsItsOwnDuplicate(@ForAll String title, @ForAll String body) {
    Message message = new Message(title, body + "水");

    assertArrayEquals(new int[] {0, 0}, groups(message, message));
    assertEquals(2, NearDuplicates.of(List.of(message, body(""))).count());
  }

  @Property(tries = 100, seed = "17")
  void groupsAreThoseOfComparingAllPairs(@ForAll Random random) {
    List<Message> messages =
        IntStream.range(0, 30).mapToObj(i -> body(text(random, 1 + random.nextInt(14)))).toList();
    int[] groups = NearDuplicates.of(messages).toArray();
    int[] expected = IntStream.range(0, 30).toArray();
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < i; j++) {
        if (expected[i] != expected[j] && similar(messages.get(i), messages.get(j))) {
          int from = expected[i];
          int to = expected[j];
          expected = IntStream.of(expected).map(g -> g == from ? to : g).toArray();
        }
      }
    }
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(expected[i] == expected[j], groups[i] == groups[j]);
      }
    }
  }

  private static String text(Random random, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> random.nextInt(6) == 0 ? "b" : "a")
        .reduce("", String::concat);
  }

  private static boolean similar(Message a, Message b) {
    Set<String> first = grams(a.body());
    Set<String> second = grams(b.body());
    Set<String> shared = new HashSet<>(first);
    shared.retainAll(second);
    return 10 * shared.size() >= 6 * (first.size() + second.size() - shared.size());
  }

  private static Set<String> grams(String text) {
    if (text.length() < 4) {
      return Set.of(text);
    }
    Set<String> grams = new HashSet<>();
    for (int i = 0; i + 4 <= text.length(); i++) {
      grams.add(text.substring(i, i + 4));
    }
    return grams;
  }
}
