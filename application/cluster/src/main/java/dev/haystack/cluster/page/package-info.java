/**
 * What pages show: the copy in memory and the one that nodes share.
 *
 * <p>{@code TieredUiStateStore} is the way in and holds the session's lock; {@code
 * UiReconciliation} decides and asks. A read fetches what changed elsewhere; a write is applied to
 * the copy, then shared by comparing versions, and where another state has come meanwhile it is
 * applied to that one, a few times at most. {@code UiLink} remembers which shared state the copy
 * follows from. States are ordered by the page's time and sequence, so after an outage the later of
 * both remains.
 */
@NullMarked
package dev.haystack.cluster.page;

import org.jspecify.annotations.NullMarked;
