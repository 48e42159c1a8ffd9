package dev.haystack.inbound.http;

import dev.haystack.inbound.websocket.SessionEvents;
import java.time.Duration;
import java.util.Optional;

/** What a listener hears of a session, as the stream that a request is answered by. */
record HeardStream(SessionEvents events) implements EventStream {

  @Override
  public Optional<String> next(Duration silenceMax) throws InterruptedException {
    return events.next(silenceMax);
  }

  @Override
  public void close() {
    events.close();
  }
}
