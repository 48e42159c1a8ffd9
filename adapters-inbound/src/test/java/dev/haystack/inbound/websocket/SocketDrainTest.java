package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.kit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("OP-8")
class SocketDrainTest {

  private static final Duration HALF = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock();
  private final List<OpenSocket> sockets = new ArrayList<>();
  private final Set<SessionId> withTurn = new HashSet<>();
  private final SocketDrain drain =
      new SocketDrain(
          () -> sockets.stream().filter(socket -> !socket.isSentAway()).toList(),
          withTurn::contains,
          clock.instant().plus(HALF),
          clock.instant().plus(HALF.multipliedBy(2)),
          clock,
          new Random(1));

  @Test
  void nobodyIsSentAwayBeforeBalancersCanKnow() {
    idle(10);

    passWaves(9);

    assertEquals(0, sentAway());
  }

  @Test
  void idleSocketsGoInWavesOfOneSizeUntilTheEnd() {
    idle(22);

    List<Long> after = new ArrayList<>();
    for (int wave = 0; wave < 21; wave++) {
      clock.advance(SocketDrain.PERIOD);
      drain.wave();
      after.add(sentAway());
    }

    assertEquals(List.of(2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L, 20L, 22L), after.subList(9, 20));
  }

  @Test
  void whoeverComesLateGoesBeforeTheEnd() {
    passWaves(19);
    idle(3);

    passWaves(1);

    assertEquals(3, sentAway());
  }

  @Test
  void aSocketWithATurnGoesAsSoonAsItEndsEvenAfterTheEnd() {
    OpenSocket busy = socket("busy", new FakePeer());
    withTurn.add(busy.session());
    passWaves(30);
    assertFalse(busy.isSentAway());

    withTurn.clear();
    passWaves(1);

    assertTrue(busy.isSentAway());
  }

  @Test
  void itGoesAtOnceWhenItsEndIsTold() {
    OpenSocket busy = socket("busy", new FakePeer());
    drain.turnOver(busy.session());
    assertFalse(busy.isSentAway(), "too early");
    withTurn.add(busy.session());
    passWaves(10);

    drain.turnOver(busy.session());

    assertTrue(busy.isSentAway());
    assertTrue(busy.isDeaf());
  }

  @Test
  void aSocketWhoseTurnHasEndedWaitsForNoWave() {
    OpenSocket busy = socket("busy", new FakePeer());
    withTurn.add(busy.session());
    idle(100);
    passWaves(10);

    withTurn.clear();
    passWaves(1);

    assertTrue(busy.isSentAway());
    assertTrue(sentAway() < 30, () -> "" + sentAway());
  }

  @Test
  void theClientIsToldWhenToComeBackAndThenClosed() throws Exception {
    var peer = new FakePeer();
    var _ = socket("s", peer);

    passWaves(20);

    assertEquals(CloseCode.RESTART, peer.awaitClose());
    JsonObject told = peer.allFrames().getFirst();
    assertEquals("going_away", told.string("type").orElseThrow());
    assertTrue(told.integer("reconnect_after_ms").orElseThrow() < 500, told::text);
  }

  private void passWaves(int count) {
    for (int wave = 0; wave < count; wave++) {
      clock.advance(SocketDrain.PERIOD);
      drain.wave();
    }
  }

  private long sentAway() {
    return sockets.stream().filter(OpenSocket::isSentAway).count();
  }

  private void idle(int count) {
    for (int i = 0; i < count; i++) {
      var _ = socket("idle", new FakePeer());
    }
  }

  private OpenSocket socket(String session, FakePeer peer) {
    var id = new SessionId(session);
    var outbox = new Outbox(peer, Dialect.standard(id), OutboxLimits.DEFAULT);
    var admittance =
        new Admittance(
            new SocketCounts(1, 1),
            FakePeer.place(),
            outbox,
            Duration.ofSeconds(1),
            Principal::notAfter,
            clock);
    var socket =
        new OpenSocket(
            id,
            outbox,
            () -> true,
            admittance,
            new RateWarning(outbox, System.nanoTime()),
            _ -> {},
            false);
    sockets.add(socket);
    return socket;
  }
}
