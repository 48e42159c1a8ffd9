package dev.haystack.inbound.http;

import java.time.Duration;
import java.util.Optional;

/** Events that are all there already. */
final class ToldStream implements EventStream {

  private Optional<String> left;

  ToldStream(String events) {
    this.left = Optional.of(events);
  }

  @Override
  public Optional<String> next(Duration silenceMax) {
    Optional<String> next = left;
    left = Optional.empty();
    return next;
  }

  @Override
  public void close() {
    left = Optional.empty();
  }
}
