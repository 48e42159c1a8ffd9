package dev.haystack.inbound.rfc6455;

/** The peer broke a rule; the message is the close frame's reason. */
final class ProtocolViolation extends Exception {

  private final CloseCode code;

  ProtocolViolation(CloseCode code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  static ProtocolViolation protocol(String reason) {
    return new ProtocolViolation(CloseCode.PROTOCOL_ERROR, reason);
  }

  CloseCode code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
