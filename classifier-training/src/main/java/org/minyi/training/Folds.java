package org.minyi.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Parts of the examples of about equal size; near-duplicates are in the same part.
 *
 * @param ofExample the fold of each example, from 0
 * @param count how many folds there are, at least 2
 */
record Folds(int[] ofExample, int count) {
  private static final int MOST = 5;

  /** Deals the groups out: those of each origin evenly. */
  static Folds of(List<Example> examples, Random random) {
    Map<Example.Origin, TreeSet<String>> groups = new HashMap<>();
    for (Example example : examples) {
      groups.computeIfAbsent(example.origin(), o -> new TreeSet<>()).add(example.group());
    }
    Map<String, Integer> folds = new HashMap<>();
    for (Example.Origin origin : Example.Origin.values()) {
      List<String> shuffled = new ArrayList<>(groups.getOrDefault(origin, new TreeSet<>()));
      Collections.shuffle(shuffled, random);
      for (String group : shuffled) {
        folds.putIfAbsent(group, folds.size() % MOST);
      }
    }
    int[] ofExample = examples.stream().mapToInt(e -> folds.get(e.group())).toArray();
    return new Folds(ofExample, Math.min(MOST, folds.size()));
  }

  /** The examples of a fold. */
  List<Integer> in(int fold) {
    return where(i -> ofExample[i] == fold);
  }

  /** All other examples. */
  List<Integer> outside(int fold) {
    return where(i -> ofExample[i] != fold);
  }

  private List<Integer> where(IntPredicate condition) {
    return IntStream.range(0, ofExample.length).filter(condition).boxed().toList();
  }
}
