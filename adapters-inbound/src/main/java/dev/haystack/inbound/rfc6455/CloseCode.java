package dev.haystack.inbound.rfc6455;

/** Why this server ends a connection, as the peer reads it in the close frame. */
public enum CloseCode {
  NORMAL(1000),
  GOING_AWAY(1001),
  PROTOCOL_ERROR(1002),
  UNSUPPORTED_DATA(1003),
  INVALID_DATA(1007),
  POLICY_VIOLATION(1008),
  MESSAGE_TOO_BIG(1009),
  SERVER_ERROR(1011),
  RESTART(1012),
  OVERLOADED(1013),
  UNAUTHENTICATED(3000),
  NOT_OWNER(3003),
  SILENT(3008),
  SLOW_CONSUMER(4408),
  TOO_MANY_CONNECTIONS(4429);

  private final int number;

  CloseCode(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }
}
