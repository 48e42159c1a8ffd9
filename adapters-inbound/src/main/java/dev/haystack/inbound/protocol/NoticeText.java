package dev.haystack.inbound.protocol;

import dev.haystack.application.session.UiStateReply;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;

/** Renders notices; both dialects write them alike. */
final class NoticeText {

  private static final String AUTH_PREFIX = "auth_";

  private NoticeText() {}

  static String render(SessionId session, Notice notice, StringBuilder scratch) {
    FrameText frame = FrameText.begin(type(notice), session, scratch);
    switch (notice) {
      case Notice.ConnectionEstablished established -> established(established, frame);
      case Notice.HeartbeatAcknowledged(var timestamp, var sequence) ->
          frame.put("timestamp", timestamp).put("sequence", sequence);
      case Notice.UiStateAcknowledged(var timestamp, var reply) ->
          reply(reply, frame.put("timestamp", timestamp));
      case Notice.TurnQueued(var position, var clientMessageId) ->
          frame
              .put("position", position.position())
              .put("reason", WireNames.of(position.reason()))
              .putOrNull("client_message_id", clientMessageId.value());
      case Notice.TurnKnown(var status) -> status(status, frame);
      case Notice.Unreadable(var fault, var pointer, var clientMessageId) ->
          ErrorFields.unreadable(fault, pointer, clientMessageId, frame);
      case Notice.Refused refused -> ErrorFields.put(refused, frame);
      case Notice.RateLimited(var retryAfter, var skipped) -> {
        ErrorFields.put(ErrorCode.RATE_LIMITED, retryAfter.toMillis(), ClientMessageId.NONE, frame);
        frame.put("skipped", skipped);
      }
      case Notice.Resumed(var from, var to) -> range(true, from, to, frame);
      case Notice.NotResumed(var from, var to, var reason) ->
          range(false, from, to, frame).put("reason", reason);
      case Notice.AuthRequired(var reason, var deadline) ->
          frame.put("reason", authReason(reason)).put("deadline_ms", deadline.toMillis());
      case Notice.Inspected(var inspection) -> InspectionText.put(inspection, frame);
      case Notice.Degraded(var degraded) ->
          frame.put("degraded", degraded).put("reason", "store_unavailable");
      case Notice.GoingAway(var reconnectAfter) ->
          frame.put("reconnect_after_ms", reconnectAfter.toMillis());
    }
    return frame.end();
  }

  private static String type(Notice notice) {
    return switch (notice) {
      case Notice.ConnectionEstablished _ -> "connection_established";
      case Notice.HeartbeatAcknowledged _ -> "heartbeat_ack";
      case Notice.UiStateAcknowledged _ -> "ui_state_ack";
      case Notice.TurnQueued _ -> "turn_queued";
      case Notice.TurnKnown _ -> "turn_status";
      case Notice.Unreadable _, Notice.Refused _, Notice.RateLimited _ -> "error";
      case Notice.Resumed _, Notice.NotResumed _ -> "resumed";
      case Notice.AuthRequired _ -> "auth_required";
      case Notice.Inspected(var inspection) -> InspectionText.type(inspection);
      case Notice.Degraded _ -> "degraded";
      case Notice.GoingAway _ -> "going_away";
    };
  }

  private static void established(Notice.ConnectionEstablished established, FrameText frame) {
    frame
        .put("timestamp", established.timestamp())
        .put("protocol", Dialect.STANDARD)
        .put("epoch", established.position().epoch())
        .put("last_seq", established.position().lastSequence())
        .put("heartbeat_interval_ms", established.heartbeatInterval().toMillis())
        .put("max_message_bytes", established.messageBytesMax())
        .putOrNull("active_turn_id", established.activeTurn())
        .put("connection_id", established.connectionId());
  }

  private static void reply(UiStateReply reply, FrameText frame) {
    boolean success = reply instanceof UiStateReply.Accepted;
    frame.put("success", success).put("version", reply.version());
    if (reply instanceof UiStateReply.Refused(var reason, _)) {
      frame.put("reason", WireNames.of(reason));
    }
  }

  private static void status(TurnStatus status, FrameText frame) {
    frame
        .put(status.turn())
        .put("message_id", status.message().value())
        .putOrNull("client_message_id", status.clientMessageId().value())
        .put("state", WireNames.of(status.state()));
  }

  private static FrameText range(boolean recovered, long from, long to, FrameText frame) {
    return frame.put("recovered", recovered).put("from_seq", from).put("to_seq", to);
  }

  private static String authReason(ErrorCode code) {
    String name = code.wireName();
    return name.startsWith(AUTH_PREFIX) ? name.substring(AUTH_PREFIX.length()) : "rejected";
  }
}
