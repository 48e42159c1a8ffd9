/**
 * Violations: held in memory until the shared store has them.
 *
 * <p>{@code TieredOutbox} puts into memory, which never waits. Who claims moves what is there to
 * the store (within three seconds at most), from which any node delivers; while the store is away
 * memory is delivered from directly. A node that stops hands its records over, or else each is
 * tried once more; what a node that is killed had not moved is lost. A record arrives at least
 * once, and its id tells the receiver.
 */
@NullMarked
package dev.haystack.cluster.outbox;

import org.jspecify.annotations.NullMarked;
