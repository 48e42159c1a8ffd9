package dev.haystack.application.turn;

import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import java.util.function.Supplier;

/**
 * A user message that asks for a turn.
 *
 * @param caller asked anew before each call in the user's name, so that a newer token is used
 * @param persona of the session, should this message be its first
 */
public record TurnRequest(
    SessionId session,
    Supplier<Principal> caller,
    PersonaType persona,
    String content,
    ClientMessageId clientMessageId) {}
