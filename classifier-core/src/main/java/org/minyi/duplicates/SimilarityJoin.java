package org.minyi.duplicates;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the sets that are similar to each other, without comparing all pairs: two sets can only be
 * that similar if they share one of their rarest grams, so each set is compared with those that
 * share one of its rarest (prefix filtering; Bayardo, Ma and Srikant, 2007), and only with those
 * that are not much smaller.
 *
 * <p>Where messages are short and all made by one form, its phrases are among their rarest grams,
 * and all pairs would be compared. So in one slot a set is compared with {@value #MOST_STRANGERS}
 * unlike ones at the most, those of its own size first. Up to so many sets no pair is missed;
 * beyond, only pairs that share nothing rarer than phrases of that many.
 *
 * <p>Grams are counted and indexed by some bits of their hash. Grams that meet there cost needless
 * comparisons, no errors.
 */
final class SimilarityJoin {
  private static final int FEWEST_SLOTS = 1 << 10;
  private static final int MOST_SLOTS = 1 << 24;

  /** So many unlike sets in a slot are enough to know its gram for a set phrase. */
  private static final int MOST_STRANGERS = 128;

  /** Keeps 0.6 · n from being rounded up past a whole number, which would lose a pair. */
  private static final double ROUNDING = 1e-9;

  private final List<Grams> sets;
  private final double threshold;
  private final int mask;

  /** The slots of the rarest grams of each set. */
  private final int[][] rarest;

  /** The first posting of each slot, and behind its last one so far. */
  private final int[] starts;

  private final int[] ends;

  /** The sets that have a gram in a slot, slot by slot, in order of size. */
  private final int[] postings;

  /** For a posting the first one of the postings up to it that are known to be one component. */
  private final int[] runs;

  SimilarityJoin(List<Grams> sets, double threshold) {
    this.sets = sets;
    this.threshold = threshold;
    long grams = sets.stream().mapToLong(Grams::size).sum();
    this.mask =
        (int) Math.max(FEWEST_SLOTS, Math.min(MOST_SLOTS, Long.highestOneBit(grams + 1) * 2)) - 1;
    this.rarest = rarest();
    this.starts = new int[mask + 2];
    for (int[] slots : rarest) {
      for (int slot : slots) {
        starts[slot + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Math::addExact);
    this.ends = Arrays.copyOf(starts, mask + 1);
    this.postings = new int[starts[mask + 1]];
    this.runs = new int[postings.length];
  }

  /** Joins the components of similar sets. */
  void joinInto(Components components) {
    int[] comparedWith = new int[sets.size()];
    Arrays.fill(comparedWith, -1);
    int[] bySize =
        IntStream.range(0, sets.size())
            .mapToLong(set -> (long) sets.get(set).size() << Integer.SIZE | set)
            .sorted()
            .mapToInt(key -> (int) key)
            .toArray();
    for (int set : bySize) {
      double least = threshold * sets.get(set).size() - ROUNDING;
      for (int slot : rarest[set]) {
        compare(set, slot, least, comparedWith, components);
        append(set, slot, components);
      }
    }
  }

  /** Compares a set with those in a slot: from the largest back, until they are too small. */
  private void compare(int set, int slot, double least, int[] comparedWith, Components components) {
    int run = -1;
    int strangers = 0;
    int p = ends[slot] - 1;
    while (p >= starts[slot]
        && strangers < MOST_STRANGERS
        && sets.get(postings[p]).size() >= least) {
      int other = postings[p];
      boolean joined = components.joined(set, other);
      if (!joined && comparedWith[other] != set) {
        comparedWith[other] = set;
        if (similar(sets.get(set), sets.get(other))) {
          components.join(set, other);
          joined = true;
        }
      }
      // Thousands of copies of one letter would else be passed by one at a time, by each of them.
      if (joined) {
        run = run < 0 ? p : run;
        runs[run] = runs[p];
        p = runs[p] - 1;
      } else {
        strangers++;
        run = -1;
        p--;
      }
    }
  }

  private void append(int set, int slot, Components components) {
    int p = ends[slot]++;
    postings[p] = set;
    boolean goesOn = p > starts[slot] && components.joined(set, postings[p - 1]);
    runs[p] = goesOn ? runs[p - 1] : p;
  }

  private boolean similar(Grams a, Grams b) {
    return a.share(b, threshold / (1 + threshold) * (a.size() + b.size()) - ROUNDING);
  }

  private int[][] rarest() {
    int[] frequency = new int[mask + 1];
    for (Grams set : sets) {
      for (int gram : set.hashes()) {
        frequency[gram & mask]++;
      }
    }
    int[][] rarest = new int[sets.size()][];
    for (int set = 0; set < rarest.length; set++) {
      int[] grams = sets.get(set).hashes();
      int count = grams.length - (int) Math.ceil(threshold * grams.length - ROUNDING) + 1;
      rarest[set] =
          Arrays.stream(grams)
              .mapToLong(gram -> (long) frequency[gram & mask] << Integer.SIZE | gram & 0xFFFFFFFFL)
              .sorted()
              .limit(count)
              // A gram that no other set has leads to none.
              .filter(key -> key >> Integer.SIZE > 1)
              .mapToInt(key -> (int) key & mask)
              .toArray();
    }
    return rarest;
  }
}
