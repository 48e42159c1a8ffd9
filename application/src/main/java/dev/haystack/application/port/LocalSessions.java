package dev.haystack.application.port;

import dev.haystack.domain.session.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * The sessions that this process holds, which may be copies of those that all nodes share.
 *
 * <p>No call ever waits for anything outside this process.
 */
public interface LocalSessions extends SessionStore {

  /** The session with all that it has, unless it is unknown, deleted or expired. */
  Optional<SessionCopy> copy(SessionId id);

  /** Holds this copy in place of what was held; that is no use of the session. */
  void keep(SessionCopy copy);

  /** All sessions that are held, used last first. */
  List<SessionId> newestFirst();
}
