/**
 * Sessions: the copy in memory and the one that nodes share, brought together at every call.
 *
 * <p>{@code TieredSessionStore} is the way in: it asks if the store is in reach and answers from
 * the copy. {@code SessionReconciliation} decides what becomes of copy and shared session and asks
 * the store for it; {@code SessionLink} is what it remembers of the last time. {@code SessionWish}
 * says what the caller is there for, {@code SessionOffers} what is offered to the store for it.
 * {@code SessionDeletions} remembers and tells deletions, {@code ContextPatches} remembers changes
 * of contexts.
 */
@NullMarked
package dev.haystack.cluster.session;

import org.jspecify.annotations.NullMarked;
