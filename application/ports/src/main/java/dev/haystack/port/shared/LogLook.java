package dev.haystack.port.shared;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;

/**
 * A question about a session's shared log.
 *
 * @param known the place behind which events are wanted; all of them if the log has another epoch
 * @param epochIfNone the epoch of the log to make if there is none; empty to make none
 * @param fence the right to write that the asker has, zero for none; older ones are void from now
 * @param watching whether this node is to be told of what is added, for a while
 */
public record LogLook(
    SessionId session, LogPosition known, String epochIfNone, long fence, boolean watching) {}
