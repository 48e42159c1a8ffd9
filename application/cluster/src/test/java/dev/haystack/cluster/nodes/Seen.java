package dev.haystack.cluster.nodes;

import dev.haystack.application.session.SessionFollower;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What somebody hears who follows a session. */
final class Seen implements SessionFollower {

  final List<LoggedEvent> events = new CopyOnWriteArrayList<>();
  volatile boolean deleted;
  volatile boolean reset;

  @Override
  public void onEvent(LoggedEvent event) {
    events.add(event);
  }

  @Override
  public void onDeleted() {
    deleted = true;
  }

  @Override
  public void onReset() {
    reset = true;
  }

  /** The answers' text, as it was told piece by piece. */
  String text() {
    var text = new StringBuilder();
    for (LoggedEvent event : events) {
      if (event.event() instanceof TurnEvent.TextDelta(String piece)) {
        text.append(piece);
      }
    }
    return text.toString();
  }

  long ended() {
    return events.stream().filter(event -> event.event() instanceof TurnEvent.Ended).count();
  }
}
