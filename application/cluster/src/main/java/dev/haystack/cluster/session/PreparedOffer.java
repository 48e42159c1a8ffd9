package dev.haystack.cluster.session;

import dev.haystack.port.shared.SessionOffer;

/**
 * An offer to the shared store.
 *
 * @param offered how many messages of the local copy are in it
 * @param isComplete whether the wish is fulfilled once the offer is taken
 */
record PreparedOffer(SessionOffer offer, int offered, boolean isComplete) {}
