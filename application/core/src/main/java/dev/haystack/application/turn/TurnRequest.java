package dev.haystack.application.turn;

import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.CallerLease;

/**
 * A user message that asks for a turn.
 *
 * @param caller asked anew before each request in the user's name and each round of the model
 * @param persona of the session, should this message be its first
 */
public record TurnRequest(
    SessionId session,
    CallerLease caller,
    PersonaType persona,
    String content,
    ClientMessageId clientMessageId,
    TurnTerms terms) {

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
