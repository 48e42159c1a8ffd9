package dev.haystack.inbound.websocket;

import static dev.haystack.inbound.websocket.OutboxFrames.TURN;
import static dev.haystack.inbound.websocket.OutboxFrames.delta;
import static dev.haystack.inbound.websocket.OutboxFrames.heartbeat;
import static dev.haystack.inbound.websocket.OutboxFrames.outbox;
import static dev.haystack.inbound.websocket.OutboxFrames.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.kit.Eventually;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits for a slow reader whose right to it ends. */
@Tag("SE-13")
class OutboxEndTest {

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
}
