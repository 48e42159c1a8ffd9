package dev.haystack.inbound.http;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.SessionId;

/** Renders an event of the log as the frame that a socket would get. */
@FunctionalInterface
public interface EventRendering {

  String render(SessionId session, LoggedEvent event);
}
