package dev.haystack.outbound.transport;

/** A call that failed; its text names the technical reason and holds nothing that was sent. */
public final class TransportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final TransportFailure reason;

  TransportException(TransportFailure reason, String message) {
    super(message);
    this.reason = reason;
  }

  public TransportFailure reason() {
    return reason;
  }
}
