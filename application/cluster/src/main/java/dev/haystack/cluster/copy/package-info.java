/**
 * What every copy in memory of something shared needs.
 *
 * <p>{@code Unshared} is what a tier holds: it lets one thread at a time at a session's copy,
 * remembers which copies the shared store lacks something of, and decides when that is brought
 * there. {@code WriteBack} does the bringing, a few at once; {@code RecentWrites} remembers what
 * was written a moment ago, in case the store loses it; {@code Tombstones} remembers what was
 * deleted, so that no copy elsewhere brings it back; {@code StripedLocks} are the locks. None of
 * them knows what a session or a page state is: that is what their callers hand in.
 */
@NullMarked
package dev.haystack.cluster.copy;

import org.jspecify.annotations.NullMarked;
