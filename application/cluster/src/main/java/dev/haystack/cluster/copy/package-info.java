/**
 * What every copy in memory of something shared needs, so that sessions and page states tell the
 * same story.
 *
 * <p>All of it remembers and none of it decides. {@code StripedLocks}: one change of a key at a
 * time. {@code RecentWrites}: what was written within two seconds before a break, which the store
 * may have confirmed and lost, is written again. {@code Tombstones}: what was deleted here, for as
 * long as a copy of it may come up elsewhere. {@code WriteBack}: what an outage held is brought to
 * the store when it returns, newest first, and no faster than its users can bear.
 */
@NullMarked
package dev.haystack.cluster.copy;

import org.jspecify.annotations.NullMarked;
