package org.minyi.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model is fitted on, and what no part of it has seen.
 *
 * @param training for the weights
 * @param heldOut for choosing the best pass of the network and for the calibration
 */
record Split(List<Example> training, List<Example> heldOut) {
  private static final double HELD_OUT_SHARE = 0.1;

  /** Holds a tenth of the citizens' groups out, or of the seed corpus if there are no citizens. */
  static Split holdOut(List<Example> all, Random random) {
    boolean labelled = all.stream().anyMatch(e -> e.origin() == Example.Origin.LABELLED);
    Example.Origin origin = labelled ? Example.Origin.LABELLED : Example.Origin.SEED;
    Set<String> groups = new TreeSet<>();
    for (Example example : all) {
      if (example.origin() == origin) {
        groups.add(example.group());
      }
    }
    List<String> shuffled = new ArrayList<>(groups);
    Collections.shuffle(shuffled, random);
    int size = Math.max(1, (int) Math.round(shuffled.size() * HELD_OUT_SHARE));
    Set<String> heldOutGroups = new HashSet<>(shuffled.subList(0, size));
    List<Example> training = new ArrayList<>();
    List<Example> heldOut = new ArrayList<>();
    for (Example example : all) {
      boolean out = example.origin() == origin && heldOutGroups.contains(example.group());
      (out ? heldOut : training).add(example);
    }
    return new Split(training, heldOut);
  }
}
