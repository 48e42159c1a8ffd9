package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.kit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits for a slow reader whose right to it ends. */
@Tag("SE-13")
class OutboxEndTest {

  private static final TurnId TURN = new TurnId("t");

  @Test
  void whatIsNotWrittenInItsTimeIsTakenBackAndNothingBehindItIsTaken() throws Exception {
    var peer = new FakePeer();
    var outbox = outbox(peer, 6);
    var current = new AtomicBoolean(true);
    outbox.tellWhile(current::get);
    peer.block();
    outbox.offer(delta(1, "a"));
    peer.awaitWriting();
    outbox.offer(delta(2, "b"));
    outbox.offer(heartbeat());
    outbox.offer(new LoggedEvent(3, TURN, new TurnEvent.Ended()));

    current.set(false);
    peer.release();

    assertEquals(List.of("1-1 a"), texts(peer.nextWrite()));
    assertEquals("heartbeat_ack", peer.nextWrite().getFirst().string("type").orElseThrow());
    Eventually.holds(outbox::isIdle);
    assertTrue(outbox.isBehind());
    current.set(true);
    outbox.offer(delta(4, "d"));
    Eventually.holds(outbox::isIdle);
    assertEquals(List.of(), peer.allFrames());
    assertEquals(OptionalLong.of(2), outbox.withdraw());
    outbox.offer(delta(2, "b"));
    assertEquals(List.of("2-2 b"), texts(peer.nextWrite()));
  }

  @Test
  void ofASessionThatIsGoneASlowReaderIsToldNoMore() throws Exception {
    var peer = new FakePeer();
    var outbox = outbox(peer, 6);
    peer.block();
    outbox.offer(delta(1, "a"));
    peer.awaitWriting();
    outbox.offer(delta(2, "b"));
    outbox.offer(new LoggedEvent(3, TURN, new TurnEvent.Ended()));
    outbox.offer(heartbeat());

    outbox.forget();
    outbox.end(CloseCode.NORMAL, "the session was deleted");
    outbox.offer(delta(4, "c"));
    peer.release();

    assertEquals(CloseCode.NORMAL, peer.awaitClose());
    assertEquals(List.of("1-1 a"), texts(peer.nextWrite()));
    assertEquals("heartbeat_ack", peer.nextWrite().getFirst().string("type").orElseThrow());
    assertEquals(List.of(), peer.allFrames());
  }

  @Test
  void thatItsTurnIsOverIsToldToTheLast() throws Exception {
    var peer = new FakePeer();
    var outbox = outbox(peer, 6);
    peer.block();
    outbox.offer(delta(1, "a"));
    peer.awaitWriting();
    outbox.offer(new LoggedEvent(2, TURN, new TurnEvent.Ended()));

    outbox.forget();
    peer.release();

    assertEquals(List.of("1-1 a"), texts(peer.nextWrite()));
    assertEquals(List.of("2-2 "), texts(peer.nextWrite()));
  }

  private static Outbox outbox(Peer peer, int joinBytesMax) {
    var limits = new OutboxLimits(joinBytesMax, 8_192, 1 << 20, 1 << 20, Duration.ofSeconds(10));
    return new Outbox(peer, Dialect.standard(new SessionId("s")), limits);
  }

  private static LoggedEvent delta(long sequence, String content) {
    return new LoggedEvent(sequence, TURN, new TurnEvent.TextDelta(content));
  }

  private static Notice heartbeat() {
    return new Notice.HeartbeatAcknowledged(Instant.EPOCH, JsonNull.NULL);
  }

  private static List<String> texts(List<JsonObject> frames) {
    List<String> texts = new ArrayList<>();
    for (JsonObject frame : frames) {
      int last = frame.integer("seq").orElseThrow();
      int first = frame.integer("first_seq").orElse(last);
      texts.add(first + "-" + last + " " + frame.string("content").orElse(""));
    }
    return texts;
  }
}
