package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minyi.taxonomy.Taxonomy;

class CrossValidationTest {
  private static final Taxonomy TREE = Trees.twoLevels();

  /** 90 messages in 30 groups of three. */
  private static final List<GoldMessage> GOLD =
      IntStream.range(0, 90)
          .mapToObj(i -> Trees.grouped("g" + i % 30, i % 2 == 0 ? "A1" : "B1", "文" + i))
          .toList();

  @Test
  void everyMessageIsPredictedOnceByAPredictorThatHasNotSeenItsGroup() {
    Set<Integer> folds = new HashSet<>();
    List<Integer> sizes = new ArrayList<>();
    List<Prediction> predictions =
        new CrossValidation(GOLD, 5, 1)
            .predict(
                (fold, corpus) -> {
                  folds.add(fold);
                  Set<String> known =
                      corpus.stream().map(GoldMessage::group).collect(Collectors.toSet());
                  sizes.add(corpus.size());
                  return messages ->
                      messages.stream()
                          .map(
                              message -> {
                                GoldMessage gold =
                                    GOLD.stream()
                                        .filter(m -> m.message().equals(message))
                                        .findFirst()
                                        .orElseThrow();
                                assertTrue(!known.contains(gold.group()), gold.group());
                                return Prediction.ranked(List.of(gold.code()), TREE);
                              })
                          .toList();
                });
    assertEquals(Set.of(0, 1, 2, 3, 4), folds);
    assertEquals(List.of(72, 72, 72, 72, 72), sizes);
    for (int i = 0; i < 90; i++) {
      assertEquals(GOLD.get(i).code(), predictions.get(i).candidates().get(0));
    }
  }

  @Test
  void theSeedDecidesTheSplit() {
    assertEquals(firstCorpus(7), firstCorpus(7));
    assertTrue(!firstCorpus(7).equals(firstCorpus(8)));
  }

  private static List<GoldMessage> firstCorpus(long seed) {
    List<List<GoldMessage>> seen = new ArrayList<>();
    new CrossValidation(GOLD, 2, seed)
        .predict(
            (fold, corpus) -> {
              seen.add(corpus);
              return messages -> messages.stream().map(m -> Prediction.NONE).toList();
            });
    return seen.get(0);
  }

  @Test
  void moreFoldsThanGroupsOrLessThanTwoAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new CrossValidation(GOLD, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new CrossValidation(GOLD, 31, 1));
    assertEquals(30, new CrossValidation(GOLD, 30, 1).folds());
  }

  @Test
  void aPredictorThatSkipsMessagesIsRefused() {
    assertThrows(
        IllegalStateException.class,
        () ->
            new CrossValidation(GOLD, 3, 1)
                .predict((fold, corpus) -> messages -> List.of(Prediction.NONE)));
  }
}
