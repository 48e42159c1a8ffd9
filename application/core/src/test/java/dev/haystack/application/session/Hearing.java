package dev.haystack.application.session;

import dev.haystack.domain.event.LoggedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What somebody hears who follows a session. */
final class Hearing implements SessionFollower {

  final List<LoggedEvent> events = new CopyOnWriteArrayList<>();
  final List<String> said = new CopyOnWriteArrayList<>();

  @Override
  public void onEvent(LoggedEvent event) {
    events.add(event);
  }

  @Override
  public void onDeleted() {
    said.add("deleted");
  }

  @Override
  public void onReset() {
    said.add("reset");
  }
}
