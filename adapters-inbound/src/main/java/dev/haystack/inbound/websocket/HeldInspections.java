package dev.haystack.inbound.websocket;

import dev.haystack.application.turn.Inspection;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.inbound.protocol.Notice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens beneath a turn while it is found out whose the session is, each with its place among
 * the events. It outlives neither that question nor the socket. Guarded by itself.
 */
final class HeldInspections {

  /** More happens in no turn before that is found out; the newest are left out. */
  static final int MAX = 100;

  private final ArrayDeque<Held> held = new ArrayDeque<>(0);
  private boolean isHolding;

  private record Held(UserId owner, long after, Inspection inspection) {}

  /** From now on all is held. */
  synchronized void begin() {
    isHolding = true;
  }

  /** What has happened after the event of that number; false if nothing is held now. */
  synchronized boolean hold(UserId owner, long after, Inspection inspection) {
    if (isHolding && held.size() < MAX) {
      held.add(new Held(owner, after, inspection));
    }
    return isHolding;
  }

  /** Holds no more, and lets go of what was held. */
  synchronized void drop() {
    isHolding = false;
    held.clear();
  }

  /**
   * Hands over those events, and what was held of the user's turns where it happened; then holds no
   * more.
   */
  synchronized void handOver(UserId user, List<LoggedEvent> events, Outbox outbox) {
    var since = new ArrayList<LoggedEvent>();
    for (LoggedEvent event : events) {
      if (!held.isEmpty() && held.peek().after() < event.sequence()) {
        outbox.replay(since);
        since.clear();
        while (!held.isEmpty() && held.peek().after() < event.sequence()) {
          tell(held.remove(), user, outbox);
        }
      }
      since.add(event);
    }
    outbox.replay(since);
    held.forEach(each -> tell(each, user, outbox));
    drop();
  }

  private static void tell(Held each, UserId user, Outbox outbox) {
    if (each.owner().equals(user)) {
      outbox.offer(new Notice.Inspected(each.inspection()));
    }
  }
}
