package dev.haystack.chaos;

import dev.haystack.domain.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** What a client has heard of one of its messages. */
final class Answer {

  private final MessageName message;
  private final History history;
  private final String client;
  private String node = "";
  private String turn = "";
  private String refusal = "";
  private boolean acknowledged;
  private boolean gone;

  Answer(MessageName message, History history, String client) {
    this.message = message;
    this.history = history;
    this.client = client;
  }

  /** Reads until the message's turn is over, the socket is gone, or nothing came for long. */
  boolean isOver(ChaosSocket socket, Duration quietMax) throws InterruptedException {
    gone = false;
    node = socket.node();
    Optional<JsonObject> next = socket.next(quietMax);
    while (next.isPresent()) {
      JsonObject frame = next.get();
      if (ChaosSocket.isClosed(frame)) {
        gone = true;
        return false;
      }
      if (judge(frame)) {
        history.add(new Entry.Ended(message.session(), message.text(), System.nanoTime()));
        return true;
      }
      next = socket.next(quietMax);
    }
    return false;
  }

  /** Whether the service has taken the message on, so that it need not be said again. */
  boolean isAcknowledged() {
    return acknowledged;
  }

  boolean socketIsGone() {
    return gone;
  }

  private boolean judge(JsonObject frame) {
    boolean mine = frame.string("client_message_id").orElse("").equals(message.text());
    return switch (frame.string("type").orElse("")) {
      case "typing_indicator" -> {
        if (mine && frame.bool("typing").orElse(false)) {
          acknowledge(frame.string("durability").orElse("").equals("shared"));
          turn = frame.string("turn_id").orElse("");
        }
        yield false;
      }
      case "message_complete" -> isOfMyTurn(frame);
      case "error" -> {
        if (mine) {
          refusal = ", refused: " + frame.string("code").orElse("");
        }
        yield isOfMyTurn(frame);
      }
      case "turn_status" -> {
        if (mine) {
          // it may have begun before this socket was there
          turn = frame.string("turn_id").orElse("");
        }
        yield mine && isEnd(frame.string("state").orElse(""));
      }
      default -> false;
    };
  }

  private boolean isEnd(String state) {
    if (!state.equals("queued")) {
      acknowledge(false);
    }
    return !state.equals("queued") && !state.equals("running");
  }

  private boolean isOfMyTurn(JsonObject frame) {
    return !turn.isEmpty() && frame.string("turn_id").orElse("").equals(turn);
  }

  private void acknowledge(boolean shared) {
    if (!acknowledged) {
      acknowledged = true;
      history.add(
          new Entry.Acknowledged(
              client, message.session(), message.text(), shared, node, System.nanoTime()));
    }
  }

  @Override
  public String toString() {
    return " (" + (acknowledged ? "" : "not ") + "acknowledged" + refusal + ")";
  }
}
