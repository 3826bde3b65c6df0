package org.minyi.text;

import java.util.Arrays;

/** A reusable list of spans, in order and without overlap. */
final class Spans {
  PersonalData.Kind[] kinds = new PersonalData.Kind[8];
  int[] starts = new int[8];
  int[] ends = new int[8];
  int count;

  void clear() {
    count = 0;
  }

  void add(PersonalData.Kind kind, int start, int end) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    count++;
  }
}
