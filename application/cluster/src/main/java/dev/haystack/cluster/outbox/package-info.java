/** Violations: held in memory until the shared store has them. */
@NullMarked
package dev.haystack.cluster.outbox;

import org.jspecify.annotations.NullMarked;
