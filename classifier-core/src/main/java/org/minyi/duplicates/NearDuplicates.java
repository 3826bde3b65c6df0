package org.minyi.duplicates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minyi.text.Message;

/**
 * Collects messages and groups those that say the same: the connected components of the pairs whose
 * sets of character 4-grams have a Jaccard similarity of at least {@value #THRESHOLD}.
 *
 * <p>What does not change what a message says is left out first: the width and case of letters,
 * traditional characters, punctuation, white space, and personal numbers such as those of phones.
 * Title and body are read as one text, of each the first 20,000 UTF-16 units. Messages without
 * letters and digits are alone.
 *
 * <p>Pairs are found by their rarest grams and compared in full, not estimated from sketches. A
 * hundred messages are grouped exactly; among more, a pair is missed only if all that its messages
 * share are phrases of more than a hundred unlike ones, such as those of a form. Takes about 8
 * bytes of memory a character of distinct messages; the texts are not kept. Not thread-safe.
 */
public final class NearDuplicates {
  /** The least Jaccard similarity of near-duplicates. */
  public static final double THRESHOLD = 0.6;

  private final List<Grams> distinct = new ArrayList<>();
  private final Map<Grams, Integer> numbers = new HashMap<>();

  /** For each message the number of its set among the distinct ones. */
  private final List<Integer> messages = new ArrayList<>();

  private final List<int[]> joined = new ArrayList<>();

  /** Without messages so far. */
  public NearDuplicates() {}

  /**
   * Groups the messages of a list.
   *
   * @param messages not null, nor any of them
   */
  public static DuplicateGroups of(Iterable<Message> messages) {
    NearDuplicates duplicates = new NearDuplicates();
    messages.forEach(duplicates::add);
    return duplicates.groups();
  }

  /**
   * Adds a message; the first has number 0.
   *
   * @param message not null
   */
  public void add(Message message) {
    Grams grams = Grams.of(message);
    Integer known = grams.size() == 0 ? null : numbers.putIfAbsent(grams, distinct.size());
    messages.add(known == null ? distinct.size() : known);
    if (known == null) {
      distinct.add(grams);
    }
  }

  /**
   * Says that two messages belong together whatever their texts are.
   *
   * @param first the number of a message that was added
   * @param second likewise
   * @throws IndexOutOfBoundsException if there is no such message
   */
  public void join(int first, int second) {
    joined.add(new int[] {messages.get(first), messages.get(second)});
  }

  /** The groups of the messages added so far. */
  public DuplicateGroups groups() {
    Components components = new Components(distinct.size());
    joined.forEach(pair -> components.join(pair[0], pair[1]));
    new SimilarityJoin(distinct, THRESHOLD).joinInto(components);
    return new DuplicateGroups(
        messages.stream().mapToInt(components::root).toArray(),
        (first, second) -> set(first).similarity(set(second)));
  }

  private Grams set(int message) {
    return distinct.get(messages.get(message));
  }
}
