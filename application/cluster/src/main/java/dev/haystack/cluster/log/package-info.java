/**
 * The event log of a session on several nodes: numbered where the turn runs, written behind it,
 * mirrored where somebody follows.
 *
 * <p>{@code TieredEventLog} is the way in. {@code LogShadow} remembers a session's shared log: its
 * {@code Knowledge} is a value, and what is learnt makes the next one. {@code LogAgreement} decides
 * from that alone what brings two logs in line, {@code LogAlignment} does it. {@code LogWriter}
 * asks and writes: for callers who wait through {@code LogInquiry}, for all others on the one
 * thread of {@code LogTraffic}. {@code LogShadows} holds the shadows for as long as they matter.
 */
@NullMarked
package dev.haystack.cluster.log;

import org.jspecify.annotations.NullMarked;
