/**
 * The stores of one process: everything in memory, nothing kept for ever.
 *
 * <p>{@code MemoryStore} is all of them. Sessions and page states lie in an {@code ExpiringMap}
 * each; {@code SessionLogs} keeps a {@code SessionLog} for each session, whose newest events are an
 * {@code EventBuffer}. {@code MemoryCapacity} bounds what all hold by the bytes that {@code
 * Accounts} has of each user; {@code Oldest} picks what has to go.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.outbound.memory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
