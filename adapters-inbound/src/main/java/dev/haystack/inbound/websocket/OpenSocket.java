package dev.haystack.inbound.websocket;

/** An open socket, as those see it that look after all of them; equal only to itself. */
final class OpenSocket {

  private final Outbox outbox;
  private final Admittance admittance;
  private final RateWarning rateWarning;

  OpenSocket(Outbox outbox, Admittance admittance, RateWarning rateWarning) {
    this.outbox = outbox;
    this.admittance = admittance;
    this.rateWarning = rateWarning;
  }

  Outbox outbox() {
    return outbox;
  }

  void check(long nowNanos) {
    outbox.checkProgress(nowNanos);
    admittance.check(nowNanos);
    rateWarning.check(nowNanos);
  }

  /** Gives up the socket's place; what waits to be written is dropped. */
  void close() {
    outbox.discard();
    admittance.close();
  }
}
