package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

  @Test
  void nearDuplicatesShareAGroupAndOthersDoNot() {
    assertArrayEquals(
        new int[] {0, 1, 0, 2, 0},
        NearDuplicates.group(
            List.of(
                body("小区门口的路灯坏了三个多月一直没有人来修理，晚上出门很不方便。"),
                body("自来水公司停水不提前通知，全楼老人都没有水用，请问什么时候恢复？"),
                body("小区门口的路灯坏了三个多月一直没有人来修理，晚上出门很不安全。"),
                body("感谢社区工作人员"),
                new Message("小区门口的路灯坏了", "三个多月一直没有人来修理，\n晚上出门很不方便。"))));
  }

  @Test
  void theThresholdItselfIsANearDuplicate() {
    // 4-grams: 3 of 5 shared, then 3 of 6.
    // 4.
    assertArrayEquals(
        new int[] {0, 0}, NearDuplicates.group(List.of(body("abcdefgh"), body("abcdef"))));
    assertArrayEquals(
        new int[] {0, 1}, NearDuplicates.group(List.of(body("abcdefghi"), body("abcdef"))));
  }

  @Test
  void shortTextsAreComparedWholeAndEmptyOnesAreAlone() {
    assertArrayEquals(
        new int[] {0, 0, 1, 2, 3},
        NearDuplicates.group(List.of(body("停水"), body("停 水"), body("停电"), body(""), body(""))));
  }

  @Test
  void givenGroupsAreTakenAsTheyAre() {
    assertArrayEquals(
        new int[] {0, 1, 0},
        NearDuplicates.groupGold(
            List.of(
                Trees.grouped("7", "A1", "停水了怎么办呀"),
                Trees.grouped("8", "A1", "停水了怎么办呀"),
                Trees.grouped("7", "A1", "毫不相干的内容"))));
  }

  @Test
  void groupsAreComputedWhereAnyIsMissingAndGivenOnesStillHold() {
    assertArrayEquals(
        new int[] {0, 0, 0},
        NearDuplicates.groupGold(
            List.of(
                Trees.grouped("7", "A1", "停水了怎么办呀"),
                Trees.grouped("", "A1", "停水了怎么办呀"),
                Trees.grouped("7", "A1", "毫不相干的内容"))));
  }

  @Property(tries = 100, seed = "17")
  void groupsAreThoseOfComparingAllPairs(@ForAll Random random) {
    List<Message> messages =
        IntStream.range(0, 30).mapToObj(i -> body(text(random, 1 + random.nextInt(14)))).toList();
    int[] groups = NearDuplicates.group(messages);
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
