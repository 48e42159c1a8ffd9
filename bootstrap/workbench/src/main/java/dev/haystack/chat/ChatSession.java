package dev.haystack.chat;

import dev.haystack.domain.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** A session: sends messages, shows what comes back, and comes back itself when it was cut off. */
final class ChatSession implements AutoCloseable {

  private static final int SILENCE_SECONDS_MAX = 310;
  private static final int ACKNOWLEDGED_SECONDS_MAX = 5;

  private final ChatDoor door;
  private final ChatPage page;
  private final ChatView view;
  private final ChatConsent consent;
  private final ComingBack comingBack;
  private final ChatPosition position = new ChatPosition();
  private volatile ChatConnection connection;
  private volatile boolean answering;

  private ChatSession(
      ChatDoor door,
      ChatPage page,
      ChatView view,
      ChatConsent consent,
      Duration patience,
      ChatConnection connection) {
    this.door = door;
    this.page = page;
    this.view = view;
    this.consent = consent;
    this.comingBack = new ComingBack(door, view, patience);
    this.connection = connection;
  }

  /** Connects and tells of the page, or throws with a text for the user. */
  static ChatSession open(
      ChatDoor door, ChatPage page, ChatView view, ChatConsent consent, Duration patience)
      throws ChatException {
    var session = new ChatSession(door, page, view, consent, patience, door.connect());
    session.connection.send(page.whole());
    return session;
  }

  /** Sends a message, shows its turn until it is over, and does what it asks of the page. */
  ChatExit ask(String content) throws InterruptedException {
    var turn = new ChatTurn(content);
    answering = true;
    try {
      connection.send(turn.message());
      while (!turn.over()) {
        if (!isHeard(connection.next(SILENCE_SECONDS_MAX), turn)) {
          return ChatExit.NO_CONNECTION;
        }
      }
    } finally {
      answering = false;
    }
    if (turn.refused()) {
      return ChatExit.NO_CONNECTION;
    }
    return turn.failed() || !isRead(turn) || !isPlayed(turn) ? ChatExit.TURN_FAILED : ChatExit.OK;
  }

  /** Takes a frame; false if there is no connection any more. */
  private boolean isHeard(JsonObject frame, ChatTurn turn) throws InterruptedException {
    if (frame.string("type").orElse("").equals(ChatFrames.CLOSED)) {
      return isBack(frame, turn);
    }
    if (position.isNews(frame)) {
      view.show(frame);
      turn.take(frame);
      if (frame.string("type").orElse("").equals("confirmation_required")) {
        consent.to(frame).ifPresent(connection::send);
      }
    }
    return true;
  }

  /** Stops a running answer; false if there is none. */
  boolean stop() {
    // once it is stopped it is over, maybe before one has looked again
    boolean stopping = answering;
    if (stopping) {
      connection.send(JsonObject.EMPTY.with("type", "stop"));
    }
    return stopping;
  }

  private boolean isBack(JsonObject closed, ChatTurn turn) throws InterruptedException {
    connection.close();
    // meanwhile there is nothing that could be stopped but the chat
    answering = false;
    Optional<ChatConnection> next = comingBack.after(closed, position, page, turn);
    next.ifPresent(other -> connection = other);
    answering = next.isPresent();
    return answering;
  }

  /** Shows an answer that came to its end unheard. */
  private boolean isRead(ChatTurn turn) throws InterruptedException {
    return turn.untoldMessageId().isEmpty() || new StoredAnswer(door, view).show(turn);
  }

  private boolean isPlayed(ChatTurn turn) throws InterruptedException {
    boolean isWell = true;
    int told = 0;
    for (JsonObject action : turn.actions()) {
      ChatPage.Deed deed = page.play(action);
      if (!deed.success()) {
        view.note("✗ " + deed.detail());
      }
      isWell &= deed.success();
      connection.send(deed.result(action.string("id").orElse("")));
      if (!deed.changes().isEmpty()) {
        connection.send(page.update(deed.changes()));
        told++;
      }
    }
    awaitAcknowledged(told);
    return isWell;
  }

  /** What ends the chat now must not overtake what the page has told. */
  private void awaitAcknowledged(int updates) throws InterruptedException {
    int left = updates;
    while (left > 0) {
      JsonObject frame = connection.next(ACKNOWLEDGED_SECONDS_MAX);
      if (frame.string("type").orElse("").equals(ChatFrames.CLOSED)) {
        return;
      }
      if (position.isNews(frame)) {
        view.show(frame);
      }
      left -= frame.string("type").orElse("").equals("ui_state_ack") ? 1 : 0;
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
