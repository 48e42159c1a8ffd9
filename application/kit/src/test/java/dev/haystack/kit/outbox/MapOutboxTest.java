package dev.haystack.kit.outbox;

import dev.haystack.kit.ManualClock;
import dev.haystack.port.outbox.ViolationOutbox;
import java.time.Duration;
import java.time.Instant;

class MapOutboxTest extends OutboxContract {

  private final ManualClock clock = new ManualClock();
  private final MapOutbox outbox = new MapOutbox(clock, 100);

  @Override
  protected ViolationOutbox outbox() {
    return outbox;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
  }
}
