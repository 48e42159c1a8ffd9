/**
 * The event log of a session on several nodes: numbered where the turn runs, written behind it,
 * mirrored where somebody follows.
 */
@NullMarked
package dev.haystack.cluster.log;

import org.jspecify.annotations.NullMarked;
