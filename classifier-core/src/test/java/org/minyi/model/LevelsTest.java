package org.minyi.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

class LevelsTest {
  private static final Taxonomy TREE = SmallModels.ragged();
  private static final Levels LEVELS = Levels.of(TREE);

  private static List<String> codes(Levels levels, int level) {
    return IntStream.range(0, levels.size(level))
        .mapToObj(c -> levels.tag(level, c).code())
        .toList();
  }

  @Test
  void leavesStandForThemselvesFurtherDown() {
    assertEquals(4, LEVELS.depth());
    assertEquals(List.of("A", "B", "C"), codes(LEVELS, 0));
    assertEquals(List.of("A1", "A2", "B", "C1"), codes(LEVELS, 1));
    assertEquals(List.of("A11", "A12", "A2", "B", "C11", "C12"), codes(LEVELS, 2));
    assertEquals(List.of("A111", "A112", "A121", "A2", "B", "C11", "C121"), codes(LEVELS, 3));
  }

  @Test
  void offsetsNumberTheClassesThrough() {
    assertEquals(List.of(0, 3, 7, 13), IntStream.range(0, 4).mapToObj(LEVELS::offset).toList());
    assertEquals(20, LEVELS.totalSize());
  }

  @Test
  void parentsAndChildrenAgreeAndChildrenAreNeighbours() {
    assertArrayEquals(new int[] {0, 0, 0}, LEVELS.parents(0));
    assertArrayEquals(new int[] {0, 0, 1, 2}, LEVELS.parents(1));
    assertArrayEquals(new int[] {0, 0, 1, 2, 3, 3}, LEVELS.parents(2));
    assertArrayEquals(new int[] {0, 2, 3, 4}, LEVELS.firstChildren(0));
    for (int level = 1; level < LEVELS.depth(); level++) {
      int[] first = LEVELS.firstChildren(level - 1);
      for (int parent = 0; parent < LEVELS.size(level - 1); parent++) {
        for (int c = first[parent]; c < first[parent + 1]; c++) {
          assertEquals(parent, LEVELS.parents(level)[c]);
        }
      }
      assertEquals(LEVELS.size(level), first[LEVELS.size(level - 1)]);
    }
  }

  @Test
  void findsACodeOnlyAtLevelsThatItReaches() {
    assertEquals(1, LEVELS.find(1, "A2"));
    assertEquals(3, LEVELS.find(3, "A2"));
    assertEquals(-1, LEVELS.find(0, "A2"));
    assertEquals(-1, LEVELS.find(2, "A1"));
    assertEquals(-1, LEVELS.find(0, "none"));
  }

  @Test
  void thePathOfALeafReachesTheLastLevelAndThatOfAnInnerCodeDoesNot() {
    assertArrayEquals(new int[] {0, 0, 1, 2}, LEVELS.path(TREE, "A121"));
    assertArrayEquals(new int[] {0, 1, 2, 3}, LEVELS.path(TREE, "A2"));
    assertArrayEquals(new int[] {1, 2, 3, 4}, LEVELS.path(TREE, "B"));
    assertArrayEquals(new int[] {0, 0}, LEVELS.path(TREE, "A1"));
    assertArrayEquals(new int[] {2}, LEVELS.path(TREE, "C"));
    assertArrayEquals(new int[0], LEVELS.path(TREE, "none"));
    assertArrayEquals(new int[0], LEVELS.path(TREE, ""));
  }

  @Test
  void thePathToAClassIsThatOfItsLeaf() {
    for (int leaf = 0; leaf < LEVELS.size(3); leaf++) {
      String code = LEVELS.tag(3, leaf).code();
      assertArrayEquals(LEVELS.path(TREE, code), LEVELS.pathTo(leaf), code);
    }
  }

  @Test
  void aTreeOfOneLevelHasOnlyItsTopTags() {
    Levels flat = Levels.of(SmallModels.full(3));
    assertEquals(1, flat.depth());
    assertEquals(3, flat.totalSize());
    assertArrayEquals(new int[] {2}, flat.pathTo(2));
  }

  @Test
  void everyLeafIsAClassOfTheLastLevelOnce() {
    Taxonomy tree = SmallModels.random(6, 3, new java.util.Random(3));
    Levels levels = Levels.of(tree);
    assertEquals(
        tree.leaves().stream().map(Tag::code).sorted().toList(),
        codes(levels, tree.depth() - 1).stream().sorted().toList());
  }
}
