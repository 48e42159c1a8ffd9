package dev.haystack.inbound.websocket;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.Credentials;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who wants to hear of a session, and says nothing on that way.
 *
 * @param after where they left off, if they have heard before
 * @param peer from where they come
 * @param forwardedFor for whom a proxy speaks
 * @param cut ends their connection, whatever it waits for
 */
public record SessionListener(
    SessionId session,
    Credentials credentials,
    Optional<LogPosition> after,
    InetAddress peer,
    List<String> forwardedFor,
    Runnable cut) {

  public SessionListener {
    forwardedFor = List.copyOf(forwardedFor);
  }
}
