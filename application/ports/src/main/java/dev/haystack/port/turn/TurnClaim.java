package dev.haystack.port.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;

/**
 * A turn that comes for its place.
 *
 * @param sinceMillis when it came, by this node's clock
 * @param onLost is called when the place was given to another after all; must not block
 */
public record TurnClaim(
    TurnId turn, SessionId session, UserId user, long sinceMillis, Runnable onLost) {}
