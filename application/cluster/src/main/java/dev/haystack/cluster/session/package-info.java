/**
 * Sessions: the copy in memory and the one that nodes share, brought together at every call.
 *
 * <p>{@code TieredSessionStore} is the way in; whoever calls holds the session's lock. {@code
 * SessionReconciliation} decides: what the store lacks is offered, what it has is taken over in its
 * order, both in one question, a few times at most. {@code SessionLink} remembers how far the two
 * agree, {@code ContextPatches} what changed in the context meanwhile, {@code SessionDeletions}
 * what the store must still be told. {@code SessionOffers} words the question.
 *
 * <p>Messages are known by their ids and contexts are compared by version, so a write that comes
 * late takes nothing back and doubles nothing; of two changes in the same key the last one wins. A
 * deleted session leaves the random name of its incarnation, by which a late copy is known.
 */
@NullMarked
package dev.haystack.cluster.session;

import org.jspecify.annotations.NullMarked;
