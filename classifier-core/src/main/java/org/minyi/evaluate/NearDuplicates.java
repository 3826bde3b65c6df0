package org.minyi.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.minyi.text.Message;

/**
 * Groups of near-duplicate messages: the connected components of the pairs whose sets of character
 * 4-grams have a Jaccard similarity of at least {@value #THRESHOLD}.
 *
 * <p>Exact, without hashing: two sets can be that similar only if they share one of their rarest
 * grams (prefix filtering, Bayardo, Ma and Srikant, 2007), so each message is compared only with
 * those that share one, and then in full. Title and body are joined and white space is dropped; a
 * text of fewer than four characters is one gram; messages without text are alone.
 */
public final class NearDuplicates {
  /** The least Jaccard similarity of near-duplicates. */
  public static final double THRESHOLD = 0.6;

  private static final int GRAM = 4;

  /** Keeps 0.6 · n from being rounded up past a whole number, which would lose a pair. */
  private static final double ROUNDING = 1e-9;

  private NearDuplicates() {}

  /**
   * Groups the labelled messages of a file: by their {@code group} where all have one, otherwise by
   * near-duplicates and, besides, by the groups that are given.
   *
   * @return for every message the number of its group, counted from 0 without gaps
   */
  public static int[] groupGold(List<GoldMessage> gold) {
    Components components = new Components(gold.size());
    if (gold.stream().anyMatch(message -> message.group().isEmpty())) {
      joinSimilar(gold.stream().map(GoldMessage::message).toList(), components);
    }
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < gold.size(); i++) {
      if (!gold.get(i).group().isEmpty()) {
        Integer other = first.putIfAbsent(gold.get(i).group(), i);
        components.join(i, other == null ? i : other);
      }
    }
    return components.numbers();
  }

  /**
   * Groups messages by their text alone.
   *
   * @return for every message the number of its group, counted from 0 without gaps
   */
  public static int[] group(List<Message> messages) {
    Components components = new Components(messages.size());
    joinSimilar(messages, components);
    return components.numbers();
  }

  private static void joinSimilar(List<Message> messages, Components components) {
    int[][] sets = rarestFirst(messages.stream().map(NearDuplicates::grams).toList());
    int[] bySize =
        IntStream.range(0, sets.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> sets[i].length))
            .mapToInt(i -> i)
            .toArray();
    Map<Integer, List<Integer>> index = new HashMap<>();
    int[] comparedWith = new int[sets.length];
    Arrays.fill(comparedWith, -1);
    for (int i : bySize) {
      int prefix = sets[i].length - (int) Math.ceil(THRESHOLD * sets[i].length - ROUNDING) + 1;
      for (int g = 0; g < Math.min(prefix, sets[i].length); g++) {
        List<Integer> others = index.computeIfAbsent(sets[i][g], k -> new ArrayList<>());
        // In order of size: from the largest back, until they are too small to be similar.
        for (int o = others.size() - 1; o >= 0; o--) {
          int other = others.get(o);
          if (sets[other].length < THRESHOLD * sets[i].length - ROUNDING) {
            break;
          }
          if (comparedWith[other] == i) {
            continue;
          }
          comparedWith[other] = i;
          if (!components.joined(i, other) && similar(sets[i], sets[other])) {
            components.join(i, other);
          }
        }
        others.add(i);
      }
    }
  }

  private static Set<Long> grams(Message message) {
    String text = (message.title() + message.body()).replaceAll("\\s+", "");
    Set<Long> grams = new HashSet<>();
    for (int start = 0;
        start < text.length() && (start == 0 || start + GRAM <= text.length());
        start++) {
      long gram = 0;
      for (int i = start; i < start + GRAM; i++) {
        gram = gram << Character.SIZE | (i < text.length() ? text.charAt(i) : 0);
      }
      grams.add(gram);
    }
    return grams;
  }

  /** The sets with grams numbered by rising frequency, each sorted. */
  private static int[][] rarestFirst(List<Set<Long>> sets) {
    Map<Long, Integer> frequency = new HashMap<>();
    sets.forEach(set -> set.forEach(gram -> frequency.merge(gram, 1, Integer::sum)));
    List<Long> grams = new ArrayList<>(frequency.keySet());
    grams.sort(
        Comparator.comparing((Long gram) -> frequency.get(gram))
            .thenComparing(Comparator.naturalOrder()));
    Map<Long, Integer> rank = new HashMap<>();
    grams.forEach(gram -> rank.put(gram, rank.size()));
    return sets.stream()
        .map(set -> set.stream().mapToInt(rank::get).sorted().toArray())
        .toArray(int[][]::new);
  }

  private static boolean similar(int[] a, int[] b) {
    double needed = THRESHOLD / (1 + THRESHOLD) * (a.length + b.length) - ROUNDING;
    int shared = 0;
    int i = 0;
    int j = 0;
    while (shared + Math.min(a.length - i, b.length - j) >= needed) {
      if (i == a.length || j == b.length) {
        return true;
      }
      if (a[i] == b[j]) {
        shared++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  /** Union-find with path halving. */
  private static final class Components {
    private final int[] parent;

    Components(int size) {
      parent = IntStream.range(0, size).toArray();
    }

    private int root(int i) {
      while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
      }
      return i;
    }

    boolean joined(int a, int b) {
      return root(a) == root(b);
    }

    void join(int a, int b) {
      parent[root(a)] = root(b);
    }

    int[] numbers() {
      int[] numbers = new int[parent.length];
      int[] numberOfRoot = new int[parent.length];
      Arrays.fill(numberOfRoot, -1);
      int next = 0;
      for (int i = 0; i < parent.length; i++) {
        int root = root(i);
        if (numberOfRoot[root] < 0) {
          numberOfRoot[root] = next++;
        }
        numbers[i] = numberOfRoot[root];
      }
      return numbers;
    }
  }
}
