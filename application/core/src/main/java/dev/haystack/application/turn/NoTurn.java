package dev.haystack.application.turn;

import dev.haystack.application.cost.NotNow;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.session.Session;
import dev.haystack.port.identity.CallerLease;
import java.time.Duration;
import java.util.Optional;

/** Why there is no turn for a message. */
final class NoTurn {

  static final Duration QUEUE_RETRY = Duration.ofSeconds(5);

  private static final TurnOutcome OTHER_PROFILE =
      new TurnOutcome.Refused(
          ErrorCode.FORBIDDEN,
          Duration.ZERO,
          "This session was opened under another profile. A new session is needed.");

  static final TurnOutcome OTHER_ROLE =
      new TurnOutcome.Refused(
          ErrorCode.FORBIDDEN, Duration.ZERO, "This assistant is not for your role.");

  private NoTurn() {}

  static TurnOutcome of(NotNow why) {
    return new TurnOutcome.Refused(why.code(), why.retryAfter());
  }

  /** Why the message cannot be one of that session. */
  static Optional<TurnOutcome> of(ActiveTurn turn, Session session) {
    if (!session.isOwnedBy(turn.user())) {
      return Optional.of(notFound());
    }
    CallerLease caller = turn.request().caller();
    if (!caller.personas().contains(session.persona())) {
      return Optional.of(OTHER_ROLE);
    }
    return session.isOpenUnder(caller.profile()) ? Optional.empty() : Optional.of(OTHER_PROFILE);
  }

  /** A turn that ended while it waited. */
  static TurnOutcome givenUp(ActiveTurn turn) {
    return switch (turn.cancellation().reason()) {
      case STOPPED, DETACHED -> new TurnOutcome.Repeated(turn.status(TurnState.STOPPED));
      case DELETED -> notFound();
      case NONE, TIMED_OUT, LOST, SHUTTING_DOWN -> shuttingDown();
    };
  }

  /** The same, if it is to end before anything is stored of it: it can be asked again elsewhere. */
  static Optional<TurnOutcome> ended(ActiveTurn turn) {
    return turn.cancellation().isCancelled() ? Optional.of(givenUp(turn)) : Optional.empty();
  }

  static TurnOutcome shuttingDown() {
    return new TurnOutcome.Refused(ErrorCode.SHUTTING_DOWN, Duration.ofSeconds(1));
  }

  static TurnOutcome notFound() {
    return new TurnOutcome.Refused(ErrorCode.SESSION_NOT_FOUND, Duration.ZERO);
  }

  /** The message's name was used for another. */
  static TurnOutcome conflict() {
    return new TurnOutcome.Refused(ErrorCode.ID_CONFLICT, Duration.ZERO);
  }
}
