package dev.haystack.application.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.trail.AuditOrigin;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a turn is about: fixed when it begins.
 *
 * @param context the session's context as it was then
 * @param page the state of the user's page when it was first asked for
 * @param span the turn, as a piece of work
 */
record TurnScope(
    SessionId session,
    Incarnation incarnation,
    UserId user,
    PersonaType persona,
    JsonObject context,
    Supplier<Optional<UiState>> page,
    CallerLease caller,
    List<Message> history,
    UserMessage question,
    TurnTerms terms,
    AuditOrigin origin,
    Span span,
    Cancellation cancellation) {

  TurnScope {
    history = List.copyOf(history);
  }

  static TurnScope of(
      ActiveTurn turn,
      Session session,
      Supplier<Optional<UiState>> page,
      List<Message> history,
      UserMessage question) {
    TurnRequest request = turn.request();
    return new TurnScope(
        request.session(),
        session.incarnation(),
        turn.user(),
        session.persona(),
        session.context(),
        // what the model was told of it counts, whatever the page tells later
        new Remembered<>(page),
        request.caller(),
        history,
        question,
        request.terms(),
        request.origin(),
        turn.span(),
        turn.cancellation());
  }
}
