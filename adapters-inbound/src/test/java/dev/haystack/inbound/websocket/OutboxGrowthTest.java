package dev.haystack.inbound.websocket;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.rfc6455.TextFrames;
import dev.haystack.kit.Growth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits for a reader costs in proportion to it. */
@Tag("FC-13")
class OutboxGrowthTest {

  private static final int DELTAS = 8_192;
  private static final String DELTA = "word ";
  private static final TurnId TURN = new TurnId("t");
  private static final OutboxLimits WIDE =
      new OutboxLimits(8 << 20, 8_192, 16 << 20, 64 * 1024, Duration.ofHours(1));

  @Test
  void deltasThatAreJoined() throws Exception {
    Growth.of("joined deltas that wait for a reader")
        .assertProportional(
            DELTAS,
            pieces -> {
              var peer = new FakePeer();
              var outbox = new Outbox(peer, Dialect.standard(new SessionId("s")), WIDE);
              outbox.hold();
              for (int number = 1; number <= pieces; number++) {
                outbox.offer(new LoggedEvent(number, TURN, new TurnEvent.TextDelta(DELTA)));
              }
              outbox.discard();
            });
  }

  @Test
  void joinedDeltasThatAreRendered() throws Exception {
    Growth.of("joined deltas, rendered")
        .assertProportional(
            DELTAS,
            pieces -> {
              var text = new WaitingText(TURN, 1, DELTA, 0);
              for (int number = 2; number <= pieces; number++) {
                boolean _ = text.join(TURN, number, DELTA, WIDE.textJoinBytesMax());
              }
              Dialect.standard(new SessionId("s")).text(text.run(), _ -> {});
            });
  }

  @Test
  void framesOfOneWrite() throws Exception {
    byte[] frame = "x".repeat(64).getBytes(StandardCharsets.US_ASCII);
    Growth.of("frames of one write")
        .assertProportional(
            DELTAS,
            pieces -> {
              var frames = new TextFrames();
              for (int number = 0; number < pieces; number++) {
                frames.add(frame);
              }
            });
  }
}
