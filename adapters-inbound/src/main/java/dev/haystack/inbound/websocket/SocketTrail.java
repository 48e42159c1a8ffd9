package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.TokenCheck;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditOrigin;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.trail.TrailAwayException;
import org.jspecify.annotations.Nullable;

/**
 * What the trail is told of one socket. What cannot be told is not done, and its client hears that.
 * Safe for use by many threads.
 */
final class SocketTrail {

  private final AuditTrail trail;
  private final AuditOrigin origin;
  private final SessionId session;
  private final Outbox outbox;
  private volatile @Nullable UserId follower;

  /**
   * @param origin of the socket itself
   */
  SocketTrail(AuditTrail trail, AuditOrigin origin, SessionId session, Outbox outbox) {
    this.trail = trail;
    this.origin = origin;
    this.session = session;
    this.outbox = outbox;
  }

  /** Where a message of that type comes from. */
  AuditOrigin of(String type) {
    return origin.by(type);
  }

  /** The caller reads the session from now on; told once. */
  boolean follows(Principal caller) {
    if (caller.user().equals(follower)) {
      return true;
    }
    boolean isTold =
        isTold(
            AuditEntry.allowed(AuditEvent.SESSION_READ).by(caller).in(session).from(origin),
            ClientMessageId.NONE);
    if (isTold) {
      follower = caller.user();
    }
    return isTold;
  }

  /** Whether that was told of the user. */
  boolean isFollower(UserId user) {
    return user.equals(follower);
  }

  /** The session that the socket was opened for is another's. */
  void mayNotFollow(Principal caller) {
    attempt(denied(AuditEvent.SESSION_READ, caller, ErrorCode.SESSION_NOT_FOUND).from(origin));
  }

  /** The caller does that by a message of that type; false if it is not to be done. */
  boolean allowed(AuditEvent event, String type, Principal caller, ClientMessageId id) {
    return isTold(AuditEntry.allowed(event).by(caller).in(session).from(of(type)), id);
  }

  /** What a message of that type wants is refused. */
  void denied(AuditEvent event, String type, Principal caller, ErrorCode code) {
    attempt(denied(event, caller, code).from(of(type)));
  }

  /** There was no turn for a message. */
  void noTurn(String type, UserId user, ProfileId profile, ErrorCode code) {
    switch (code) {
      case SESSION_NOT_FOUND, FORBIDDEN ->
          noTurn(AuditEvent.SESSION_WRITE, type, user, profile, code);
      case RATE_LIMITED, QUEUE_FULL, BUDGET_EXHAUSTED ->
          noTurn(AuditEvent.LIMIT_HIT, type, user, profile, code);
      default -> {
        // it was told of already
      }
    }
  }

  private void noTurn(
      AuditEvent event, String type, UserId user, ProfileId profile, ErrorCode code) {
    attempt(AuditEntry.denied(event, code).by(user, profile).in(session).from(of(type)));
  }

  /** Credentials were not taken; a socket that has brought none is asked for them. */
  void callerRefused(TokenCheck check, ErrorCode code) {
    if (code != ErrorCode.AUTH_MISSING) {
      AuditEntry entry = AuditEntry.denied(AuditEvent.AUTH_REFUSED, code).in(session).from(origin);
      attempt(
          switch (check) {
            case TokenCheck.Failed(_, var reason) -> entry.because(reason);
            case TokenCheck.Passed passed -> entry.by(passed.identity().user(), ProfileId.NONE);
            case TokenCheck.NotNeeded _ -> entry;
          });
    }
  }

  /** Credentials were not taken that are good, for they are another's than the socket's user. */
  void callerRefused(Principal other) {
    attempt(denied(AuditEvent.AUTH_REFUSED, other, ErrorCode.AUTH_REJECTED).from(origin));
  }

  private AuditEntry denied(AuditEvent event, Principal caller, ErrorCode code) {
    return AuditEntry.denied(event, code).by(caller).in(session);
  }

  private boolean isTold(AuditEntry entry, ClientMessageId id) {
    try {
      trail.tell(entry);
      return true;
    } catch (TrailAwayException _) {
      outbox.offer(new Notice.Refused(ErrorCode.OVERLOADED, TrailAwayException.RETRY_AFTER, id));
      return false;
    }
  }

  private void attempt(AuditEntry entry) {
    try {
      trail.tell(entry);
    } catch (TrailAwayException _) {
      // who is refused sees nothing of which a line is missing
    }
  }
}
