package dev.haystack.inbound.websocket;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.port.task.PeriodicTask;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The sockets that are open: looked after once a second, told and ended together. */
final class OpenSockets {

  private final Set<OpenSocket> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService scheduler;
  private boolean degraded;

  OpenSockets(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
    var watch =
        PeriodicTask.each(
            "the watch over sockets", open, socket -> socket.check(System.nanoTime()));
    var _ = scheduler.scheduleWithFixedDelay(watch, 1, 1, TimeUnit.SECONDS);
  }

  /** Adds a socket, which hears what holds for the others already. */
  synchronized void add(OpenSocket socket) {
    open.add(socket);
    if (degraded) {
      socket.outbox().offer(new Notice.Degraded(true));
    }
  }

  void remove(OpenSocket socket) {
    open.remove(socket);
  }

  void tellListeners(SessionId session, UserId user, Notice notice) {
    open.stream()
        .filter(socket -> socket.session().equals(session) && socket.isListenerOf(user))
        .forEach(socket -> socket.outbox().offer(notice));
  }

  long listeners() {
    return open.stream().filter(OpenSocket::isListeners).count();
  }

  private void tell(Notice notice) {
    open.forEach(socket -> socket.outbox().offer(notice));
  }

  /** Tells every client whether the shared store is out of reach, if that has changed. */
  synchronized void degraded(boolean isDegraded) {
    if (degraded != isDegraded) {
      degraded = isDegraded;
      tell(new Notice.Degraded(isDegraded));
    }
  }

  /** How much text waits for all of them. */
  long waitingBytes() {
    return open.stream().mapToLong(socket -> socket.outbox().waitingBytes()).sum();
  }

  /** Those that have not been sent away. */
  List<OpenSocket> staying() {
    return open.stream().filter(socket -> !socket.isSentAway()).toList();
  }

  /** Tells every client that this server stops, unless it was told before. */
  void sendAway(Duration reconnectAfter) {
    open.forEach(socket -> socket.sendAway(reconnectAfter));
  }

  void drain(SocketDrain drain) {
    var waves = PeriodicTask.of("sending sockets away", drain::wave);
    long period = SocketDrain.PERIOD.toMillis();
    var _ = scheduler.scheduleWithFixedDelay(waves, period, period, TimeUnit.MILLISECONDS);
  }

  void end(CloseCode code, String reason) {
    open.forEach(socket -> socket.outbox().end(code, reason));
  }
}
