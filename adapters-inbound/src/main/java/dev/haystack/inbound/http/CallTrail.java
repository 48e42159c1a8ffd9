package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditOrigin;
import dev.haystack.port.trail.AuditOutcome;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.trail.TrailAwayException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the trail is told of one request: its route's event, once, before its effect is seen, and
 * why it was refused. For the request's thread.
 */
final class CallTrail {

  private final AuditTrail trail;
  private final AuditOrigin origin;
  private final Optional<AuditEvent> event;
  private @Nullable Principal caller;
  private Optional<SessionId> session = Optional.empty();
  private boolean told;

  CallTrail(AuditTrail trail, AuditOrigin origin, Optional<AuditEvent> event) {
    this.trail = trail;
    this.origin = origin;
    this.event = event;
  }

  /** Where the request comes from. */
  AuditOrigin origin() {
    return origin;
  }

  /** Who asks, and in which session, if in any. */
  void known(Principal by, Optional<SessionId> in) {
    caller = by;
    session = in;
  }

  /** Who is known to ask. */
  Optional<UserId> reader() {
    return Optional.ofNullable(caller).map(Principal::user);
  }

  /**
   * The caller may do it; to be called before what cannot be taken back.
   *
   * @throws Refusal if the trail cannot be written
   */
  void allowed() {
    if (caller != null && !told && event.isPresent()) {
      told = true;
      try {
        trail.tell(entry(AuditEntry.allowed(event.get())));
      } catch (TrailAwayException _) {
        throw new Refusal(Problem.of(ErrorCode.OVERLOADED, TrailAwayException.RETRY_AFTER));
      }
    }
  }

  /** The profile is not one of the caller's, or nobody knows who calls. */
  void callerRefused(Optional<UserId> bearer, ErrorCode code) {
    AuditEntry entry = AuditEntry.denied(AuditEvent.AUTH_REFUSED, code).from(origin);
    trail.tell(bearer.map(user -> entry.by(user, ProfileId.NONE)).orElse(entry));
  }

  /** The request was answered with a problem, or as if there were nothing. */
  void refused(ErrorCode code) {
    if (caller == null) {
      return;
    }
    switch (code) {
      case RATE_LIMITED, QUEUE_FULL, BUDGET_EXHAUSTED ->
          trail.tell(entry(AuditEntry.denied(AuditEvent.LIMIT_HIT, code)));
      case SESSION_NOT_FOUND, FORBIDDEN -> ended(AuditOutcome.DENIED, code);
      case INTERNAL -> ended(AuditOutcome.FAILED, code);
      default -> {
        // what was asked is not read, or was told of
      }
    }
  }

  private void ended(AuditOutcome outcome, ErrorCode code) {
    told = true;
    event.ifPresent(
        what -> {
          try {
            trail.tell(entry(AuditEntry.of(what, outcome).code(code.wireName())));
          } catch (TrailAwayException _) {
            // who is refused sees nothing of which a line is missing
          }
        });
  }

  private AuditEntry entry(AuditEntry entry) {
    AuditEntry from = entry.from(origin);
    AuditEntry by = caller == null ? from : from.by(caller);
    return session.map(by::in).orElse(by);
  }
}
