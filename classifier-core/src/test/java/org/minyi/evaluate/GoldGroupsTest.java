package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoldGroupsTest {
  @Test
  void givenGroupsAreTakenAsTheyAre() {
    assertArrayEquals(
        new int[] {0, 1, 0},
        GoldGroups.of(
            List.of(
                Trees.grouped("7", "A1", "停水了怎么办呀"),
                Trees.grouped("8", "A1", "停水了怎么办呀"),
                Trees.grouped("7", "A1", "毫不相干的内容"))));
  }

  @Test
  void groupsAreComputedWhereAnyIsMissingAndGivenOnesStillHold() {
    assertArrayEquals(
        new int[] {0, 0, 0, 1},
        GoldGroups.of(
            List.of(
                Trees.grouped("7", "A1", "停水了怎么办呀"),
                Trees.grouped("", "A1", "停水了怎么办呀"),
                Trees.grouped("7", "A1", "毫不相干的内容"),
                Trees.grouped("", "A1", "又一件别的事情"))));
  }
}
