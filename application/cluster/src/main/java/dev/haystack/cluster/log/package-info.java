/**
 * The event log of a session on several nodes: numbered where the turn runs, written behind it,
 * mirrored where somebody follows.
 *
 * <p>{@code TieredEventLog} is the way in: it numbers at once, from memory. {@code LogTraffic} is
 * the one thread that asks: it takes some of the sessions that wait, has {@code LogWriter} send
 * what they have together, and comes round to each about every 100 ms, at once where another node
 * waits. {@code LogShadow} remembers what this node knows of a session's shared log; {@code
 * LogShadows} keeps those that matter. {@code LogAgreement} decides by one rule: an epoch and a
 * number mean the same event to everybody. While the store is away a node goes on in the epoch if
 * no other had sockets of the session, else in one of its own; where numbers came to mean two
 * things all the same, the epoch is given up everywhere and the sockets come again.
 *
 * <p>A node with sockets is told of every batch, and asks every two seconds in case it was not.
 * Before a turn it catches up and before the place is given on it flushes; the place's fence goes
 * with every batch, so that a node that lost its place is heard no more. After an outage a
 * session's messages go to the store before its events.
 */
@NullMarked
package dev.haystack.cluster.log;

import org.jspecify.annotations.NullMarked;
