package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.Identification;
import dev.haystack.application.session.FirstLook;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Notice;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Follows the session and greets the client: the first work of a socket's inbox. */
record Greeting(
    SocketParts parts,
    Outbox outbox,
    Admittance admittance,
    SessionFeed feed,
    Caller caller,
    Standing standing,
    SocketTrail trail) {

  private static final FirstLook NOTHING_SHOWN = new FirstLook(false, Optional.empty());

  void give() {
    feed.open();
    if (parts.inspects()) {
      feed.inspect();
    }
    switch (caller.identify(Credentials.NONE)) {
      case Identification.Known(var principal) -> {
        FirstLook found = told(principal, feed.firstLook(principal.user()));
        // one socket too many is closed without a greeting
        admittance.known(principal);
        if (parts.after().isPresent() && found.isOpen()) {
          // what was missed stands before all that comes
          standing.adopt(principal, Credentials.NONE);
          resume(parts.after().get());
          outbox.begin(established(found));
        } else {
          outbox.begin(established(found));
          adopt(found, principal);
        }
      }
      case Identification.Unknown(var code, var retryAfter) -> {
        outbox.begin(established(NOTHING_SHOWN));
        // another token would not help
        if (code == ErrorCode.AUTH_UNAVAILABLE || code == ErrorCode.FORBIDDEN) {
          outbox.offer(new Notice.Refused(code, retryAfter, ClientMessageId.NONE));
          admittance.doubt();
        } else {
          admittance.demand(code);
        }
      }
    }
  }

  /** What the trail cannot be told of is not shown. */
  private FirstLook told(Principal principal, FirstLook found) {
    if (!found.isOpen()) {
      trail.mayNotFollow(principal);
    }
    return !found.isOpen() || trail.follows(principal) ? found : NOTHING_SHOWN;
  }

  private void adopt(FirstLook found, Principal principal) {
    if (found.isOpen()) {
      standing.adopt(principal, Credentials.NONE);
    }
  }

  private void resume(LogPosition after) {
    if (!feed.resume(after)) {
      outbox.offer(
          new Notice.Refused(ErrorCode.SESSION_NOT_FOUND, Duration.ZERO, ClientMessageId.NONE));
    }
  }

  private Notice established(FirstLook found) {
    SocketSettings settings = parts.settings();
    return new Notice.ConnectionEstablished(
        parts.clock().instant(),
        feed.begin(found.isOpen()),
        settings.heartbeatInterval(),
        settings.messageBytesMax(),
        found.activeTurn().map(TurnId::value).orElse(""),
        UUID.randomUUID().toString());
  }
}
