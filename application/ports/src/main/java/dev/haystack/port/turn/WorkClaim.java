package dev.haystack.port.turn;

import dev.haystack.domain.identity.UserId;

/**
 * Work of a user's outside of any session that comes for its place.
 *
 * @param id never the same twice
 * @param sinceMillis when it came, by this node's clock
 */
public record WorkClaim(String id, UserId user, long sinceMillis) {}
