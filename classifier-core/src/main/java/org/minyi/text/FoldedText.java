package org.minyi.text;

import java.util.Arrays;

/**
 * A reusable buffer of folded characters, each with the range of the original it came from. Both
 * ends of the ranges never decrease.
 */
final class FoldedText {
  char[] chars = new char[512];
  int[] starts = new int[512];
  int[] ends = new int[512];
  int length;

  void clear() {
    length = 0;
  }

  void append(char folded, int start, int end) {
    if (length == chars.length) {
      int capacity = length + (length >> 1);
      chars = Arrays.copyOf(chars, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
    chars[length] = folded;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  /** How many characters come wholly from before an offset of the original. */
  int lengthUpTo(int originalEnd) {
    int limit = length;
    while (limit > 0 && ends[limit - 1] > originalEnd) {
      limit--;
    }
    return limit;
  }

  /** Puts one mark for each span; the mark takes the span's whole range. */
  void replace(Spans spans) {
    if (spans.count == 0) {
      return;
    }
    int to = spans.starts[0];
    for (int i = 0; i < spans.count; i++) {
      chars[to] = Marks.of(spans.kinds[i]);
      starts[to] = starts[spans.starts[i]];
      ends[to] = ends[spans.ends[i] - 1];
      to++;
      int from = spans.ends[i];
      int count = (i + 1 < spans.count ? spans.starts[i + 1] : length) - from;
      System.arraycopy(chars, from, chars, to, count);
      System.arraycopy(starts, from, starts, to, count);
      System.arraycopy(ends, from, ends, to, count);
      to += count;
    }
    length = to;
  }
}
