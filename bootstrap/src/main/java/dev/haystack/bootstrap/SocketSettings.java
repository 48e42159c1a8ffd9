package dev.haystack.bootstrap;

import java.time.Duration;

/** What a WebSocket may use, and how it is known to be alive. */
record SocketSettings(
    Duration heartbeat, Duration heartbeatTimeout, int messageBytesMax, int socketsMax) {

  static SocketSettings read(SettingsReader reader) {
    var heartbeat = reader.seconds("HEARTBEAT_SECONDS", 20);
    var timeout = reader.seconds("HEARTBEAT_TIMEOUT_SECONDS", 60);
    if (timeout.compareTo(heartbeat) <= 0) {
      reader.fault("HEARTBEAT_TIMEOUT_SECONDS", "is not more than HEARTBEAT_SECONDS");
    }
    return new SocketSettings(
        heartbeat,
        timeout,
        reader.whole("MAX_MESSAGE_BYTES", 4 << 20, 1024, 64 << 20),
        reader.whole("SOCKETS_MAX", 10_000, 1, 1_000_000));
  }
}
