package org.minyi.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The dimensions of an array, valid by construction: a shape never stands for more elements than an
 * array may have bytes, nor for rows that no byte of the file pays for.
 */
record Shape(List<Integer> dimensions) {
  /**
   * @throws IllegalArgumentException if the dimensions are not a shape; the message is a clause
   */
  Shape {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty() || dimensions.size() > Layout.MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "expected 1 to %d dimensions, found %d"
              .formatted(Layout.MAX_DIMENSIONS, dimensions.size()));
    }
    long elements = 1;
    for (int dimension : dimensions) {
      if (dimension < 0) {
        throw new IllegalArgumentException("the dimension " + dimension + " is negative");
      }
      if (dimension == 0 && dimensions.get(0) != 0) {
        throw new IllegalArgumentException(
            "a dimension may be 0 only if the first is 0, found " + show(dimensions));
      }
      elements *= dimension;
      if (elements > Layout.MAX_ARRAY_BYTES) {
        throw new IllegalArgumentException(
            "%s has more than %d elements".formatted(show(dimensions), Layout.MAX_ARRAY_BYTES));
      }
    }
  }

  int elements() {
    return dimensions.stream().reduce(1, (a, b) -> a * b);
  }

  int[] toArray() {
    return dimensions.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public String toString() {
    return show(dimensions);
  }

  private static String show(List<Integer> dimensions) {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
