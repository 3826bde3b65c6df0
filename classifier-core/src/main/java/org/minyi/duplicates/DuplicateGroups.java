package org.minyi.duplicates;

import java.util.Arrays;
import java.util.Objects;

/**
 * Groups of messages that say the same. Messages are meant by their place in the order in which
 * they were added, groups by their number; both count from 0, and groups are numbered in the order
 * of their first messages. A message that is like no other is a group of its own. Immutable and
 * thread-safe.
 */
public final class DuplicateGroups {
  private final int[] groups;
  private final int[] firsts;
  private final int[] sizes;
  private final double[] similarities;

  /**
   * From connected components.
   *
   * @param componentOf for each message a number that it shares with those of its group, below the
   *     number of messages
   * @param similarity of two messages
   */
  DuplicateGroups(int[] componentOf, Similarity similarity) {
    groups = new int[componentOf.length];
    similarities = new double[componentOf.length];
    int[] numbers = new int[componentOf.length];
    int[] firsts = new int[componentOf.length];
    int[] sizes = new int[componentOf.length];
    Arrays.fill(numbers, -1);
    int count = 0;
    for (int message = 0; message < componentOf.length; message++) {
      if (numbers[componentOf[message]] < 0) {
        numbers[componentOf[message]] = count;
        firsts[count++] = message;
      }
      int group = numbers[componentOf[message]];
      groups[message] = group;
      sizes[group]++;
      similarities[message] = firsts[group] == message ? 1 : similarity.of(firsts[group], message);
    }
    this.firsts = Arrays.copyOf(firsts, count);
    this.sizes = Arrays.copyOf(sizes, count);
  }

  /** How alike two messages are. */
  interface Similarity {
    double of(int first, int second);
  }

  /** The number of messages. */
  public int messages() {
    return groups.length;
  }

  /** The number of groups. */
  public int count() {
    return firsts.length;
  }

  /**
   * The group of a message.
   *
   * @throws IndexOutOfBoundsException if there is no such message
   */
  public int group(int message) {
    return groups[Objects.checkIndex(message, groups.length)];
  }

  /**
   * The group of each message.
   *
   * @return a new array
   */
  public int[] toArray() {
    return groups.clone();
  }

  /**
   * How many messages a group has, at least 1.
   *
   * @throws IndexOutOfBoundsException if there is no such group
   */
  public int size(int group) {
    return sizes[Objects.checkIndex(group, sizes.length)];
  }

  /**
   * The first message of a group.
   *
   * @throws IndexOutOfBoundsException if there is no such group
   */
  public int first(int group) {
    return firsts[Objects.checkIndex(group, firsts.length)];
  }

  /**
   * The Jaccard similarity of a message to the first of its group, from 0 to 1; 1 for the first
   * itself. It may be below {@link NearDuplicates#THRESHOLD} where a chain of similar messages
   * leads from one to the other.
   *
   * @throws IndexOutOfBoundsException if there is no such message
   */
  public double similarity(int message) {
    return similarities[Objects.checkIndex(message, similarities.length)];
  }
}
