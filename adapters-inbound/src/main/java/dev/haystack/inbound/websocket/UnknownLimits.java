package dev.haystack.inbound.websocket;

/** What a socket may say while nobody is known on it. */
final class UnknownLimits {

  static final int MESSAGE_BYTES_MAX = 64 << 10;
  static final int MESSAGES_WAITING_MAX = 4;
  static final int MESSAGES_PER_MINUTE_MAX = 20;
  static final int JSON_VALUES_MAX = 10_000;

  private UnknownLimits() {}
}
