package dev.haystack.application.turn;

import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.StandingMessages;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.turn.TurnPlaces;
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

  /** The outcome of the turn's message, if it stands there already and is not asked anew. */
  Optional<TurnOutcome> among(List<Message> stored, ActiveTurn turn) {
    return turn.request().terms().replaces()
        ? Optional.empty()
        : StandingMessages.named(turn.request().clientMessageId(), stored)
            .map(message -> repeated(turn, message));
  }

  private TurnOutcome repeated(ActiveTurn turn, UserMessage earlier) {
    if (!earlier.content().equals(turn.request().content())) {
      return NoTurn.conflict();
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
        new TurnStatus(known, earlier.id(), turn.request().clientMessageId(), state));
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
}
