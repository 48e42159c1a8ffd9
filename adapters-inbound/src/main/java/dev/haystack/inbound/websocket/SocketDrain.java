package dev.haystack.inbound.websocket;

import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Sends the sockets of a server that stops to others: idle ones in waves, until a given time, those
 * with a turn as soon as it ends. One wave comes after the other; turns may end at any time.
 */
final class SocketDrain {

  /** How far one wave is from the next. */
  static final Duration PERIOD = Duration.ofMillis(100);

  /** Within which they come back, so that one wave does not come back as one. */
  private static final Duration SPREAD = Duration.ofMillis(500);

  private final Supplier<List<OpenSocket>> staying;
  private final Predicate<SessionId> hasTurn;
  private final Instant begin;
  private final Instant end;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Set<OpenSocket> awaited = new HashSet<>();

  /**
   * @param staying the sockets that have not been sent away
   * @param begin the first wave; until then, balancers learn of the stop
   * @param end the last wave of idle sockets
   */
  SocketDrain(
      Supplier<List<OpenSocket>> staying,
      Predicate<SessionId> hasTurn,
      Instant begin,
      Instant end,
      InstantSource clock,
      RandomGenerator random) {
    this.staying = staying;
    this.hasTurn = hasTurn;
    this.begin = begin;
    this.end = end;
    this.clock = clock;
    this.random = random;
  }

  /** Sends away those whose time it is. */
  void wave() {
    Instant now = clock.instant();
    if (now.isBefore(begin)) {
      return;
    }
    List<OpenSocket> all = staying.get();
    awaited.retainAll(all);
    List<OpenSocket> idle = new ArrayList<>();
    for (OpenSocket socket : all) {
      // in this order: what was said becomes a turn before it counts as heard
      if (!socket.isHeard() || hasTurn.test(socket.session())) {
        awaited.add(socket);
      } else if (awaited.contains(socket)) {
        move(socket);
      } else {
        idle.add(socket);
      }
    }
    idle.stream().limit(due(idle.size(), now)).forEach(this::move);
  }

  /**
   * Sends away those of a session that has had a turn. Whoever has said something more by then says
   * it again elsewhere, and learns there what became of it.
   */
  void turnOver(SessionId session) {
    if (!clock.instant().isBefore(begin)) {
      staying.get().stream().filter(socket -> socket.session().equals(session)).forEach(this::move);
    }
  }

  private void move(OpenSocket socket) {
    socket.moveAway(Duration.ofMillis(random.nextLong(SPREAD.toMillis())));
  }

  /** As many as must go now, so that each wave is of the same size. */
  private long due(int idle, Instant now) {
    long wavesLeft = Math.max(0, Duration.between(now, end).toMillis()) / PERIOD.toMillis() + 1;
    return Math.ceilDiv(idle, wavesLeft);
  }
}
