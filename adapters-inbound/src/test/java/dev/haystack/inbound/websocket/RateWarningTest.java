package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FC-7")
class RateWarningTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final FakePeer peer = new FakePeer();
  private final Outbox outbox =
      new Outbox(peer, Dialect.standard(new SessionId("s")), OutboxLimits.DEFAULT);
  private final RateWarning warning = new RateWarning(outbox, 0);

  @Test
  void aRefusalIsSaidAtOnceAndThenOnceASecondWithHowManyWereNotSaid() throws Exception {
    warning.refused(0);
    assertSkipped(0);
    for (int i = 0; i < 41; i++) {
      warning.refused(SECOND - 1);
    }
    warning.refused(SECOND);
    assertSkipped(41);
  }

  @Test
  void whatIsLeftWhenTheFloodEndsIsSaidToo() throws Exception {
    warning.refused(0);
    assertSkipped(0);
    warning.refused(1);
    warning.refused(2);
    warning.check(3);
    warning.check(2 * SECOND);
    assertSkipped(1);
    warning.check(9 * SECOND);
    warning.refused(9 * SECOND);
    assertSkipped(0);
  }

  private void assertSkipped(int skipped) throws InterruptedException {
    List<JsonObject> frames = peer.nextWrite();
    assertEquals(1, frames.size());
    assertEquals(Optional.of("rate_limited"), frames.getFirst().string("code"));
    assertEquals(OptionalInt.of(skipped), frames.getFirst().integer("skipped"));
  }
}
