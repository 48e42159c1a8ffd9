package dev.haystack.application.turn;

import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.TurnId;

/** A turn as a client that repeats its message is told of it. */
public record TurnStatus(
    TurnId turn, MessageId message, ClientMessageId clientMessageId, TurnState state) {}
