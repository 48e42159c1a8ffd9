package dev.haystack.application.turn;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Is asked once, and answers the same ever after. Safe for use by many threads. */
final class Remembered<T> implements Supplier<T> {

  private final Supplier<T> source;
  private @Nullable T answer;

  Remembered(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    T known = Optional.ofNullable(answer).orElseGet(source);
    answer = known;
    return known;
  }
}
