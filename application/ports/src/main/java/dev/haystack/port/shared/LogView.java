package dev.haystack.port.shared;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import java.util.List;

/**
 * A session's shared log as it was seen.
 *
 * @param fence the newest right to write that anybody has shown, zero if nobody has
 * @param ours whether its newest events were written by this node
 * @param otherNodes how many other nodes watch it or write to it
 * @param events the events that were asked for, as far as it holds them
 */
public record LogView(
    LogPosition position, long fence, boolean ours, int otherNodes, List<LoggedEvent> events) {

  public LogView {
    events = List.copyOf(events);
  }
}
