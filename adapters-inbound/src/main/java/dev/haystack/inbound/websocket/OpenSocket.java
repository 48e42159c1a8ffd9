package dev.haystack.inbound.websocket;

import java.util.function.LongConsumer;

/** An open socket, as those see it that look after all of them; equal only to itself. */
final class OpenSocket {

  private final Outbox outbox;
  private final Admittance admittance;
  private final RateWarning rateWarning;
  private final LongConsumer standing;

  /**
   * @param standing looks after its token, at that time
   */
  OpenSocket(Outbox outbox, Admittance admittance, RateWarning rateWarning, LongConsumer standing) {
    this.outbox = outbox;
    this.admittance = admittance;
    this.rateWarning = rateWarning;
    this.standing = standing;
  }

  Outbox outbox() {
    return outbox;
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
