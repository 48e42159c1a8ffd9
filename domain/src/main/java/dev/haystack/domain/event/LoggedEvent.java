package dev.haystack.domain.event;

import dev.haystack.domain.session.TurnId;

/** An event of a session's log, with its place there. */
public record LoggedEvent(long sequence, TurnId turn, TurnEvent event) {}
