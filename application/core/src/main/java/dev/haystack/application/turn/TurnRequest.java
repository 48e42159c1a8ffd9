package dev.haystack.application.turn;

import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.trail.AuditOrigin;

/**
 * A user message that asks for a turn.
 *
 * @param caller asked anew before each request in the user's name and each round of the model
 * @param persona of the session, should this message be its first
 * @param origin where it came from, for the trail
 * @param span what its turn is part of
 */
public record TurnRequest(
    SessionId session,
    CallerLease caller,
    PersonaType persona,
    String content,
    ClientMessageId clientMessageId,
    TurnTerms terms,
    AuditOrigin origin,
    Span span) {

  /** One of which nobody says where it came from, and that nobody follows. */
  public TurnRequest(
      SessionId session,
      CallerLease caller,
      PersonaType persona,
      String content,
      ClientMessageId clientMessageId,
      TurnTerms terms) {
    this(session, caller, persona, content, clientMessageId, terms, AuditOrigin.UNKNOWN, Span.OFF);
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

  /** The same, which came from there. */
  public TurnRequest from(AuditOrigin where) {
    return new TurnRequest(session, caller, persona, content, clientMessageId, terms, where, span);
  }

  /** The same as a part of that. */
  public TurnRequest partOf(Span whole) {
    return new TurnRequest(
        session, caller, persona, content, clientMessageId, terms, origin, whole);
  }
}
