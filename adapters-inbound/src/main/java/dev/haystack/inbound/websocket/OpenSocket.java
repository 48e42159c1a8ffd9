package dev.haystack.inbound.websocket;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** An open socket, as those see it that look after all of them; equal only to itself. */
final class OpenSocket {

  private final SessionId session;
  private final Outbox outbox;
  private final BooleanSupplier heard;
  private final AtomicBoolean sentAway = new AtomicBoolean();
  private volatile boolean deaf;
  private final Admittance admittance;
  private final RateWarning rateWarning;
  private final LongConsumer standing;
  private final boolean listens;

  /**
   * @param heard whether all that its client has said has been dealt with
   * @param standing looks after its token, at that time
   * @param listens whether its client says nothing on it
   */
  OpenSocket(
      SessionId session,
      Outbox outbox,
      BooleanSupplier heard,
      Admittance admittance,
      RateWarning rateWarning,
      LongConsumer standing,
      boolean listens) {
    this.session = session;
    this.outbox = outbox;
    this.heard = heard;
    this.admittance = admittance;
    this.rateWarning = rateWarning;
    this.standing = standing;
    this.listens = listens;
  }

  Outbox outbox() {
    return outbox;
  }

  SessionId session() {
    return session;
  }

  /** Whether its client says nothing on it. */
  boolean isListeners() {
    return listens;
  }

  /** Whether it is a listener's who is known to be that user. */
  boolean isListenerOf(UserId user) {
    return listens && admittance.user().filter(user::equals).isPresent();
  }

  boolean isHeard() {
    return heard.getAsBoolean();
  }

  boolean isSentAway() {
    return sentAway.get();
  }

  /** Tells the client once that this server stops. */
  void sendAway(Duration reconnectAfter) {
    if (sentAway.compareAndSet(false, true)) {
      outbox.offer(new Notice.GoingAway(reconnectAfter));
    }
  }

  /**
   * The same, and closes the socket: what its client says from now on is not heard, so that it says
   * it elsewhere.
   */
  void moveAway(Duration reconnectAfter) {
    deaf = true;
    sendAway(reconnectAfter);
    outbox.end(CloseCode.RESTART, "");
  }

  boolean isDeaf() {
    return deaf;
  }

  void check(long nowNanos) {
    outbox.checkProgress(nowNanos);
    admittance.check(nowNanos);
    standing.accept(nowNanos);
    rateWarning.check(nowNanos);
  }

  /** Gives up the socket's place; what waits to be written is dropped. */
  void close() {
    outbox.discard();
    admittance.close();
  }
}
