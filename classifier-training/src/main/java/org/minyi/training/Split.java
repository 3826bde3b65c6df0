package org.minyi.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the network is trained on, and what it is measured on.
 *
 * @param training for the weights
 * @param heldOut for choosing the best pass and for the calibration
 */
record Split(ScoredExamples training, ScoredExamples heldOut) {
  private static final double HELD_OUT_SHARE = 0.1;

  /** Holds a tenth of the citizens' groups out, or of the seed corpus if there are no citizens. */
  static Split holdOut(ScoredExamples all, Random random) {
    boolean labelled = all.examples().stream().anyMatch(e -> e.origin() == Example.Origin.LABELLED);
    Example.Origin origin = labelled ? Example.Origin.LABELLED : Example.Origin.SEED;
    Set<String> groups = new TreeSet<>();
    for (Example example : all.examples()) {
      if (example.origin() == origin) {
        groups.add(example.group());
      }
    }
    List<String> shuffled = new ArrayList<>(groups);
    Collections.shuffle(shuffled, random);
    int size = Math.max(1, (int) Math.round(shuffled.size() * HELD_OUT_SHARE));
    Set<String> heldOut = new HashSet<>(shuffled.subList(0, size));
    List<Integer> training = new ArrayList<>();
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Example example = all.examples().get(i);
      boolean out = example.origin() == origin && heldOut.contains(example.group());
      (out ? rest : training).add(i);
    }
    return new Split(all.at(training), all.at(rest));
  }
}
