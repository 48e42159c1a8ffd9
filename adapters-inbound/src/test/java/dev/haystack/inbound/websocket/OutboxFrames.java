package dev.haystack.inbound.websocket;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.protocol.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What tests of outboxes offer and read. */
final class OutboxFrames {

  static final TurnId TURN = new TurnId("t");

  private OutboxFrames() {}

  static Outbox outbox(Peer peer, int joinBytesMax) {
    var limits = new OutboxLimits(joinBytesMax, 8_192, 1 << 20, 1 << 20, Duration.ofSeconds(10));
    return new Outbox(peer, Dialect.standard(new SessionId("s")), limits);
  }

  static LoggedEvent delta(long sequence, String content) {
    return new LoggedEvent(sequence, TURN, new TurnEvent.TextDelta(content));
  }

  static Notice heartbeat() {
    return new Notice.HeartbeatAcknowledged(Instant.EPOCH, JsonNull.NULL);
  }

  static List<String> texts(List<JsonObject> frames) {
    List<String> texts = new ArrayList<>();
    for (JsonObject frame : frames) {
      int last = frame.integer("seq").orElseThrow();
      int first = frame.integer("first_seq").orElse(last);
      texts.add(first + "-" + last + " " + frame.string("content").orElse(""));
    }
    return texts;
  }
}
