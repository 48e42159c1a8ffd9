package dev.haystack.cluster.line;

import dev.haystack.domain.session.TurnId;

/**
 * A turn that comes for its places.
 *
 * @param sinceMillis when it came, by this node's clock
 * @param onLost is called when a place was given to another after all; must not block
 */
public record Arrival(TurnId turn, long sinceMillis, Runnable onLost) {}
