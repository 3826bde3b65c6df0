package org.minyi.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The dimensions of an array, valid by construction: a shape never stands for more elements than an
 * array may have bytes, nor for rows that no byte of the file pays for.
 */
record Shape(List<Integer> dimensions) {
  /**
   * @throws ClauseException if the dimensions are not a shape; the message is a clause
   */
  Shape {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty() || dimensions.size() > Layout.MAX_DIMENSIONS) {
      throw ClauseException.of(
          "应有 1 到 %s 个维度，实际有 %s 个",
          "expected 1 to %s dimensions, found %s", Layout.MAX_DIMENSIONS, dimensions.size());
    }
    long elements = 1;
    for (int dimension : dimensions) {
      if (dimension < 0) {
        throw ClauseException.of("维度 %s 是负数", "the dimension %s is negative", dimension);
      }
      if (dimension == 0 && dimensions.get(0) != 0) {
        throw ClauseException.of(
            "第一个维度为 0 时，别的维度才可以为 0，实际是 %s",
            "a dimension may be 0 only if the first is 0, found %s", show(dimensions));
      }
      elements *= dimension;
      if (elements > Layout.MAX_ARRAY_BYTES) {
        throw ClauseException.of(
            "%s 超过 %s 个元素",
            "%s has more than %s elements", show(dimensions), Layout.MAX_ARRAY_BYTES);
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
