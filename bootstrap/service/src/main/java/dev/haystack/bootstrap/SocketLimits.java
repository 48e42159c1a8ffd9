package dev.haystack.bootstrap;

import dev.haystack.inbound.rfc6455.Limits;
import dev.haystack.inbound.websocket.OutboxLimits;
import dev.haystack.inbound.websocket.SocketSettings;
import java.time.Duration;

/** The limits of WebSockets: those of the connection, and those of what is said over it. */
record SocketLimits(SocketSettings messages, Limits connection) {

  /** Of how many frames a message may consist: whole messages of 4 MiB in frames of 256 bytes. */
  private static final int MESSAGE_FRAMES_MAX = 16_384;

  /** How long a closing peer may take for its part. */
  private static final Duration CLOSE_GRACE = Duration.ofSeconds(2);

  static SocketLimits read(SettingsReader reader) {
    var standard = SocketSettings.DEFAULT;
    var heartbeat = reader.seconds("HEARTBEAT_SECONDS", 20);
    var silence = reader.seconds("HEARTBEAT_TIMEOUT_SECONDS", 60);
    if (silence.compareTo(heartbeat) <= 0) {
      reader.fault("HEARTBEAT_TIMEOUT_SECONDS", "is not more than HEARTBEAT_SECONDS");
    }
    int messageBytesMax =
        reader.whole("MAX_MESSAGE_BYTES", standard.messageBytesMax(), 1024, 64 << 20);
    int socketsMax = reader.whole("SOCKETS_MAX", standard.socketsMax(), 1, 1_000_000);
    var messages =
        new SocketSettings(
            heartbeat,
            messageBytesMax,
            outbox(reader),
            reader.whole("TURNS_PER_SOCKET_MAX", standard.turnsPerSocketMax(), 1, 10_000),
            reader.whole("MESSAGES_WAITING_MAX", standard.messagesWaitingMax(), 1, 100_000),
            reader.whole("MESSAGES_PER_SECOND_MAX", standard.messagesPerSecondMax(), 1, 1_000_000),
            reader.whole("MESSAGE_BURST_MAX", standard.messageBurstMax(), 1, 1_000_000),
            reader.whole("SOCKETS_PER_USER_MAX", standard.socketsPerUserMax(), 1, 1_000_000),
            socketsMax,
            reader.seconds("AUTH_GRACE_SECONDS", (int) standard.authGrace().toSeconds()));
    return new SocketLimits(
        messages,
        new Limits(
            messageBytesMax, MESSAGE_FRAMES_MAX, heartbeat, silence, CLOSE_GRACE, socketsMax));
  }

  private static OutboxLimits outbox(SettingsReader reader) {
    var standard = OutboxLimits.DEFAULT;
    return new OutboxLimits(
        reader.whole("JOIN_TEXT_BYTES_MAX", standard.textJoinBytesMax(), 0, 1 << 20),
        reader.whole("OUTBOX_ENTRIES_MAX", standard.entriesMax(), 16, 1_000_000),
        reader.whole("OUTBOX_TEXT_BYTES_MAX", standard.textBytesMax(), 1024, 1 << 30),
        standard.writeBytesMax(),
        reader.seconds("OUTBOX_STALL_SECONDS", (int) standard.stallMax().toSeconds()));
  }
}
