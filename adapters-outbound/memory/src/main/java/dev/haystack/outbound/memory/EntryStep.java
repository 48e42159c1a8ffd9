package dev.haystack.outbound.memory;

import java.util.Optional;

/** What a step on an entry comes to: its new value, or nothing to leave it, and a result. */
record EntryStep<V, R>(Optional<V> value, R result) {

  static <V, R> EntryStep<V, R> to(V value, R result) {
    return new EntryStep<>(Optional.of(value), result);
  }

  static <V, R> EntryStep<V, R> none(R result) {
    return new EntryStep<>(Optional.empty(), result);
  }
}
