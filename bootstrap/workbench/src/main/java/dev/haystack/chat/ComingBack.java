package dev.haystack.chat;

import dev.haystack.domain.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** Connects again after a socket has ended, and goes on where the chat was. */
final class ComingBack {

  /** How often under one turn. */
  private static final int TIMES_MAX = 5;

  private static final int GREETING_SECONDS_MAX = 10;
  private static final Duration PAUSE_MIN = Duration.ofMillis(250);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(2);

  private final ChatDoor door;
  private final ChatView view;
  private final Duration patience;

  ComingBack(ChatDoor door, ChatView view, Duration patience) {
    this.door = door;
    this.view = view;
    this.patience = patience;
  }

  /** Another socket that is as far as the one that ended, or nothing, and a line says why. */
  Optional<ChatConnection> after(
      JsonObject closed, ChatPosition position, ChatPage page, ChatTurn turn)
      throws InterruptedException {
    int code = closed.integer("code").orElse(0);
    String why = ChatRefusals.closed(code, closed.string("reason").orElse(""));
    if (ChatRefusals.isFinal(code) || patience.isZero() || turn.timesBroken() > TIMES_MAX) {
      view.note("✗ " + why);
      return Optional.empty();
    }
    turn.broke();
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = PAUSE_MIN;
    while (System.nanoTime() < end) {
      Thread.sleep(pause);
      pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
      try {
        ChatConnection next = door.connect();
        if (isJoined(next, position, page, turn)) {
          return Optional.of(next);
        }
        next.close();
      } catch (ChatException e) {
        if (e.isFinal()) {
          view.note("✗ " + e.getMessage());
          return Optional.empty();
        }
      }
    }
    view.note("✗ " + why + "; it did not come back in " + patience.toSeconds() + " s");
    return Optional.empty();
  }

  private boolean isJoined(ChatConnection next, ChatPosition position, ChatPage page, ChatTurn turn)
      throws InterruptedException {
    JsonObject greeting = next.next(GREETING_SECONDS_MAX);
    if (!greeting.string("type").orElse("").equals("connection_established")) {
      return false;
    }
    next.send(page.whole());
    boolean goesOn = position.goesOn(greeting);
    boolean isTold = goesOn && isResumed(next, position);
    if (!isTold) {
      position.restart(greeting);
      turn.forget();
    }
    // one that nobody runs is asked for again; by its name the service knows what became of it
    if (!turn.isBegun() || !turn.is(greeting.string("active_turn_id").orElse(""))) {
      next.send(turn.message());
    }
    tell(
        turn,
        goesOn
            ? "… the connection broke; it is back, and the session goes on."
            : "… the connection broke; the service is back without the session, which begins"
                + " anew.");
    return true;
  }

  /** Says it once, however often a service that starts breaks off. */
  private void tell(ChatTurn turn, String words) {
    if (turn.isNewNote(words)) {
      view.note(words);
    }
  }

  /** Asks for what was missed, which follows; what comes before the answer comes again. */
  private static boolean isResumed(ChatConnection next, ChatPosition position)
      throws InterruptedException {
    next.send(position.resume());
    JsonObject frame = next.next(GREETING_SECONDS_MAX);
    while (!frame.string("type").orElse("").matches("resumed|auth_required|" + ChatFrames.CLOSED)) {
      frame = next.next(GREETING_SECONDS_MAX);
    }
    return frame.bool("recovered").orElse(false);
  }
}
