/**
 * What can be done with a session besides speaking in it.
 *
 * <p>{@code OpenSession}, {@code ReadSession}, {@code DeleteSession} and {@code UpdateUiState} do
 * one thing each. {@code FollowSession} connects somebody to a session's log, as a {@code
 * Following}; {@code FollowUiState} tells of its page. {@code SessionFollowers} remembers who
 * follows on this node, {@code NodeSessions} does what other nodes want of it, {@code PastTurn} is
 * what a turn has left.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.application.session;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
