package dev.haystack.cluster.log;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What the logs must know of their sessions; both may ask the shared store, and throw if it is
 * away.
 *
 * @param bringUp brings a session's messages to the shared store, and says whether it has them:
 *     nobody is to hear of a turn elsewhere whose message is not there
 * @param isOf whether the session that is there now is that user's
 */
public record LogSessions(Predicate<SessionId> bringUp, BiPredicate<SessionId, UserId> isOf) {}
