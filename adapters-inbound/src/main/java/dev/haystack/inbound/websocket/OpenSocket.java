package dev.haystack.inbound.websocket;

/** An open socket, as those see it that look after all of them; equal only to itself. */
final class OpenSocket {

  private final Outbox outbox;
  private final Admittance admittance;

  OpenSocket(Outbox outbox, Admittance admittance) {
    this.outbox = outbox;
    this.admittance = admittance;
  }

  Outbox outbox() {
    return outbox;
  }

  void check(long nowNanos) {
    outbox.checkProgress(nowNanos);
    admittance.check(nowNanos);
  }

  /** Gives up the socket's place; what waits to be written is dropped. */
  void close() {
    outbox.discard();
    admittance.close();
  }
}
