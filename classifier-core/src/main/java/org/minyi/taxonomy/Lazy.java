package org.minyi.taxonomy;

import java.util.function.Supplier;

/** A value computed once, when it is first asked for. Thread-safe. */
final class Lazy<T> {
  private final Supplier<T> supplier;
  private volatile T value;

  Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  T get() {
    T result = value;
    if (result == null) {
      synchronized (this) {
        result = value;
        if (result == null) {
          result = supplier.get();
          value = result;
        }
      }
    }
    return result;
  }
}
