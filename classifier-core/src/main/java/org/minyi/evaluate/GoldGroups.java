package org.minyi.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minyi.duplicates.NearDuplicates;

/** The groups of labelled messages that belong on one side of a split and are drawn together. */
final class GoldGroups {
  private GoldGroups() {}

  /**
   * Groups the labelled messages of a file: by their {@code group} where all have one, otherwise by
   * near-duplicates and, besides, by the groups that are given.
   *
   * @return for every message the number of its group, counted from 0 without gaps
   */
  static int[] of(List<GoldMessage> gold) {
    Map<String, Integer> given = new HashMap<>();
    if (gold.stream().noneMatch(message -> message.group().isEmpty())) {
      return gold.stream()
          .mapToInt(message -> given.computeIfAbsent(message.group(), group -> given.size()))
          .toArray();
    }
    NearDuplicates duplicates = new NearDuplicates();
    for (int i = 0; i < gold.size(); i++) {
      duplicates.add(gold.get(i).message());
      if (!gold.get(i).group().isEmpty()) {
        Integer first = given.putIfAbsent(gold.get(i).group(), i);
        duplicates.join(i, first == null ? i : first);
      }
    }
    return duplicates.groups().toArray();
  }
}
