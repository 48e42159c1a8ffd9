package dev.haystack.application.turn;

import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.tracing.Span;

/**
 * A user message that asks for a turn.
 *
 * @param caller asked anew before each request in the user's name and each round of the model
 * @param persona of the session, should this message be its first
 * @param span what its turn is part of
 */
public record TurnRequest(
    SessionId session,
    CallerLease caller,
    PersonaType persona,
    String content,
    ClientMessageId clientMessageId,
    TurnTerms terms,
    Span span) {

  /** One that nobody follows. */
  public TurnRequest(
      SessionId session,
      CallerLease caller,
      PersonaType persona,
      String content,
      ClientMessageId clientMessageId,
      TurnTerms terms) {
    this(session, caller, persona, content, clientMessageId, terms, Span.OFF);
  }

  /** One that is answered as ever. */
  public TurnRequest(
      SessionId session,
      CallerLease caller,
      PersonaType persona,
      String content,
      ClientMessageId clientMessageId) {
    this(session, caller, persona, content, clientMessageId, TurnTerms.STANDARD);
  }
}
