package org.minyi.model;

import java.util.Arrays;
import java.util.Optional;

/** What an array holds; the JSON name is part of the format. */
enum ArrayType {
  INT8("int8", 1),
  INT16("int16", 2),
  INT32("int32", 4),
  INT64("int64", 8),
  FLOAT32("float32", 4),
  UTF8("utf8", 1);

  private final String jsonName;
  private final int elementBytes;

  ArrayType(String jsonName, int elementBytes) {
    this.jsonName = jsonName;
    this.elementBytes = elementBytes;
  }

  static Optional<ArrayType> named(String jsonName) {
    return Arrays.stream(values()).filter(t -> t.jsonName.equals(jsonName)).findFirst();
  }

  int elementBytes() {
    return elementBytes;
  }

  @Override
  public String toString() {
    return jsonName;
  }
}
