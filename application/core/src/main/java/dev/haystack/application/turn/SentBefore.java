package dev.haystack.application.turn;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.turn.TurnPlaces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds out what became of a message that its client sends again under the same name. */
final class SentBefore {

  private final SessionStore sessions;
  private final ActiveTurns active;
  private final TurnPlaces places;

  SentBefore(SessionStore sessions, ActiveTurns active, TurnPlaces places) {
    this.sessions = sessions;
    this.active = active;
    this.places = places;
  }

  /** The outcome of the turn's message, if it stands there already. */
  Optional<TurnOutcome> among(List<Message> history, ActiveTurn turn) {
    return earlier(history, turn.request()).map(message -> repeated(turn, message));
  }

  private static Optional<UserMessage> earlier(List<Message> history, TurnRequest request) {
    return history.stream()
        .filter(_ -> request.clientMessageId().isPresent())
        .filter(UserMessage.class::isInstance)
        .map(UserMessage.class::cast)
        .filter(message -> message.clientMessageId().equals(request.clientMessageId()))
        .findFirst();
  }

  private TurnOutcome repeated(ActiveTurn turn, UserMessage earlier) {
    if (!earlier.content().equals(turn.request().content())) {
      return conflict();
    }
    SessionId session = turn.request().session();
    var known = new TurnId(earlier.id().value());
    TurnState state = state(session, earlier);
    if (state == TurnState.RUNNING
        && !active.knows(session, known)
        && places.endIfLost(session, known)) {
      state = state(session, earlier);
    }
    return new TurnOutcome.Repeated(
        new TurnStatus(known, earlier.id(), earlier.clientMessageId(), state));
  }

  private TurnState state(SessionId session, UserMessage question) {
    return sessions.messages(session).stream()
        .filter(AssistantMessage.class::isInstance)
        .map(AssistantMessage.class::cast)
        .filter(answer -> answer.inReplyTo().equals(question.id()))
        .findFirst()
        .map(answer -> TurnState.of(answer.status()))
        .orElse(TurnState.RUNNING);
  }

  static TurnOutcome conflict() {
    return new TurnOutcome.Refused(ErrorCode.ID_CONFLICT, Duration.ZERO);
  }
}
