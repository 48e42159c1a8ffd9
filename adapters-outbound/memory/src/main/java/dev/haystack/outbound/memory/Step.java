package dev.haystack.outbound.memory;

import java.util.Optional;

/** What a step on an entry comes to: its new value, or nothing to leave it, and a result. */
record Step<V, R>(Optional<V> value, R result) {

  static <V, R> Step<V, R> to(V value, R result) {
    return new Step<>(Optional.of(value), result);
  }

  static <V, R> Step<V, R> none(R result) {
    return new Step<>(Optional.empty(), result);
  }
}
